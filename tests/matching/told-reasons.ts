/** Asks the engine for a score and its reasons, for one student or an audience. */
import { meetingFacts } from '../../server/matching/facts.rules';
import type { Ask, RoleModelProfile, StudentProfile, Weights } from '../../server/matching/matching.types';
import { prepareReference, prepareRoleModel, prepareStudent } from '../../server/matching/prepare.engine';
import { prepareAudience, reachOf } from '../../server/matching/reach.engine';
import { reasonsFor } from '../../server/matching/reasons.rules';
import type { Reason, Standing, Titles } from '../../server/matching/reasons.types';
import { DEFAULT_WEIGHTS, scoreOf } from '../../server/matching/score.engine';
import { weightsForForm } from '../../server/matching/weights.rules';
import { reference, roleModelProfile, studentProfile } from './candidates';

const occupations: Readonly<Record<string, string>> = {
  '2121': 'Civil engineers',
  '2126': 'Aerospace engineers',
  '2231': 'Registered nurse practitioners n.e.c.',
  '5241': 'Electricians and electrical fitters',
};
const titles: Titles = {
  occupation: (code) => occupations[code] ?? code,
  subject: (code) => (code === 'physics' ? 'Physics' : code),
  sector: () => 'Engineering and manufacturing (BTEC, T Level)',
  activity: () => 'Robotics club',
  school: () => 'Heaton Manor School',
  language: () => 'Polish',
};
const prepared = prepareReference(reference);
const basis = {
  reference: prepared,
  traitCounts: {
    version: 1,
    listedRoleModels: 1000,
    counts: new Map([
      ['TOWN:NE1', 40],
      ['YOUNG_CARER:yes', 20],
    ]),
  },
};

/** The reasons for one student, or for an audience of several, by criterion. */
export function reasons(
  standing: Standing,
  profile: Partial<RoleModelProfile>,
  students: readonly Partial<StudentProfile>[],
  { form = null, weights: given = DEFAULT_WEIGHTS }: { readonly form?: Ask['form']; readonly weights?: Weights } = {},
) {
  const weights = weightsForForm(given, form);
  const roleModel = prepareRoleModel(roleModelProfile(profile), prepared);
  const ready = students.map((student, index) => prepareStudent(studentProfile({ id: `student-${index}`, ...student }), basis));
  const facts = meetingFacts(ready, roleModel, { reference, form });
  const [only] = ready;
  const score =
    ready.length === 1 && only
      ? scoreOf(only, roleModel, { weights, disclosure: 'ONE_STUDENT' })
      : reachOf(
          prepareAudience(
            ready.map((student) => ({ student, need: 1 })),
            weights,
          ),
          roleModel,
        ).score;
  const all = reasonsFor(score, facts, { standing, titles });
  const sum = all.reduce((total, { contribution }) => total + contribution, 0);
  expect(sum).toBeCloseTo(score.value, 9);
  return Object.fromEntries(all.map((reason) => [reason.criterion, reason])) as Record<Reason['criterion'], Reason>;
}
