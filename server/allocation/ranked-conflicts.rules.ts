import type { Conflict } from './allocation.types';
import { belowMinimum, conflict } from './problem-conflicts.rules';
import type { Lecturer, RankedProblem, RankedProject } from './ranked.types';

/** Everything that rules can say against a problem of ranked choices. */
export function rankedConflicts(problem: RankedProblem): readonly Conflict[] {
  const { students, projects, lecturers } = problem;
  if (students.length === 0) return [conflict('EMPTY_AUDIENCE', 'There are no students to plan for. Choose at least one.')];
  if (projects.length === 0)
    return [conflict('NO_OFFERS', 'There is nothing to choose from. Add at least one offer with a date.')];
  return [...twice(problem), ...unknown(problem), ...projects.flatMap(projectConflicts), ...lecturers.flatMap(lecturerConflicts)];
}

function twice({ students, projects, lecturers }: RankedProblem): readonly Conflict[] {
  const found = [students, projects, lecturers].flatMap((items) => repeated(items.map(({ id }) => id)));
  const choosers = students.filter(({ choices }) => repeated(choices.flat()).length > 0).map(({ id }) => id);
  return [
    ...(found.length > 0
      ? [conflict('SAME_ID_TWICE', 'Some students, offers or hosts are listed twice. List each once.', found)]
      : []),
    ...(choosers.length > 0
      ? [conflict('SAME_ID_TWICE', 'Some students chose an offer twice. Each choice counts once.', choosers)]
      : []),
  ];
}

function repeated(ids: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return ids.filter((id) => seen.size === seen.add(id).size);
}

function unknown({ students, projects, lecturers }: RankedProblem): readonly Conflict[] {
  const [known, people] = [new Set(projects.map(({ id }) => id)), new Set(lecturers.map(({ id }) => id))];
  const chosen = students.flatMap(({ choices }) => choices.flat()).filter((id) => !known.has(id));
  const named = projects.flatMap(({ lecturerId }) => (lecturerId === null || people.has(lecturerId) ? [] : [lecturerId]));
  const ids = [...new Set([...chosen, ...named])];
  return ids.length === 0
    ? []
    : [conflict('UNKNOWN_PAIR', 'Some choices or offers name something that is not part of this plan. Take them out.', ids)];
}

const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0;

function projectConflicts({ id, capacity, lowerQuota }: RankedProject): readonly Conflict[] {
  if (!isCount(capacity) || !isCount(lowerQuota))
    return [
      conflict(
        'LIMITS_MAKE_NO_SENSE',
        'A date has a number of places or a minimum audience that is no whole number, 0 or more.',
        [id],
      ),
    ];
  return capacity < lowerQuota ? [belowMinimum(id, capacity, lowerQuota)] : [];
}

const lecturerConflicts = ({ id, capacity }: Lecturer): readonly Conflict[] =>
  isCount(capacity)
    ? []
    : [conflict('LIMITS_MAKE_NO_SENSE', 'A host has a number of places that is no whole number, 0 or more.', [id])];
