import fc from 'fast-check';
import { normalisedName, wordPatterns } from '../../server/platform/text';
import { normalisedStudentName } from '../../server/students/student.rules';

describe('normalisedName', () => {
  it.each([
    ["O'Brien-Nuñez", 'obrien nunez'],
    ['O’Brien  Nuñez', 'obrien nunez'],
    ['Łukasz Ångström', 'lukasz angstrom'],
    ['  Zoë  ', 'zoe'],
    ['محمد', 'محمد'],
    ['مُحَمَّد', 'محمد'],
    ['שָׁלוֹם', 'שלום'],
    ['किरण', 'किरण'],
    ['김철수', '김철수'],
    ['👩‍🚀 Nova', '👩🚀 nova'],
    ['🦊', '🦊'],
    ['\u202EAmina\u202C', 'amina'],
    ['\u0000Sam\u0007', 'sam'],
    ['...', ''],
  ])('makes of %j what is searched for', (name, expected) => {
    expect(normalisedName(name)).toBe(expected.normalize('NFKD'));
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => normalisedName(normalisedName(name)) === normalisedName(name)),
    );
  });

  it('leaves no wildcard of LIKE and no control character', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => !/[%_\\\p{Cc}]/u.test(normalisedName(name))));
  });
});

it('sorts a student by family name, and lives with names of one word', () => {
  expect(normalisedStudentName({ givenName: 'Amélie', familyName: 'Ní Bhriain' })).toBe('ni bhriain amelie');
  expect(normalisedStudentName({ givenName: 'Madonna', familyName: '' })).toBe('madonna');
});

it('looks for the beginnings of at most ten words', () => {
  expect(wordPatterns('sam stu')).toEqual(['% sam%', '% stu%']);
  expect(wordPatterns('')).toEqual([]);
  expect(wordPatterns('a b c d e f g h i j k l')).toHaveLength(10);
});
