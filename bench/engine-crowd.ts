import type { Candidate, TraitCounts } from '../server/matching/matching.types';
import { prepareRoleModel } from '../server/matching/prepare.engine';
import type { PreparedRoleModel } from '../server/matching/prepared.types';
import { RoleModelIndex } from '../server/matching/role-model-index.engine';
import { type EngineWorld, TraitCounting } from './engine-world';

/** So many role models in an index, and beside it as the plain scan needs them. */
export interface Crowd {
  readonly index: RoleModelIndex;
  readonly traitCounts: TraitCounts;
  /** Milliseconds of `fill` and `settle` together, making the candidates not counted. */
  readonly buildMs: number;
  /** The first of them as candidates: to be changed. */
  readonly first: readonly Candidate[];
  /** Everybody; empty where they would take too much memory. */
  readonly everybody: readonly { readonly candidate: Candidate; readonly roleModel: PreparedRoleModel }[];
}

interface Gathering {
  readonly lots: AsyncIterable<readonly Candidate[]> | Iterable<readonly Candidate[]>;
  /** Null where it is to be counted from them. */
  readonly traitCounts: TraitCounts | null;
  readonly keepsEverybody: boolean;
}

export async function gatherCrowd({ material }: EngineWorld, { lots, traitCounts, keepsEverybody }: Gathering): Promise<Crowd> {
  const { reference } = material.basis;
  const index = new RoleModelIndex(reference, material.today);
  const counting = new TraitCounting();
  const everybody: { candidate: Candidate; roleModel: PreparedRoleModel }[] = [];
  let first: readonly Candidate[] = [];
  let buildMs = 0;
  for await (const lot of lots) {
    counting.add(lot);
    buildMs += took(() => {
      index.fill(lot);
    });
    if (first.length === 0) first = lot.filter(({ listing }) => listing === 'LISTED');
    if (keepsEverybody)
      for (const candidate of lot) everybody.push({ candidate, roleModel: prepareRoleModel(candidate.profile, reference) });
  }
  buildMs += took(() => {
    index.settle();
  });
  return { index, traitCounts: traitCounts ?? counting.snapshot, buildMs, first, everybody };
}

/** Milliseconds. */
export function took(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}
