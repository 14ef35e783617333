import { sharedStatement, statement } from '../../server/platform/statement';

describe('a name of a statement', () => {
  it('stands for one text: the same again is taken, another is refused', () => {
    const text = 'SELECT 1 AS one';
    expect(statement('test_named', text)).toEqual({ name: 'test_named', text });
    expect(statement('test_named', text)).toEqual({ name: 'test_named', text });
    expect(() => statement('test_named', 'SELECT 2 AS two')).toThrow('Two statements are named test_named.');
  });

  it('is not so long that PostgreSQL would cut it', () => {
    const longest = 'a'.repeat(63);
    expect(statement(longest, 'SELECT 1 AS one').name).toBe(longest);
    expect(() => statement(`${longest}b`, 'SELECT 1 AS one')).toThrow(/is longer than 63 letters\.$/);
  });

  it('is not a second time that of a shared one', () => {
    sharedStatement('test_named_shared', 'SELECT $1::integer AS one');
    expect(() => statement('test_named_shared', 'SELECT 1 AS one')).toThrow('Two statements are named test_named_shared.');
  });
});
