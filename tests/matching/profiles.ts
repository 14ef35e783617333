import type {
  MatchingReference,
  RoleModelProfile,
  StudentProfile,
  TraitCounts,
  WomenShare,
} from '../../server/matching/matching.types';
import { prepareReference, prepareRoleModel, prepareStudent } from '../../server/matching/prepare.engine';
import type { PreparedRoleModel, PreparedStudent } from '../../server/matching/prepared.types';

export const blankStudent: StudentProfile = {
  id: 'a-student',
  interests: [],
  timetabledSubjects: [],
  aspirations: [],
  traits: [],
  sex: null,
  routes: [],
  predictedLevel: null,
  pastEncounters: [],
};

export const blankRoleModel: RoleModelProfile = {
  id: 'a-role-model',
  careers: [],
  topicSectors: [],
  topicSubjects: [],
  traits: [],
  sex: null,
  route: null,
  yearsSinceEnteringField: null,
  yearsSinceLeavingSchool: null,
  startingLevel: null,
  recentInvitations: 0,
  load: 0,
};

const figure = (share: number, quality: WomenShare['quality'] = 'UK_WHOLE'): WomenShare => ({
  share,
  quality,
  source: 'a publication',
  year: 2021,
});

/** Engineers at 9% women, nurses at 88%, solicitors at one half, electricians known by proxy only. */
const smallReference: MatchingReference = {
  subjectOccupations: new Map([
    ['physics', new Map(Object.entries({ '2122': 1, '2313': 0.8, '5241': 0.4 }))],
    ['biology', new Map(Object.entries({ '2231': 0.6, '2313': 0.8 }))],
  ]),
  sectorOccupations: new Map([
    ['engineering', new Map(Object.entries({ '2122': 0.7, '5241': 0.5 }))],
    ['education', new Map(Object.entries({ '2313': 1 }))],
  ]),
  activityOccupations: new Map([['robotics', ['2126', '5241']]]),
  womenShares: new Map([
    ['2122', figure(0.09)],
    ['2123', figure(0.09)],
    ['2231', figure(0.88)],
    ['2412', figure(0.5)],
    ['5241', figure(0.03, 'US_PROXY')],
    ['6222', figure(0.99)],
    ['6131', figure(0.7)],
  ]),
};

const smallCounts: TraitCounts = {
  version: 1,
  listedRoleModels: 99,
  counts: new Map([
    ['TOWN:NE1', 9],
    ['FIRST_LANGUAGE:eng', 99],
    ['SEND:yes', 120],
  ]),
};

const reference = prepareReference(smallReference);

export const studentWith = (facts: Partial<StudentProfile>): PreparedStudent =>
  prepareStudent({ ...blankStudent, ...facts }, { reference, traitCounts: smallCounts });

export const roleModelWith = (facts: Partial<RoleModelProfile>): PreparedRoleModel =>
  prepareRoleModel({ ...blankRoleModel, ...facts }, reference);

export const present = (occupation: string, years = 5): { occupation: string; isPresent: boolean; years: number } => ({
  occupation,
  isPresent: true,
  years,
});

export const past = (occupation: string, years = 5): { occupation: string; isPresent: boolean; years: number } => ({
  occupation,
  isPresent: false,
  years,
});
