import type { AuditSealEntity } from './audit.entity';
import type { AuditStore } from './audit.store';
import { chainOf, sealOf } from './chain.rules';

const AT_ONCE = 1_000;

export interface ChainBreak {
  readonly chain: string;
  readonly position: number;
  readonly what: 'GAP' | 'ENTRY_GONE' | 'ENTRY_CHANGED';
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

  /** The first place where each broken chain breaks; empty where every chain holds. */
  async verify(): Promise<{ readonly sealed: number; readonly breaks: readonly ChainBreak[] }> {
    const breaks: ChainBreak[] = [];
    let sealed = 0;
    for (const chain of await this.trail.chains()) {
      const { length, broken } = await this.verifyChain(chain);
      sealed += length;
      if (broken !== null) breaks.push(broken);
    }
    return { sealed, breaks };
  }

  private async verifyChain(chain: string): Promise<{ length: number; broken: ChainBreak | null }> {
    let position = 0;
    let hash: Buffer | null = null;
    for (;;) {
      const links = await this.trail.links(chain, position, AT_ONCE);
      for (const { entry, seal } of links) {
        const at = { chain, position: position + 1 };
        if (seal.position !== position + 1) return { length: position, broken: { ...at, what: 'GAP' } };
        if (entry === null) return { length: position, broken: { ...at, what: 'ENTRY_GONE' } };
        if (!sealOf(hash, entry).equals(seal.hash)) return { length: position, broken: { ...at, what: 'ENTRY_CHANGED' } };
        ({ position, hash } = seal);
      }
      if (links.length < AT_ONCE) return { length: position, broken: null };
    }
  }
}
