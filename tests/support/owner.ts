import type { DataSource } from 'typeorm';
import { createMigrationSource } from '../../server/data-source';
import { ownerUrl } from './databases';

/** A connection to a world's database as its owner. */
export const ownerSourceOf = ({ url }: { readonly url: string }): Promise<DataSource> =>
  createMigrationSource(ownerUrl(new URL(url).pathname.slice(1))).initialize();
