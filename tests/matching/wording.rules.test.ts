import { insideSentence, nameToFind } from '../../server/matching/wording.rules';

describe('titles inside a sentence', () => {
  it.each([
    ['Civil engineers', 'civil engineers'],
    ['IT managers', 'IT managers'],
    ['CAD, drawing and architectural technicians', 'CAD, drawing and architectural technicians'],
    ['English literature', 'English literature'],
    ['Engineering professionals n.e.c.', 'engineering professionals'],
    ['Science (KS3 science and GCSE combined science)', 'science'],
  ])('keeps %s readable', (title, words) => {
    expect(insideSentence(title)).toBe(words);
  });

  const occupations = [
    { code: '111', title: 'Chief executives and senior officials' },
    { code: '1111', title: 'Chief executives and senior officials' },
    { code: '2121', title: 'Civil engineers' },
    { code: '3319', title: 'Protective service associate professionals n.e.c.' },
    { code: '544', title: 'Other skilled trades' },
    { code: '5449', title: 'Other skilled trades n.e.c.' },
    { code: '8141', title: 'Assemblers (electrical and electronic products)' },
    { code: '8142', title: 'Assemblers (vehicles and metal goods)' },
  ];
  it.each([
    ['1111', 'chief executives and senior officials, code 1111'],
    ['2121', 'civil engineers'],
    ['3319', 'protective service associate professionals'],
    ['5449', 'other skilled trades n.e.c., code 5449'],
    ['8142', 'assemblers (vehicles and metal goods), code 8142'],
    ['9999', '9999'],
  ])('name %s so that no other is found by it', (code, name) => {
    expect(nameToFind(occupations, code)).toBe(name);
  });
});
