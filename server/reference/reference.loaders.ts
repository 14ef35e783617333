import type { Connection } from '../platform/connection';
import { type Catalogue, referenceData } from './reference.catalogue';

/** For field resolvers: `(await loaders.catalogue()).occupation(code)` costs no more than one small statement an operation. */
export const referenceLoaders = (connection: Connection) => ({
  catalogue: (): Promise<Catalogue> => referenceData.current(connection),
});
