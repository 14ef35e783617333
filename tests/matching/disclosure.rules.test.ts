import {
  countInWords,
  countTold,
  mayAskAbout,
  mayAskForFew,
  standingOfReader,
  suppressed,
  tellingOf,
} from '../../server/matching/disclosure.rules';
import { Role } from '../../schema/accounts/role.type';

describe('what may be told to whom', () => {
  it('tells no count below five, none included', () => {
    expect([0, 1, 4, 5, 30].map(suppressed)).toEqual([null, null, null, 5, 30]);
  });

  it.each([
    [4, 30, null],
    [5, 30, 5],
    [25, 30, 25],
    [26, 30, null],
    [30, 30, null],
    [5, 9, null],
  ])('tells %d of %d as %j where neither part is below five', (students, size, told) => {
    expect(countTold(students, size, 'STAFF')).toBe(told);
    expect(countTold(students, size, 'MAY_READ_TRAITS')).toBe(students);
  });

  it('reads the standing off the roles, the widest first', () => {
    expect(standingOfReader(['TEACHER', 'CAREERS_LEADER'])).toBe('MAY_READ_TRAITS');
    expect(standingOfReader([Role.CAREERS_ADVISER])).toBe('MAY_READ_TRAITS');
    expect(standingOfReader([Role.SENCO])).toBe('MAY_READ_TRAITS');
    expect(standingOfReader(['SAFEGUARDING_LEAD'])).toBe('STAFF');
    expect(standingOfReader(['SUBJECT_LEAD'])).toBe('STAFF');
    expect(standingOfReader(['TEACHER', 'STUDENT'])).toBe('STAFF');
    expect(standingOfReader(['STUDENT'])).toBe('STUDENT');
    expect(standingOfReader(['EMPLOYER_COORDINATOR', 'VOLUNTEER', 'ALUMNUS', 'OPERATOR'])).toBeNull();
    expect(standingOfReader([])).toBeNull();
  });

  it('lets those who read traits ask for one, students for themselves and others for five', () => {
    expect(mayAskAbout('MAY_READ_TRAITS', 1)).toBe(true);
    expect(mayAskAbout('STUDENT', 1)).toBe(true);
    expect(mayAskAbout('STUDENT', 2)).toBe(false);
    expect(mayAskAbout('STAFF', 4)).toBe(false);
    expect(mayAskAbout('STAFF', 5)).toBe(true);
    expect([Role.SENCO, Role.TEACHER].map((role) => mayAskForFew([role]))).toEqual([true, false]);
  });

  it('tells exact counts to those who may read the individuals', () => {
    expect(countInWords(1, 30, 'MAY_READ_TRAITS')).toBe('1 of these students');
    expect(countInWords(30, 30, 'MAY_READ_TRAITS')).toBe('all of these students');
  });

  it.each([
    [0, 30, 'fewer than 5 of these students'],
    [4, 30, 'fewer than 5 of these students'],
    [5, 30, '5 of these students'],
    [25, 30, '25 of these students'],
    [26, 30, 'most of these students'],
    [30, 30, 'most of these students'],
    [5, 10, '5 of these students'],
    [5, 9, 'some of these students'],
    [5, 5, 'some of these students'],
    [0, 5, 'some of these students'],
  ])('tells other staff of %i in %i no more than is safe', (students, size, words) => {
    expect(countInWords(students, size, 'STAFF')).toBe(words);
  });

  it('never leaves fewer than five on either side of what other staff are told', () => {
    for (let size = 5; size <= 40; size += 1) {
      for (let students = 0; students <= size; students += 1) {
        const alike = Array.from({ length: size + 1 }, (_, other) => other).filter(
          (other) => countInWords(other, size, 'STAFF') === countInWords(students, size, 'STAFF'),
        );
        if (tellingOf(students, size, 'STAFF') === 'EXACT') expect(Math.min(students, size - students)).toBeGreaterThanOrEqual(5);
        else expect(alike.length).toBeGreaterThanOrEqual(5);
      }
    }
  });
});
