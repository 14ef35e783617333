import { Random, Wheel, type Weighted } from './random';
import { occupationOf, type Occupation, type SeedReference } from './reference.seed';
import { words } from './sheets';

/**
 * Employment by SOC 2020 major group in per cent, rounded, in the proportions of the ONS Annual Population Survey 2023.
 * Within a major group the American workforce figures decide, by their square root, so that small occupations appear too (editorial).
 */
const MAJOR_GROUPS: Readonly<Record<string, number>> = { 1: 11, 2: 26, 3: 15, 4: 10, 5: 9, 6: 8, 7: 6, 8: 6, 9: 9 };

/** What many people do first, whatever they do later. */
const FIRST_JOBS = words('7111 9264 9263 9252 9265 9266 4159 6135 7211 8214 9241 6211');

export const majorOf = (code: string): string => code.slice(0, 1);

export class OccupationWheel {
  private readonly all: Wheel<Occupation>;
  private readonly byMajor: ReadonlyMap<string, Wheel<Occupation>>;
  /** Every unit group once, in an order of its own. */
  private readonly round: readonly Occupation[];

  constructor(private readonly reference: SeedReference) {
    const weights = weightsOf(reference.occupations);
    this.all = new Wheel(weights);
    this.byMajor = new Map(
      Object.keys(MAJOR_GROUPS).map((major) => [major, new Wheel(weights.filter(([{ code }]) => majorOf(code) === major))]),
    );
    this.round = Random.of('round of occupations').some(reference.occupations, reference.occupations.length);
  }

  /** The first role models are one of each unit group, so that none is missing; after them employment decides. */
  present(random: Random, index: number): Occupation {
    return this.round[index] ?? this.all.draw(random);
  }

  /** What somebody of this occupation may have done before: often its neighbour, else a usual first job, else anything no higher. */
  earlier(random: Random, present: Occupation, isFirst: boolean): Occupation {
    if (isFirst && random.chance(0.45)) return occupationOf(this.reference, random.pick(FIRST_JOBS));
    if (random.chance(0.65)) return this.neighbour(random, present);
    const majors = Object.keys(MAJOR_GROUPS).filter((major) => major >= majorOf(present.code) && major >= '3');
    return this.byMajor.get(random.pick(majors))?.draw(random) ?? present;
  }

  private neighbour(random: Random, { code }: Occupation): Occupation {
    const minor = this.reference.occupations.filter((other) => other.code.startsWith(code.slice(0, 3)));
    return random.pick(
      minor.length > 1 ? minor : this.reference.occupations.filter((other) => other.code.startsWith(code.slice(0, 2))),
    );
  }
}

function weightsOf(occupations: readonly Occupation[]): Weighted<Occupation> {
  const size = ({ workers }: Occupation) => Math.sqrt(workers);
  const totals = new Map<string, number>();
  for (const one of occupations) totals.set(majorOf(one.code), (totals.get(majorOf(one.code)) ?? 0) + size(one));
  return occupations.map((one) => {
    const major = majorOf(one.code);
    return [one, ((MAJOR_GROUPS[major] ?? 0) * size(one)) / (totals.get(major) ?? 1)];
  });
}

/** A job title of an occupation, without what the classification adds in brackets; its plural where it names no job. */
export const jobTitle = (random: Random, { jobTitles }: Occupation): string => random.pick(jobTitles).replace(/ \([^)]*\)$/u, '');
