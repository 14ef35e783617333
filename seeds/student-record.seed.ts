import type { AccessNeed } from '../schema/shared/access-need.type';
import type { BarrierKind } from '../schema/students/barrier-kind.type';
import { Random, type Weighted } from './random';
import { words } from './sheets';
import type { SeedStudent } from './student.types';

/** What the school records of a student: lessons, predictions, what stands in the way and what helps. Shares are editorial. */
export interface SchoolRecord {
  readonly subjects: readonly { readonly subjectCode: string; readonly predictedGrade: string | null }[];
  readonly predictedLevel: number | null;
  readonly barriers: readonly { readonly kind: `${BarrierKind}`; readonly bridge: string | null }[];
  readonly accessNeeds: readonly { readonly need: `${AccessNeed}`; readonly note: string | null }[];
}

const KEY_STAGE_3 = words(`english-language mathematics science-combined history geography modern-languages art-and-design
  design-and-technology computer-science music physical-education religious-studies drama-and-theatre food-and-nutrition`);
const KEY_STAGE_4 = words('english-language english-literature mathematics science-combined physical-education');
const SEPARATE_SCIENCES = words('english-language english-literature mathematics biology chemistry physics physical-education');
const OPTIONS =
  words(`art-and-design business child-development-and-early-years computer-science construction design-and-technology
  drama-and-theatre engineering-and-manufacturing food-and-nutrition geography hair-and-beauty health-and-social-care history
  hospitality-and-catering media-studies modern-languages motor-vehicle music psychology religious-studies sociology
  sport-and-exercise-science textiles-and-fashion travel-and-tourism`);
const KEY_STAGE_5 =
  words(`accounting-and-finance applied-science art-and-design biology business chemistry child-development-and-early-years
  computer-science creative-media-production digital-and-it drama-and-theatre economics engineering-and-manufacturing english-literature
  geography health-and-social-care history law mathematics media-studies modern-languages music physics politics psychology sociology
  sport-and-exercise-science uniformed-public-services`);
const SPECIAL = words('english-language mathematics science-combined art-and-design food-and-nutrition physical-education music');

const GCSE: Weighted<string> = [
  ['9', 5],
  ['8', 7],
  ['7', 10],
  ['6', 13],
  ['5', 18],
  ['4', 19],
  ['3', 14],
  ['2', 9],
  ['1', 5],
];
const A_LEVEL: Weighted<string> = [
  ['A*', 9],
  ['A', 18],
  ['B', 26],
  ['C', 24],
  ['D', 14],
  ['E', 7],
  ['U', 2],
];

const BARRIERS: Weighted<`${BarrierKind}`> = [
  ['CONFIDENCE', 30],
  ['EXPECTATIONS', 14],
  ['ATTENDANCE', 14],
  ['TRAVEL', 12],
  ['MONEY', 12],
  ['QUALIFICATIONS', 10],
  ['CARING', 5],
  ['HEALTH', 6],
  ['DIGITAL_ACCESS', 4],
  ['LANGUAGE', 4],
];
const BRIDGES: Readonly<Record<`${BarrierKind}`, string>> = {
  CONFIDENCE: 'Meet people in small groups first, with a friend.',
  EXPECTATIONS: 'Invite the family to the next evening with employers.',
  ATTENDANCE: 'Hold the encounter on a day they are usually in.',
  TRAVEL: 'Book the school minibus, or meet online.',
  MONEY: 'The school pays fares and lends clothes.',
  QUALIFICATIONS: 'Show routes that begin at their level.',
  CARING: 'Keep to school hours.',
  HEALTH: 'Plan rests, and tell the host what helps.',
  DIGITAL_ACCESS: 'Lend a laptop for the week.',
  LANGUAGE: 'Send the words that will be used beforehand.',
};
const ACCESS_NEEDS: Weighted<`${AccessNeed}`> = [
  ['PLAIN_LANGUAGE', 30],
  ['SHORT_SESSION', 24],
  ['QUIET_SPACE', 18],
  ['LARGE_PRINT', 12],
  ['STEP_FREE', 8],
  ['HEARING_LOOP', 5],
  ['SIGN_LANGUAGE', 1],
];
const NOTES = ['Face the group when you speak.', 'Say when something is about to change.', 'A seat near the door, please.'];

export function schoolRecordOf(student: SeedStudent): SchoolRecord {
  const random = Random.of('school record', student.key);
  return {
    subjects: subjectsOf(random, student),
    predictedLevel: predictedLevelOf(random, student),
    barriers: barriersOf(random, student),
    accessNeeds: accessNeedsOf(random, student),
  };
}

function subjectsOf(random: Random, { yearGroup, school, isMain }: SeedStudent): SchoolRecord['subjects'] {
  if (school.kind === 'SPECIAL') return SPECIAL.map((subjectCode) => ({ subjectCode, predictedGrade: null }));
  if (yearGroup < 10) return KEY_STAGE_3.map((subjectCode) => ({ subjectCode, predictedGrade: null }));
  if (yearGroup < 12) {
    const core = random.chance(0.26) ? SEPARATE_SCIENCES : KEY_STAGE_4;
    return [...core, ...random.some(OPTIONS, random.whole(3, 4))].map((subjectCode) => graded(random, subjectCode, GCSE));
  }
  return random.some(KEY_STAGE_5, isMain ? random.whole(2, 4) : 1).map((subjectCode) => graded(random, subjectCode, A_LEVEL));
}

const graded = (random: Random, subjectCode: string, grades: Weighted<string>) => ({
  subjectCode,
  predictedGrade: subjectCode === 'physical-education' ? null : random.weighted(grades),
});

/** Level they are expected to hold at the end of their stage; not yet said in the first two years. */
function predictedLevelOf(random: Random, { yearGroup, school, castPlace }: SeedStudent): number | null {
  if (castPlace !== null && castPlace % 5 === 2) return null;
  if (school.kind === 'SPECIAL')
    return random.weighted([
      [0, 50],
      [1, 40],
      [2, 10],
    ]);
  if (yearGroup < 9) return null;
  if (yearGroup < 12)
    return random.weighted([
      [1, 22],
      [2, 70],
      [3, 8],
    ]);
  return random.weighted([
    [2, 12],
    [3, 88],
  ]);
}

function barriersOf(random: Random, student: SeedStudent): SchoolRecord['barriers'] {
  const share = student.isDisadvantaged || student.hasSend || student.isOftenAbsent ? 0.34 : 0.1;
  if (!random.chance(share)) return [];
  const kinds = new Set([random.weighted(BARRIERS), random.weighted(BARRIERS)].slice(0, random.whole(1, 2)));
  return [...kinds].map((kind) => ({ kind, bridge: random.chance(0.65) ? BRIDGES[kind] : null }));
}

function accessNeedsOf(random: Random, { hasSend, school }: SeedStudent): SchoolRecord['accessNeeds'] {
  const share = school.kind === 'SPECIAL' ? 0.9 : hasSend ? 0.36 : 0.008;
  if (!random.chance(share)) return [];
  const needs = new Set([random.weighted(ACCESS_NEEDS), random.weighted(ACCESS_NEEDS)].slice(0, random.whole(1, 2)));
  return [...needs].map((need) => ({ need, note: random.chance(0.25) ? random.pick(NOTES) : null }));
}
