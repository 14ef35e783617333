import type { Random, Weighted } from './random';
import type { SeedReference } from './reference.seed';
import { words } from './sheets';

/** The invented conurbation: real outcodes round the schools, by how many of its people live there (editorial). */
const WEARBRIDGE: Weighted<string> = [
  ...words('SR1 SR2 SR3 SR4 SR5 SR6').map((outcode) => [outcode, 6] as const),
  ...words('NE31 NE32 NE33 NE34 NE36 NE37 NE38 NE10 DH4 DH5').map((outcode) => [outcode, 3] as const),
  ...words('NE8 NE9 NE11 DH2 DH3 SR7 NE35').map((outcode) => [outcode, 1.5] as const),
];

/** The rest of the region. */
const REGION = words(`NE1 NE2 NE3 NE4 NE5 NE6 NE7 NE12 NE15 NE16 NE21 NE23 NE24 NE25 NE27 NE28 NE29 NE30 NE39 NE46 NE61 NE63
  DH1 DH6 DH7 DH8 DH9 SR8`);

export type Nearness = 'LOCAL' | 'REGION' | 'ELSEWHERE';

/** Where somebody lives: in Wearbridge, in the region, or anywhere in the country. */
export function outcodeIn(random: Random, nearness: Nearness, reference: SeedReference): string {
  if (nearness === 'LOCAL') return random.weighted(WEARBRIDGE);
  return random.pick(nearness === 'REGION' ? REGION : everywhere(reference));
}

const known = new WeakMap<SeedReference, readonly string[]>();

function everywhere(reference: SeedReference): readonly string[] {
  const outcodes = known.get(reference) ?? [...reference.outcodes.keys()];
  known.set(reference, outcodes);
  return outcodes;
}
