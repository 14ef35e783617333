import { isIPv6 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Fault } from './faults';

export interface LimitSize {
  readonly attempts: number;
  /** Window that begins with a key's first attempt. */
  readonly seconds: number;
}

/** Counts attempts by key, each window anew, in the memory of this process. */
export class Limit {
  private readonly limiter: RateLimiterMemory;

  constructor({ attempts, seconds }: LimitSize) {
    this.limiter = new RateLimiterMemory({ points: attempts, duration: seconds });
  }

  /** Counts one attempt; throws TOO_MANY_REQUESTS with `retryAfterSeconds` where it is one too many. */
  async take(key: string): Promise<void> {
    try {
      await this.limiter.consume(key);
    } catch (error) {
      throw error instanceof RateLimiterRes ? tooMany(error.msBeforeNext) : error;
    }
  }

  /** Takes one attempt back: it did no harm. */
  async giveBack(key: string): Promise<void> {
    await this.limiter.reward(key);
  }

  async forget(key: string): Promise<void> {
    await this.limiter.delete(key);
  }
}

function tooMany(milliseconds: number): Fault {
  const retryAfterSeconds = Math.max(1, Math.ceil(milliseconds / 1000));
  return new Fault('TOO_MANY_REQUESTS', `Too many attempts. Try again in ${inWords(retryAfterSeconds)}.`, { retryAfterSeconds });
}

function inWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}

/** What an address is counted as: itself, or the network of an IPv6 address, whose owner has 2^64 of them. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  if (!isIPv6(address)) return address;
  const [left = '', right = ''] = address.toLowerCase().split('%', 1).join('').split('::');
  const [before, after] = [groups(left), groups(right)];
  const gap = address.includes('::') ? 8 - before.length - after.length : 0;
  return [...before, ...Array<string>(Math.max(gap, 0)).fill('0'), ...after].slice(0, 4).map(withoutZeros).join(':');
}

/** The 16-bit groups; an IPv4 address at the end stands for two. */
const groups = (text: string): string[] =>
  text === '' ? [] : text.split(':').flatMap((group) => (group.includes('.') ? ['0', '0'] : [group]));

const withoutZeros = (group: string): string => group.replace(/^0+(?=.)/, '');
