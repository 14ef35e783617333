import type { Coverage, PanelCandidate } from './panel.types';

/** Wishes that single people meet. A set of them is written as bits in this order. */
export const WISHES_OF_ONE: readonly Coverage[] = ['A_WOMAN', 'AN_APPRENTICE', 'A_SMALL_EMPLOYER', 'A_BARRIER_OVERCOME'];

/** Sets of wishes there are. */
const SETS = 1 << WISHES_OF_ONE.length;
/** The most who can be of use: somebody for each wish, and before each somebody who opens their sector. And nobody. */
const COUNTS = 2 * WISHES_OF_ONE.length + 1;

/** A panel that is being made: everything that decides who may still join. */
export interface Unfinished {
  readonly places: number;
  /** How many may still be a second one of their group. */
  readonly repeats: number;
  readonly groups: ReadonlySet<string>;
  /** In which somebody is already. */
  readonly sectors: ReadonlySet<string>;
  /** Of `WISHES_OF_ONE`. */
  readonly missing: ReadonlySet<Coverage>;
}

/** Somebody who must join: who meets these wishes and, if so, goes against the stereotype in their sector. */
interface Demand {
  readonly wishes: number;
  readonly isCounter: boolean;
}

/** Fewest repeats with which a set of wishes is met by so many people, at set x COUNTS + people; Infinity where it cannot be. */
type Repeats = Float64Array;

/**
 * Says whether the places and repeats left of a panel are enough for the wishes still missing. No group is of two sectors, so who joins
 * from one sector takes nothing from another: for each sector the fewest repeats are worked out by how many join and what they meet,
 * then put together. The work grows with the candidates, not with the ways of choosing among them.
 */
export class PanelCompletion {
  private readonly sections = new Map<string | null, Section>();

  /** Where nobody need be a counter-example all are one section. */
  constructor(candidates: readonly PanelCandidate[], isCounterNeeded: boolean) {
    for (const candidate of candidates) {
      const sector = isCounterNeeded ? candidate.sector : null;
      const section = this.sections.get(sector) ?? new Section();
      this.sections.set(sector, section);
      section.add(candidate);
    }
  }

  isPossible({ places, repeats, groups, sectors, missing }: Unfinished): boolean {
    if (missing.size === 0) return true;
    const wishes = bitsOf(missing);
    let all = nobody();
    for (const [sector, section] of this.sections) {
      const isOpen = sector === null || sectors.has(sector);
      all = together(all, section.repeatsFor(wishes, groups, isOpen), places);
    }
    for (let people = 0; people < COUNTS; people += 1) if (all[wishes * COUNTS + people]! <= repeats) return true;
    return false;
  }
}

/** Candidates of one sector. */
class Section {
  /** By group: sets of wishes that one of its people meets all of, as bits; in the upper half those that a counter-example meets. */
  private readonly met = new Map<string, number>();
  private readonly known = new Map<string, Repeats>();

  add({ group, meets, isCounterInSector }: PanelCandidate): void {
    const sets = setsWithin(bitsOf(meets));
    this.met.set(group, (this.met.get(group) ?? 0) | sets | (isCounterInSector ? sets << SETS : 0));
  }

  /** `isOpen`: whoever joins need not come after a counter-example. */
  repeatsFor(missing: number, taken: ReadonlySet<string>, isOpen: boolean): Repeats {
    // Groups of one kind are alike.
    const theirs = [...taken].flatMap((group) => this.met.get(group) ?? []).sort((one, other) => one - other);
    const key = [missing, isOpen, ...theirs].join();
    const before = this.known.get(key);
    if (before !== undefined) return before;
    const answer = this.workOut(missing, theirs, isOpen);
    this.known.set(key, answer);
    return answer;
  }

  private workOut(missing: number, taken: readonly number[], isOpen: boolean): Repeats {
    const kinds = this.kindsBeside(taken);
    const repeats = nobody();
    for (let set = 1; set <= missing; set += 1) {
      if ((set & ~missing) !== 0) continue;
      for (const demands of waysOf(set, isOpen)) {
        const at = set * COUNTS + demands.length;
        repeats[at] = Math.min(repeats[at]!, fewestRepeats(demands, kinds));
      }
    }
    return repeats;
  }

  /** How many groups there are of each kind that nobody is of yet; 0 where somebody is of all of them. */
  private kindsBeside(taken: readonly number[]): ReadonlyMap<number, number> {
    const kinds = new Map<number, number>();
    for (const met of this.met.values()) kinds.set(met, (kinds.get(met) ?? 0) + 1);
    for (const met of taken) kinds.set(met, (kinds.get(met) ?? 0) - 1);
    return kinds;
  }
}

function nobody(): Repeats {
  const repeats = new Float64Array(SETS * COUNTS).fill(Infinity);
  repeats[0] = 0;
  return repeats;
}

/** From both, `places` people at most. */
function together(some: Repeats, others: Repeats, places: number): Repeats {
  const all = some.slice();
  for (let at = COUNTS; at < others.length; at += 1) {
    if (others[at] === Infinity) continue;
    const [set, people] = [Math.floor(at / COUNTS), at % COUNTS];
    for (let before = 0; before < SETS; before += 1) {
      if ((before & set) !== 0) continue;
      for (let already = 0; already + people <= Math.min(places, COUNTS - 1); already += 1) {
        const to = (before | set) * COUNTS + already + people;
        all[to] = Math.min(all[to]!, some[before * COUNTS + already]! + others[at]!);
      }
    }
  }
  return all;
}

/**
 * Each demand takes somebody of a group of its own as long as there are such groups, so the fewest repeats are what a largest matching
 * of demands to groups leaves out: the most by which some of the demands outnumber the groups they could be met from (O. Ore, Graphs and
 * matching theorems, Duke Mathematical Journal 22, 1955). Two demands that only the same person meets are one demand of another way.
 */
function fewestRepeats(demands: readonly Demand[], kinds: ReadonlyMap<number, number>): number {
  const everybody = (1 << demands.length) - 1;
  const groupsMeeting = new Float64Array(everybody + 1);
  let met = 0;
  for (const [kind, groups] of kinds) {
    const those = demandsMet(demands, kind);
    met |= those;
    groupsMeeting[those]! += groups;
  }
  if (met !== everybody) return Infinity;
  let repeats = 0;
  for (let some = 1; some <= everybody; some += 1) {
    let groups = 0;
    for (let those = 1; those <= everybody; those += 1) if ((those & some) !== 0) groups += groupsMeeting[those]!;
    repeats = Math.max(repeats, countOf(some) - groups);
  }
  return repeats;
}

function demandsMet(demands: readonly Demand[], kind: number): number {
  let those = 0;
  demands.forEach(({ wishes, isCounter }, place) => {
    those |= ((kind >>> (isCounter ? SETS + wishes : wishes)) & 1) << place;
  });
  return those;
}

/** Who could meet a set of wishes between them: a demand for each part of it. In a closed sector a counter-example is among them. */
function waysOf(set: number, isOpen: boolean): readonly (readonly Demand[])[] {
  return PARTITIONS[set]!.flatMap((parts) => {
    const demands = parts.map((wishes): Demand => ({ wishes, isCounter: false }));
    if (isOpen) return [demands];
    const oneOfThem = demands.map((_, opener) => demands.map((demand, place) => ({ ...demand, isCounter: place === opener })));
    return [...oneOfThem, [...demands, { wishes: 0, isCounter: true }]];
  });
}

function bitsOf(wishes: ReadonlySet<Coverage>): number {
  return WISHES_OF_ONE.reduce((bits, wish, place) => bits | (Number(wishes.has(wish)) << place), 0);
}

/** Bit `n` for each set `n` that lies within a set. */
function setsWithin(set: number): number {
  let sets = 0;
  for (let part = 0; part < SETS; part += 1) if ((part & ~set) === 0) sets |= 1 << part;
  return sets;
}

/** By set: all ways of parting it. */
const PARTITIONS: readonly (readonly (readonly number[])[])[] = Array.from({ length: SETS }, (_, set) => partitionsOf(set));

function partitionsOf(set: number): readonly (readonly number[])[] {
  if (set === 0) return [[]];
  const first = set & -set;
  const partitions: (readonly number[])[] = [];
  for (let part = first; part <= set; part += 1)
    if ((part & first) !== 0 && (part & ~set) === 0)
      for (const others of partitionsOf(set & ~part)) partitions.push([part, ...others]);
  return partitions;
}

function countOf(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}
