import { type Membership, tenantOf, type Viewer } from '../platform/access';
import type { Database } from '../platform/database';
import { ViewerStore } from './viewer.store';

/** Who is signed in, as they see themselves. */
export interface ViewerProfile {
  readonly id: string;
  readonly name: string | null;
  readonly memberships: readonly Membership[];
}

export class ViewerService {
  constructor(private readonly database: Database) {}

  /** Reads as the viewer themselves, so it does for somebody who has only just signed in. */
  async profileOf(viewer: Viewer): Promise<ViewerProfile> {
    const store = new ViewerStore(this.database.reading(tenantOf(viewer)));
    return { id: viewer.personId, name: await store.nameOf(viewer.personId), memberships: viewer.memberships };
  }
}
