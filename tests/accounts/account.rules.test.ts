import fc from 'fast-check';
import { normalisedEmail } from '../../server/accounts/email.rules';
import { problemsWithPassword } from '../../server/accounts/password.rules';
import { decideRefresh } from '../../server/accounts/refresh-session.rules';

describe('a password', () => {
  it.each([
    'firsthand-demo',
    'plainly invented words',
    'correct horse battery staple',
    'ünderground ŷak market',
    '猫は窓の外を見て雨が止むのを待つ',
    'liverpool and a teapot',
    'aB3!aB3?aB3.x',
  ])('may be %s', (password) => {
    expect(problemsWithPassword(password, 'leader@demo.firsthand.example')).toEqual([]);
  });

  it.each([
    ['', /at least 12/],
    ['elevenchars', /at least 12/],
    ['👨‍🏫'.repeat(3), /at least 12/],
    ['x'.repeat(257), /at most 256/],
    ['password1234', /many people use/],
    ['PASSWORD2024!', /many people use/],
    ['liverpool123', /many people use/],
    ['1qaz2wsx3edc', /many people use/],
    ['unbelievable', /many people use/],
    ['aaaaaaaaaaaa', /repeats itself/],
    ['abcabcabcabc', /repeats itself/],
    ['wintersleepwintersleep', /repeats itself/],
    ['123456789012', /simple order/],
    ['210987654321', /simple order/],
    ['abcdefghijklm', /simple order/],
    ['rosa.parkin-2024', /e-mail address/],
  ])('may not be %j', (password, problem) => {
    expect(problemsWithPassword(password, 'rosa.parkin@school.example')).toEqual([expect.stringMatching(problem)]);
  });

  it('never takes long or throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (password) => {
        expect(problemsWithPassword(password).length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('an e-mail address', () => {
  it.each([
    [' Ada@School.Example ', 'ada@school.example'],
    ['ａｄａ@school.example', 'ada@school.example'],
    ["o'neill+work@mail.school.example", "o'neill+work@mail.school.example"],
    ['ζωή@σχολείο.example', 'ζωή@σχολείο.example'],
  ])('is stored from %j as %s', (given, stored) => {
    expect(normalisedEmail(given)).toBe(stored);
  });

  it.each([
    '',
    'ada',
    'ada@',
    '@school.example',
    'ada@school',
    'a b@school.example',
    'ada@a@b.example',
    'ada@.example',
    'ada@school.',
  ])('is not %j', (given) => {
    expect(normalisedEmail(given)).toBeNull();
  });

  it.each([
    ['a zero-width space', 'a\u200bda@school.example'],
    ['a line break', 'ada@school.example\nbcc:x@y.example'],
    ['too many letters', `${'a'.repeat(65)}@school.example`],
    ['too long a domain', `a@${'b'.repeat(250)}.example`],
    ['1 MB', 'a'.repeat(1_000_000)],
  ])('has not %s', (_, given) => {
    expect(normalisedEmail(given)).toBeNull();
  });

  it('stays as it is once normalised', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        const once = normalisedEmail(address);
        expect(once === null || normalisedEmail(once) === once).toBe(true);
      }),
    );
  });
});

describe('a refresh token', () => {
  const now = new Date('2026-10-05T09:00:10.000Z');
  const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds);

  it.each([
    ['ROTATE', 'is new', { usedAt: null, successorUsedAt: null }],
    ['REPEAT', 'was used ten seconds ago and its successor not yet', { usedAt: ago(10_000), successorUsedAt: null }],
    ['REVOKE', 'was used more than ten seconds ago', { usedAt: ago(10_001), successorUsedAt: null }],
    ['REVOKE', 'was used just now and its successor too', { usedAt: ago(1), successorUsedAt: ago(0) }],
  ] as const)('leads to %s where it %s', (decision, _, presented) => {
    expect(decideRefresh(presented, now)).toBe(decision);
  });
});
