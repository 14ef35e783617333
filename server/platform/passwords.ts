import { hash, verify } from '@node-rs/argon2';
import { availableParallelism } from 'node:os';
import { Semaphore, type SemaphoreSize } from './semaphore';

/** argon2id, the library's default: 64 MiB, three passes, one lane. */
const COST = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 } as const;

/** A hash of random bytes nobody kept: checking a password against it takes as long as against anybody's own. */
export const DECOY = '$argon2id$v=19$m=65536,t=3,p=1$i1h5YUKkSFqbuHZFlxQrOQ$YOBYvVz0xVYRkchjGfQPJ+dAp5HVcs3MT7NLO2Ju0Dc';

/** A core each. At most three of the four threads Node has for such work, so that files and host names need not wait for it. */
const PLACES = { places: Math.min(3, availableParallelism()), queue: 64 };

/** Hashes and checks passwords, few at a time: each takes 64 MiB and about a tenth of a second. */
export class Passwords {
  private readonly places: Semaphore;

  constructor(size: Omit<SemaphoreSize, 'doing'> = PLACES) {
    this.places = new Semaphore({ ...size, doing: 'signing in' });
  }

  /** Whether it is the password; false, after the same time, where there is none. */
  async isRight(password: string, stored: string | null): Promise<boolean> {
    const matches = await this.places.run(() => verify(stored ?? DECOY, composed(password)));
    return matches && stored !== null;
  }
}

/** A password as it is stored. */
export const hashPassword = (password: string): Promise<string> => hash(composed(password), COST);

/** The same characters, however a keyboard composes them. */
const composed = (password: string): string => password.normalize('NFKC');
