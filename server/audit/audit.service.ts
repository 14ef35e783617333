import type { AuditSealEntity } from './audit.entity';
import type { AuditStore } from './audit.store';
import { chainOf, sealOf } from './chain.rules';

const AT_ONCE = 1_000;
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

export type ChainBreak = BrokenLink | SealGone;

/** GAP: there is no seal at this position, and one after it. */
interface BrokenLink {
  readonly chain: string;
  readonly position: number;
  /** Whose seal is the first that does not follow; of a GAP it stands at a later position. */
  readonly entryId: string;
  readonly what: 'GAP' | 'ENTRY_GONE' | 'ENTRY_CHANGED';
}

/** The seals that are there follow each other, but entries that were sealed have none. */
interface SealGone {
  readonly chain: string;
  /** First of them by id. */
  readonly entryId: string;
  /** How many of the chain. */
  readonly entries: number;
  readonly what: 'SEAL_GONE';
}

export interface Verified {
  /** Chains there are, those whose seals are all gone too. */
  readonly chains: number;
  /** Entries, each up to where its chain breaks. */
  readonly sealed: number;
  /** When the latest of these was written; null where there is none. */
  readonly upTo: Date | null;
  /** The first place where each broken chain breaks. */
  readonly breaks: readonly ChainBreak[];
}

interface VerifiedChain {
  readonly length: number;
  readonly upTo: Date | null;
  readonly broken: BrokenLink | null;
}

/** Seals the audit trail into one hash chain per school, and checks the chains. */
export class AuditService {
  constructor(private readonly trail: AuditStore) {}

  /** Seals what has been written since; answers how many entries. Call it each second, in a transaction of the jobs role. */
  async seal(): Promise<number> {
    if (!(await this.trail.takeTurn())) return 0;
    const entries = await this.trail.unsealed(AT_ONCE);
    const ends = new Map<string, { position: number; hash: Buffer } | null>();
    const seals: AuditSealEntity[] = [];
    for (const entry of entries) {
      const chain = chainOf(entry);
      const end = ends.has(chain) ? (ends.get(chain) ?? null) : await this.trail.last(chain);
      const next = { position: (end?.position ?? 0) + 1, hash: sealOf(end?.hash ?? null, entry) };
      seals.push({ chain, entryId: entry.id, ...next });
      ends.set(chain, next);
    }
    if (seals.length > 0) await this.trail.add(seals);
    return entries.length;
  }

  /** Works every seal out anew from the entries, reading a thousand at a time. What is written meanwhile may be counted or not. */
  async verify(): Promise<Verified> {
    const breaks: ChainBreak[] = [];
    const names = await this.trail.chains();
    let sealed = 0;
    let latest: Date | null = null;
    for (const name of names) {
      const { length, upTo, broken } = await this.verifyChain(name);
      sealed += length;
      latest = later(latest, upTo);
      if (broken !== null) breaks.push(broken);
    }
    const gone = await this.sealsGone();
    const chains = new Set([...names, ...gone.keys()]).size;
    for (const { chain } of breaks) gone.delete(chain);
    return { chains, sealed, upTo: latest, breaks: [...breaks, ...gone.values()] };
  }

  /** Entries that are marked as sealed and have no seal, by chain: where the seals at its end are gone, those before still follow. */
  private async sealsGone(): Promise<Map<string, SealGone>> {
    const gone = new Map<string, SealGone>();
    let after = BEFORE_ALL;
    for (;;) {
      const marks = await this.trail.marks(after, AT_ONCE);
      for (const mark of marks.filter(({ isSealGone }) => isSealGone)) {
        const chain = chainOf(mark);
        const { entryId, entries } = gone.get(chain) ?? { entryId: mark.id, entries: 0 };
        gone.set(chain, { chain, entryId, entries: entries + 1, what: 'SEAL_GONE' });
      }
      const last = marks.at(-1);
      if (last === undefined || marks.length < AT_ONCE) return gone;
      after = last.id;
    }
  }

  private async verifyChain(chain: string): Promise<VerifiedChain> {
    let position = 0;
    let hash: Buffer | null = null;
    let upTo: Date | null = null;
    for (;;) {
      const links = await this.trail.links(chain, position, AT_ONCE);
      for (const { entry, seal } of links) {
        const at = { chain, position: position + 1, entryId: seal.entryId };
        if (seal.position !== position + 1) return { length: position, upTo, broken: { ...at, what: 'GAP' } };
        if (entry === null) return { length: position, upTo, broken: { ...at, what: 'ENTRY_GONE' } };
        if (!sealOf(hash, entry).equals(seal.hash)) return { length: position, upTo, broken: { ...at, what: 'ENTRY_CHANGED' } };
        ({ position, hash } = seal);
        upTo = later(upTo, entry.at);
      }
      if (links.length < AT_ONCE) return { length: position, upTo, broken: null };
    }
  }
}

const later = (one: Date | null, other: Date | null): Date | null =>
  one !== null && (other === null || one > other) ? one : other;
