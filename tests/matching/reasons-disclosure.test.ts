import fc from 'fast-check';
import { meetingFacts } from '../../server/matching/facts.rules';
import type {
  Contribution,
  Disclosure,
  RoleModelProfile,
  Score,
  SharedTrait,
  StudentProfile,
  Trait,
} from '../../server/matching/matching.types';
import { prepareReference, prepareRoleModel, prepareStudent } from '../../server/matching/prepare.engine';
import { reasonsFor } from '../../server/matching/reasons.rules';
import type { Standing, Titles } from '../../server/matching/reasons.types';
import { DEFAULT_WEIGHTS, scoreOf } from '../../server/matching/score.engine';
import { reference, roleModelProfile, studentProfile } from './candidates';

const name = (code: string) => code;
const titles: Titles = { occupation: name, subject: name, sector: name, activity: name, school: name, language: name };
const prepared = prepareReference(reference);
const basis = { reference: prepared, traitCounts: { version: 1, listedRoleModels: 1000, counts: new Map<string, number>() } };

const standing = fc.constantFrom<Standing>('STUDENT', 'MAY_READ_TRAITS', 'STAFF');
const sensitive = [
  { kind: 'ETHNIC_GROUP', value: 'a group' },
  { kind: 'SEND', value: 'yes' },
  { kind: 'FIRST_IN_FAMILY_TO_UNIVERSITY', value: 'yes' },
  { kind: 'FREE_SCHOOL_MEALS', value: 'yes' },
  { kind: 'CARE_EXPERIENCED', value: 'yes' },
  { kind: 'YOUNG_CARER', value: 'yes' },
  { kind: 'ENGLISH_AS_ADDITIONAL_LANGUAGE', value: 'yes' },
  { kind: 'FIRST_LANGUAGE', value: 'a language' },
] as const satisfies readonly Trait[];
const places = [
  { kind: 'TOWN', value: 'NE1' },
  { kind: 'SCHOOL', value: 'a school' },
] as const satisfies readonly Trait[];
const everything: readonly Trait[] = [...sensitive, ...places];
const canary = 'CANARY';
/** What a sentence about each kind of trait could not do without. */
const telltales = /special|disability|first in|free school|care|carer|additional|speaking|ethnic/i;
const aboutSex = /\b(wom[ae]n|m[ae]n|girls?|boys?|female|male|sex)\b/i;

const traits = fc.subarray([...everything]);
const careers = fc
  .uniqueArray(fc.constantFrom('2121', '2126', '2231', '5241'), { maxLength: 2 })
  .map((codes) => codes.map((occupation, index) => ({ occupation, isPresent: index === 0, years: 3 })));
const sex = fc.option(fc.constantFrom('FEMALE' as const, 'MALE' as const));
const student = fc
  .record({
    interests: fc.subarray([
      { kind: 'SUBJECT', code: 'physics', strength: 0.9 },
      { kind: 'SECTOR', code: 'health-and-social-care', strength: 0.3 },
    ] as const),
    traits,
    sex,
    routes: fc.subarray(['APPRENTICESHIP', 'UNIVERSITY'] as const),
    predictedLevel: fc.option(fc.integer({ min: 1, max: 6 })),
  })
  .map(studentProfile);
const class10to30 = fc.array(student, { minLength: 10, maxLength: 30 });
const anyStudents = fc.oneof(
  fc.array(student, { minLength: 1, maxLength: 1 }),
  fc.array(student, { minLength: 2, maxLength: 30 }),
);

/** Numbers fixed by the test: what a sentence adds to them is what is looked at. */
const contributions = fc.constantFrom<readonly Contribution[]>(
  ...[0, 0.7].map((value) =>
    (['INTEREST', 'BACKGROUND', 'COUNTER_STEREOTYPE', 'VARIETY', 'ATTAINABILITY'] as const).map((criterion) => ({
      criterion,
      weight: 0.2,
      value,
      contribution: 0.2 * value,
    })),
  ),
);

function roleModelOf(changes: Partial<RoleModelProfile>) {
  return prepareRoleModel(roleModelProfile(changes), prepared);
}

function reasons(
  fixed: readonly Contribution[],
  students: readonly StudentProfile[],
  changes: Partial<RoleModelProfile>,
  to: Standing,
) {
  const ready = students.map((profile, index) => prepareStudent({ ...profile, id: `student-${index}` }, basis));
  const score: Score = { value: 0, contributions: fixed };
  return reasonsFor(score, meetingFacts(ready, roleModelOf(changes), { reference, form: null }), { standing: to, titles });
}

function text(all: ReturnType<typeof reasons>): string {
  return all.map(({ summary, source }) => `${summary} ${source ?? ''}`).join('\n');
}

const showing = (shown: readonly Trait[], kept: readonly Trait[]): SharedTrait[] => [
  ...shown.map((trait) => ({ ...trait, mayBeShown: true })),
  ...kept.map((trait) => ({ ...trait, mayBeShown: false })),
];

describe('what a role model keeps to themselves', () => {
  const keptSex = sex.map((value) => value && { value, mayBeShown: false });

  it('changes no sentence for anybody, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.record({ fixed: contributions, students: anyStudents, careers, shown: traits, to: standing }),
        fc.tuple(traits, traits, keptSex, keptSex),
        ({ fixed, students, careers: worked, shown, to }, [one, other, oneSex, otherSex]) => {
          const keep = (kept: readonly Trait[]) => kept.filter(({ kind }) => !shown.some((trait) => trait.kind === kind));
          const first = reasons(fixed, students, { careers: worked, traits: showing(shown, keep(one)), sex: oneSex }, to);
          const second = reasons(fixed, students, { careers: worked, traits: showing(shown, keep(other)), sex: otherSex }, to);
          expect(first).toEqual(second);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('never appears in a sentence, even where students share it', () => {
    fc.assert(
      fc.property(anyStudents, contributions, standing, fc.constantFrom(...everything), (students, fixed, to, { kind }) => {
        const planted = { kind, value: canary };
        const sharing = students.map((profile) => ({ ...profile, traits: [...profile.traits, planted] }));
        const told = text(
          reasons(fixed, sharing, { traits: showing([], [planted]), sex: { value: 'FEMALE', mayBeShown: false } }, to),
        );
        expect(told).not.toContain(canary);
        expect(told).not.toMatch(telltales);
        expect(told.replace('No published figure on women and men in this work', '')).not.toMatch(aboutSex);
      }),
    );
  });

  it('moves no number either where one student is asked about', () => {
    fc.assert(
      fc.property(student, traits, keptSex, standing, (profile, kept, withheld, to) => {
        const terms = { weights: DEFAULT_WEIGHTS, disclosure: 'ONE_STUDENT' as Disclosure };
        const ready = prepareStudent(profile, basis);
        const told = (changes: Partial<RoleModelProfile>) => {
          const roleModel = roleModelOf(changes);
          const facts = meetingFacts([ready], roleModel, { reference, form: null });
          return reasonsFor(scoreOf(ready, roleModel, terms), facts, { standing: to, titles });
        };
        expect(told({ traits: showing([], kept), sex: withheld })).toEqual(told({}));
      }),
    );
  });
});

describe('what students keep from those who may not read it', () => {
  const outspoken = { traits: showing(everything, []), sex: { value: 'FEMALE', mayBeShown: true } } as const;

  it('changes no sentence a student is told, and is not in it', () => {
    fc.assert(
      fc.property(student, fc.subarray([...sensitive]), sex, contributions, (profile, other, otherSex, fixed) => {
        const theirPlaces = profile.traits.filter(({ kind }) => kind === 'TOWN' || kind === 'SCHOOL');
        const changed = { ...profile, sex: otherSex, traits: [...other, ...theirPlaces] };
        const told = reasons(fixed, [profile], outspoken, 'STUDENT');
        expect(told).toEqual(reasons(fixed, [changed], outspoken, 'STUDENT'));
        expect(text(told)).not.toMatch(telltales);
        expect(text(told)).not.toMatch(aboutSex);
      }),
    );
  });

  it('changes no sentence other staff are told while fewer than five share it', () => {
    const few = fc.uniqueArray(fc.nat({ max: 9 }), { maxLength: 4 });
    const holders = fc.tuple(...everything.map(() => few));
    const plant = (students: readonly StudentProfile[], who: readonly (readonly number[])[]) =>
      students.map((profile, index) => ({ ...profile, traits: everything.filter((_, kind) => who[kind]?.includes(index)) }));
    fc.assert(
      fc.property(class10to30, holders, holders, contributions, (students, one, other, fixed) => {
        const first = reasons(fixed, plant(students, one), outspoken, 'STAFF');
        expect(first).toEqual(reasons(fixed, plant(students, other), outspoken, 'STAFF'));
      }),
    );
  });

  it('changes no sentence other staff are told before fewer than ten, whoever shares it', () => {
    const small = fc.integer({ min: 5, max: 9 }).chain((size) => fc.array(student, { minLength: size, maxLength: size }));
    fc.assert(
      fc.property(small, traits, contributions, (students, planted, fixed) => {
        const changed = students.map((profile) => ({ ...profile, traits: planted }));
        const background = (group: readonly StudentProfile[]) => reasons(fixed, group, outspoken, 'STAFF')[1];
        expect(background(students)).toEqual(background(changed));
        expect(background(students)?.summary).not.toMatch(/NE1|a school|carer|free school/);
      }),
    );
  });

  it('never has a sentence rest on the sex of a student', () => {
    fc.assert(
      fc.property(anyStudents, sex, contributions, standing, (students, other, fixed, to) => {
        const changed = students.map((profile) => ({ ...profile, sex: other }));
        expect(reasons(fixed, students, outspoken, to)).toEqual(reasons(fixed, changed, outspoken, to));
      }),
    );
  });
});
