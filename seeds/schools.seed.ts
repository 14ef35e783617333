import { normalisedName } from '../server/platform/text';
import { idOf, type Sheets } from './sheets';

/** Wearbridge is invented, and so are its schools; the outcodes it stands on are real ones of the North East. */
export interface SeedSchool {
  readonly key: number;
  readonly id: string;
  /** From a range the register of schools does not use. */
  readonly urn: string;
  readonly name: string;
  readonly kind: 'SECONDARY' | 'SECONDARY_WITH_SIXTH_FORM' | 'SIXTH_FORM_COLLEGE' | 'SPECIAL';
  readonly outcode: string;
  readonly joiningCode: string;
  /** Tutor groups of each year group, from the youngest year group on. */
  readonly tutorGroups: readonly (readonly [yearGroup: number, groups: number])[];
  /** Least and most students of a tutor group. */
  readonly groupSize: readonly [number, number];
  /** Where its students live, the school's own outcode among them. */
  readonly catchment: readonly string[];
  /** Share eligible for free school meals; the six give about the 24.6% of the DfE school census of January 2024. */
  readonly freeMealsShare: number;
}

const years = (from: number, to: number, groups: number): [number, number][] =>
  Array.from({ length: to - from + 1 }, (_, index) => [from + index, groups]);

const school = (key: number, rest: Omit<SeedSchool, 'key' | 'id' | 'urn'>): SeedSchool => ({
  ...{ key, id: idOf('school', key), urn: String(990000 + key) },
  ...rest,
});

export const SCHOOLS: readonly SeedSchool[] = [
  school(1, {
    name: 'Wearbridge Academy',
    kind: 'SECONDARY_WITH_SIXTH_FORM',
    outcode: 'SR4',
    joiningCode: 'wearbridge-otter-41',
    tutorGroups: [...years(7, 11, 6), ...years(12, 13, 4)],
    groupSize: [27, 30],
    catchment: ['SR4', 'SR4', 'SR4', 'SR3', 'SR5', 'SR1'],
    freeMealsShare: 0.29,
  }),
  school(2, {
    name: 'Saltgarth School',
    kind: 'SECONDARY_WITH_SIXTH_FORM',
    outcode: 'NE33',
    joiningCode: 'saltgarth-puffin-27',
    tutorGroups: [...years(7, 11, 4), ...years(12, 13, 3)],
    groupSize: [26, 30],
    catchment: ['NE33', 'NE33', 'NE34', 'NE36', 'SR6'],
    freeMealsShare: 0.26,
  }),
  school(3, {
    name: 'Lambwath High School',
    kind: 'SECONDARY',
    outcode: 'DH4',
    joiningCode: 'lambwath-heron-63',
    tutorGroups: years(7, 11, 5),
    groupSize: [27, 30],
    catchment: ['DH4', 'DH4', 'DH5', 'DH3', 'NE38'],
    freeMealsShare: 0.21,
  }),
  school(4, {
    name: 'St Ebba’s Catholic School',
    kind: 'SECONDARY',
    outcode: 'NE37',
    joiningCode: 'ebba-kestrel-18',
    tutorGroups: years(7, 11, 3),
    groupSize: [27, 30],
    catchment: ['NE37', 'NE38', 'NE9', 'DH2', 'SR5'],
    freeMealsShare: 0.17,
  }),
  school(5, {
    name: 'Wearbridge Sixth Form College',
    kind: 'SIXTH_FORM_COLLEGE',
    outcode: 'SR1',
    joiningCode: 'sixth-form-tern-95',
    tutorGroups: years(12, 13, 11),
    groupSize: [18, 22],
    catchment: ['SR1', 'SR2', 'SR3', 'SR4', 'SR5', 'SR6', 'NE34', 'NE37', 'DH4', 'DH5'],
    freeMealsShare: 0.16,
  }),
  school(6, {
    name: 'Rowan Bank School',
    kind: 'SPECIAL',
    outcode: 'NE38',
    joiningCode: 'rowan-dipper-52',
    tutorGroups: years(7, 14, 1),
    groupSize: [8, 11],
    catchment: ['NE38', 'NE37', 'DH4', 'SR4', 'SR5', 'NE10', 'NE34'],
    freeMealsShare: 0.46,
  }),
];

/** Sixth forms in schools are smaller groups than the years below. */
export const sizeRange = (of: SeedSchool, yearGroup: number): readonly [number, number] =>
  of.kind === 'SECONDARY_WITH_SIXTH_FORM' && yearGroup > 11 ? [15, 20] : of.groupSize;

export function addSchools(sheets: Sheets): void {
  for (const { id, urn, name, kind, outcode, joiningCode, tutorGroups } of SCHOOLS) {
    const yearGroups = tutorGroups.map(([yearGroup]) => yearGroup);
    const [youngestYearGroup, oldestYearGroup] = [Math.min(...yearGroups), Math.max(...yearGroups)];
    sheets.add('school', {
      id,
      urn,
      name,
      nameNormalised: normalisedName(name),
      kind,
      outcode,
      youngestYearGroup,
      oldestYearGroup,
    });
    sheets.add('school_setting', { schoolId: id, joiningCode });
  }
}
