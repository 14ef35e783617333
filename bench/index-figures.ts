import { at } from '../seeds/random';
import type { Candidate } from '../server/matching/matching.types';
import type { RoleModelIndex } from '../server/matching/role-model-index.engine';
import { type Crowd, type Took, took } from './engine-crowd';
import { median } from './statistics';

export interface IndexFigures {
  readonly bytesEach: number;
  readonly build: Took;
  /** Of one `put`: of somebody whose cell stays, and of somebody who changed work and so goes to another. */
  readonly sameCell: Took;
  readonly otherCell: Took;
  readonly settle: Took;
}

const BATCHES = 10;
const TIMES = 3;

/** Changes the index: measure its answers before. */
export function indexFigures(crowd: Crowd): IndexFigures {
  const { index, first, build } = crowd;
  const bytesEach = index.bytes / index.size;
  const same: Took[] = [];
  const other: Took[] = [];
  for (let batch = 1; batch <= BATCHES; batch += 1) {
    same.push(
      putting(
        index,
        first.map((candidate) => busier(candidate, batch)),
      ),
    );
    other.push(
      putting(
        index,
        first.map((candidate, place) => ({ ...candidate, profile: retrained(first, place, batch) })),
      ),
    );
  }
  const settlings = Array.from({ length: TIMES }, () =>
    took(() => {
      index.settle();
    }),
  );
  return { bytesEach, build, sameCell: middle(same), otherCell: middle(other), settle: middle(settlings) };
}

function putting(index: RoleModelIndex, candidates: readonly Candidate[]): Took {
  const { wall, processor } = took(() => {
    for (const candidate of candidates) index.put(candidate);
  });
  return { wall: wall / candidates.length, processor: processor / candidates.length };
}

const middle = (all: readonly Took[]): Took => ({
  wall: median(all.map(({ wall }) => wall)),
  processor: median(all.map(({ processor }) => processor)),
});

const busier = (candidate: Candidate, batch: number): Candidate => ({
  ...candidate,
  capacityPerMonth: (candidate.capacityPerMonth + batch) % 8,
  isPaused: batch % 2 === 0,
});

/** In the work somebody else had. */
function retrained(candidates: readonly Candidate[], place: number, batch: number): Candidate['profile'] {
  const { profile } = at(candidates, place);
  return { ...profile, careers: at(candidates, (place + batch) % candidates.length).profile.careers };
}
