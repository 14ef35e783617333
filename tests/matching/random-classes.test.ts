import type { Interest, RoleModelProfile, Sex, StudentProfile } from '../../server/matching/matching.types';
import { prepareReference, prepareRoleModel, prepareStudent } from '../../server/matching/prepare.engine';
import type { PreparedRoleModel } from '../../server/matching/prepared.types';
import { prepareAudience } from '../../server/matching/reach.engine';
import { DEFAULT_WEIGHTS } from '../../server/matching/score.engine';
import { Chance } from './chance';
import { bestForAudience } from './plain-lists';
import { blankRoleModel, blankStudent } from './profiles';
import { publishedReference, publishedUnitGroups } from './published-reference';

const CLASSES = 300;
const CLASS_SIZE = 30;

const subjects = [...publishedReference.subjectOccupations.keys()];
const sectors = [...publishedReference.sectorOccupations.keys()];
const reference = prepareReference(publishedReference);
const traitCounts = { version: 1, listedRoleModels: 0, counts: new Map<string, number>() };

class Draw extends Chance {
  get sex(): Sex {
    return this.one(['FEMALE', 'MALE']);
  }

  interest(): Interest {
    const kind = this.one(['SUBJECT', 'SUBJECT', 'SECTOR', 'OCCUPATION'] as const);
    const codes = { SUBJECT: subjects, SECTOR: sectors, OCCUPATION: publishedUnitGroups }[kind];
    return { kind, code: this.one(codes), strength: this.one([0.3, 0.6, 0.9]) };
  }

  student(index: number, hasInterests: boolean): StudentProfile {
    return {
      ...blankStudent,
      id: `student ${index}`,
      interests: hasInterests ? Array.from({ length: 2 + this.below(4) }, () => this.interest()) : [],
      timetabledSubjects: ['english-language', 'mathematics', 'science-combined', ...this.some(subjects, 4)],
      aspirations: this.some(publishedUnitGroups, this.below(3)),
      sex: this.sex,
    };
  }

  /** One role model in every unit group; teachers name a subject or two, others now and then. */
  roleModels(): PreparedRoleModel[] {
    return publishedUnitGroups.map((occupation): PreparedRoleModel => {
      const isTeacher = occupation.startsWith('231');
      const profile: RoleModelProfile = {
        ...blankRoleModel,
        id: `person in ${occupation}`,
        careers: [{ occupation, isPresent: true, years: 5 }],
        topicSubjects: this.some(subjects, isTeacher ? 1 + this.below(2) : this.below(2)),
        topicSectors: this.some(sectors, this.below(2)),
        sex: { value: this.sex, mayBeShown: true },
        yearsSinceEnteringField: this.below(30),
      };
      return prepareRoleModel(profile, reference);
    });
  }
}

/** How often each unit group leads the list over 300 random classes. */
function leaders(seed: number, hasInterests: boolean): Map<string, number> {
  const draw = new Draw(seed);
  const times = new Map<string, number>();
  for (let lesson = 0; lesson < CLASSES; lesson += 1) {
    const members = Array.from({ length: CLASS_SIZE }, (_, index) => ({
      student: prepareStudent(draw.student(index, hasInterests), { reference, traitCounts }),
      need: draw.one([1, 0.8, 0.6, 0.4]),
    }));
    const [first] = bestForAudience(prepareAudience(members, DEFAULT_WEIGHTS), draw.roleModels(), 1);
    const occupation = first?.roleModel.profile.careers[0]?.occupation ?? '';
    times.set(occupation, (times.get(occupation) ?? 0) + 1);
  }
  return times;
}

describe.each([
  ['who say what they like', true],
  ['of whom only the timetable is known', false],
])('over 300 random classes %s', (_who, hasInterests) => {
  const times = leaders(2026, hasInterests);

  it('no unit group leads in more than 40%', () => {
    expect([...times.values()].reduce((sum, count) => sum + count, 0)).toBe(CLASSES);
    expect(Math.max(...times.values())).toBeLessThanOrEqual(0.4 * CLASSES);
  });

  it('teachers lead no more often than their share of occupations', () => {
    const isTeaching = (occupation: string): boolean => occupation.startsWith('231');
    const led = [...times].filter(([occupation]) => isTeaching(occupation)).reduce((sum, [, count]) => sum + count, 0);
    const share = publishedUnitGroups.filter(isTeaching).length / publishedUnitGroups.length;
    expect(led).toBeLessThanOrEqual(share * CLASSES);
  });
});
