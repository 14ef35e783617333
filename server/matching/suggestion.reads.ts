import type { Breath } from '../platform/breath';
import type { Connection } from '../platform/connection';
import type { Catalogue } from '../reference/reference.catalogue';
import { schoolNames } from '../schools/matching-settings.reads';
import { countTold } from './disclosure.rules';
import { travelWarnings } from './distance.rules';
import { meetingFacts } from './facts.rules';
import type { MatchingMaterial } from './matching.reads';
import type { Ask, Candidate } from './matching.types';
import type { PreparedRoleModel, PreparedStudent } from './prepared.types';
import type { RankBy } from './rank-by.engine';
import type { Found } from './ranked-slots.engine';
import { comparable, type Rank } from './ranking.engine';
import type { Reach } from './reach.engine';
import { reasonsFor } from './reasons.rules';
import type { Reason, Standing, Titles } from './reasons.types';
import { scoresNothing } from './wording.rules';

/** Source of a `Suggestion` in the graph. */
export interface Suggested {
  readonly roleModelId: string;
  readonly score: number;
  /** 0 to 1; null for students. */
  readonly load: number | null;
  /** Put into words only where they are asked for. */
  readonly reasons: () => Promise<readonly Reason[]>;
  readonly audience: { readonly size: number; readonly reached: number | null };
  readonly warnings: readonly string[];
  /** Where it stands in its list. */
  readonly rank: Rank;
}

export interface Telling {
  readonly standing: Standing;
  readonly material: MatchingMaterial;
  readonly ask: Ask;
  /** Those the reaches are of. */
  readonly candidates: readonly Candidate[];
  readonly students: readonly PreparedStudent[];
  readonly rankBy: RankBy;
  /** Of the whole request. */
  readonly breath: Breath;
}

/** Puts reaches into words for their reader. */
export function suggestionsFrom(connection: Connection, reaches: readonly Reach[], telling: Telling): Suggested[] {
  const { standing, material, ask, students, rankBy, breath } = telling;
  const roleModels = reaches.map(({ roleModel }) => roleModel);
  const titles = once(() => titlesFor(connection, material.catalogue, roleModels));
  const candidates = new Map(telling.candidates.map((candidate) => [candidate.profile.id, candidate]));
  return reaches.map((reach) => {
    const { size, reached } = reach.audience;
    const facts = () => meetingFacts(students, reach.roleModel, { reference: material.basis.reference.source, form: ask.form });
    return {
      roleModelId: reach.roleModel.id,
      score: reach.score.value,
      load: standing === 'STUDENT' ? null : reach.roleModel.load,
      reasons: once(async () => {
        const known = await titles();
        // Those of a whole page are asked for at once, and of many students each takes a while.
        if (breath.isDue) await breath.take();
        return reasonsFor(reach.score, facts(), { standing, titles: known });
      }),
      audience: { size, reached: standing === 'STUDENT' ? reached : countTold(reached, size, standing) },
      // They speak of distance and weights, which are for staff.
      warnings: standing === 'STUDENT' ? [] : [...scoreWarnings(reach), ...warningsOf(candidates.get(reach.roleModel.id), ask)],
      rank: rankBy(reach.roleModel, reach.score.value),
    };
  });
}

/** Somebody who is only named. Whoever asks for more of them says so before they are looked for. */
class NamedSuggestion implements Suggested {
  readonly roleModelId: string;
  readonly score: number;
  readonly load: number | null;
  readonly rank: Rank;
  readonly reasons = untold;

  constructor({ rank, reach, load }: Found, standing: Standing) {
    this.roleModelId = rank.id;
    this.score = reach;
    this.load = standing === 'STUDENT' ? null : load;
    this.rank = rank;
  }

  get audience(): never {
    return untold();
  }

  get warnings(): never {
    return untold();
  }
}

export const suggestionsNaming = (found: readonly Found[], standing: Standing): Suggested[] =>
  found.map((one) => new NamedSuggestion(one, standing));

function untold(): never {
  throw new Error('More was asked of suggestions than was said.');
}

/** Worked out where it is first asked for. */
function once<Answer>(make: () => Promise<Answer>): () => Promise<Answer> {
  let made: Promise<Answer> | undefined;
  return () => (made ??= make());
}

/** Those who score 0 stand in an order that says nothing of their worth. */
const scoreWarnings = ({ score }: Reach): readonly string[] =>
  comparable(score.value) === 0 ? [`${scoresNothing('This person')}.`] : [];

const warningsOf = (candidate: Candidate | undefined, ask: Ask): readonly string[] =>
  candidate === undefined ? [] : travelWarnings(candidate, ask).map(({ message }) => message);

const LANGUAGES = new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'code' });

/** Titles of the reference data, and the names of the schools these role models say they went to. */
async function titlesFor(
  connection: Connection,
  catalogue: Catalogue,
  roleModels: readonly PreparedRoleModel[],
): Promise<Titles> {
  const schools = roleModels.flatMap(({ profile }) =>
    profile.traits.filter(({ kind, mayBeShown }) => kind === 'SCHOOL' && mayBeShown).map(({ value }) => value),
  );
  const names = await schoolNames(connection, [...new Set(schools)]);
  return { ...catalogue.titles, school: (id) => names.get(id) ?? 'a school', language: languageTitle };
}

function languageTitle(code: string): string {
  try {
    return LANGUAGES.of(code) ?? code;
  } catch {
    return code;
  }
}
