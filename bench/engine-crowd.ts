import type { Candidate, TraitCounts } from '../server/matching/matching.types';
import { prepareRoleModel } from '../server/matching/prepare.engine';
import type { PreparedRoleModel } from '../server/matching/prepared.types';
import { RoleModelIndex } from '../server/matching/role-model-index.engine';
import { type EngineWorld, TraitCounting } from './engine-world';

/** So many role models in an index, and beside it as the plain scan needs them. */
export interface Crowd {
  readonly index: RoleModelIndex;
  readonly traitCounts: TraitCounts;
  /** Of `fill` and `settle` together, making the candidates not counted. */
  readonly build: Took;
  /** The first of them as candidates: to be changed. */
  readonly first: readonly Candidate[];
  /** Everybody; empty where they would take too much memory. */
  readonly everybody: readonly { readonly candidate: Candidate; readonly roleModel: PreparedRoleModel }[];
}

type Lots = AsyncIterable<readonly Candidate[]> | Iterable<readonly Candidate[]>;

interface Gathering {
  /** The same each time it is called. */
  readonly lots: () => Lots;
  /** Null where it is to be counted from them. */
  readonly traitCounts: TraitCounts | null;
  readonly keepsEverybody: boolean;
}

/** The index is built in a pass of its own: beside so much that is kept, collecting garbage would take longer than in a server. */
export async function gatherCrowd(world: EngineWorld, { lots, traitCounts, keepsEverybody }: Gathering): Promise<Crowd> {
  const { traitsCounted, ...built } = await buildIndex(world, lots());
  const everybody = keepsEverybody ? await everybodyOf(world, lots()) : [];
  return { ...built, traitCounts: traitCounts ?? traitsCounted, everybody };
}

async function buildIndex({ material }: EngineWorld, lots: Lots) {
  const index = new RoleModelIndex(material.basis.reference, material.today);
  const counting = new TraitCounting();
  let first: readonly Candidate[] = [];
  let build: Took = { wall: 0, processor: 0 };
  for await (const lot of lots) {
    counting.add(lot);
    build = sum(
      build,
      took(() => {
        index.fill(lot);
      }),
    );
    if (first.length === 0) first = lot.filter(({ listing }) => listing === 'LISTED');
  }
  build = sum(
    build,
    took(() => {
      index.settle();
    }),
  );
  return { index, traitsCounted: counting.snapshot, build, first };
}

async function everybodyOf({ material }: EngineWorld, lots: Lots): Promise<Crowd['everybody']> {
  const { reference } = material.basis;
  const everybody: { candidate: Candidate; roleModel: PreparedRoleModel }[] = [];
  for await (const lot of lots)
    for (const candidate of lot) everybody.push({ candidate, roleModel: prepareRoleModel(candidate.profile, reference) });
  return everybody;
}

/** Milliseconds on the wall, and of processor time of this process. */
export interface Took {
  readonly wall: number;
  readonly processor: number;
}

export function took(work: () => void): Took {
  const used = process.cpuUsage();
  const began = performance.now();
  work();
  const wall = performance.now() - began;
  const { user, system } = process.cpuUsage(used);
  return { wall, processor: (user + system) / 1_000 };
}

const sum = (one: Took, other: Took): Took => ({ wall: one.wall + other.wall, processor: one.processor + other.processor });
