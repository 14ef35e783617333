import { createLogger, errorInLog } from '../../server/platform/logging';

function written(write: (log: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger('info', { write: (line) => lines.push(line) }));
  return lines.join('');
}

it('closes tokens, passwords and names wherever they stand in a line', () => {
  const person = { id: 'p1', name: 'Canary', givenName: 'Canary', email: 'canary@example.org', traits: ['canary'] };
  const line = written((log) => {
    log.info({ authorization: 'canary', deep: [{ er: { password: 'canary', person } }], requestId: 'r1' }, 'asked');
  });
  expect(line.toLowerCase()).not.toContain('canary');
  expect(JSON.parse(line)).toMatchObject({ requestId: 'r1', deep: [{ er: { password: '[closed]', person: { id: 'p1' } } }] });
});

it('keeps of an error where it happened and its code, not what it quotes', () => {
  const error = Object.assign(new RangeError('no school "Canary High" (canary@example.org): Canary'), {
    code: '23505',
    detail: 'Canary',
  });
  const line = written((log) => {
    log.error(error);
  });
  expect(line.toLowerCase()).not.toMatch(/canary(?!.*logging\.test)/);
  expect(JSON.parse(line).error).toMatchObject({ kind: 'RangeError', message: 'no school … …', code: '23505' });
});

it('tells what an error came of, without its values either', () => {
  const error = new Error('could not be solved', { cause: new TypeError('no number: Canary') });
  expect(errorInLog(error)).toMatchObject({ message: 'could not be solved', cause: { kind: 'TypeError', message: 'no number' } });
});

it.each([
  ['canary@example.org is taken', '… is taken'],
  ['Unexpected token \'C\', "Canary" is not valid JSON', 'Unexpected token …, … is not valid JSON'],
  ['Value is not a valid address: Canary', 'Value is not a valid address'],
  ['ends in an open quote "Canary', 'ends in an open quote …'],
])('writes %s without its values', (message, kept) => {
  expect(errorInLog(new Error(message)).message).toBe(kept);
});

it('takes what is no error for what it is', () => {
  expect(errorInLog('Canary')).toEqual({ kind: 'string', message: 'not an error', at: [] });
});
