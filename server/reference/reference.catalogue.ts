import type { Connection } from '../platform/connection';
import { type Catalogue, catalogueOf } from './catalogue.rules';
import { referenceContent, referenceVersion } from './reference.store';

export type { Catalogue, CatalogueOccupation } from './catalogue.rules';

/**
 * Keeps the reference data of one version in memory and looks, once an operation, whether it is still the database's:
 * so what another process imports counts from the next operation on.
 */
export class CatalogueSource {
  /** One answer for each connection: a connection is made for one operation. */
  private readonly answers = new WeakMap<Connection, Promise<Catalogue>>();
  private held: Catalogue | null = null;
  private loading: { readonly version: number; readonly catalogue: Promise<Catalogue> } | null = null;

  /** Costs one small statement an operation, however often it is asked. Throws where no reference data was ever loaded. */
  current(connection: Connection): Promise<Catalogue> {
    const known = this.answers.get(connection);
    if (known) return known;
    const answer = this.read(connection);
    this.answers.set(connection, answer);
    answer.catch(() => this.answers.delete(connection));
    return answer;
  }

  private async read(connection: Connection): Promise<Catalogue> {
    const version = await referenceVersion(connection);
    if (version === null) throw new Error('No reference data: run `npm run migrate`, which loads it.');
    if (this.held?.version === version) return this.held;
    if (this.loading?.version !== version) this.loading = { version, catalogue: load(connection) };
    const { loading } = this;
    try {
      return (this.held = await loading.catalogue);
    } finally {
      if (this.loading === loading) this.loading = null;
    }
  }
}

async function load(connection: Connection): Promise<Catalogue> {
  const content = await referenceContent(connection);
  if (content === null) throw new Error('The reference data went away while it was read.');
  return catalogueOf(content);
}

/** The one of this process. */
export const referenceData = new CatalogueSource();
