import type { Candidate } from '../server/matching/matching.types';
import { at } from '../seeds/random';
import { type Crowd, took } from './engine-crowd';
import { median } from './statistics';

export interface IndexFigures {
  readonly bytesEach: number;
  readonly buildMs: number;
  /** Microseconds of one `put`: of somebody whose cell stays, and of somebody who changed work and so goes to another. */
  readonly sameCellUs: number;
  readonly otherCellUs: number;
  readonly settleMs: number;
}

const BATCHES = 6;
const SETTLINGS = 3;

/** Changes the index: measure its answers before. */
export function indexFigures({ index, first, buildMs }: Crowd): IndexFigures {
  const bytesEach = index.bytes / index.size;
  const same: number[] = [];
  const other: number[] = [];
  for (let batch = 1; batch <= BATCHES; batch += 1) {
    same.push(putting(first.map((candidate) => busier(candidate, batch))));
    other.push(putting(first.map((candidate, place) => ({ ...candidate, profile: retrained(first, place, batch) }))));
  }
  const settlings = Array.from({ length: SETTLINGS }, () =>
    took(() => {
      index.settle();
    }),
  );
  return { bytesEach, buildMs, sameCellUs: median(same), otherCellUs: median(other), settleMs: median(settlings) };

  function putting(candidates: readonly Candidate[]): number {
    const milliseconds = took(() => {
      for (const candidate of candidates) index.put(candidate);
    });
    return (milliseconds * 1_000) / candidates.length;
  }
}

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
