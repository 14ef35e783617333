import type { Connection } from '../platform/connection';
import { byId } from '../platform/loaders';
import { EmployerStore } from './employer.store';

export function employerLoaders(connection: Connection) {
  const employers = new EmployerStore(connection);
  return { employer: byId((ids) => employers.findMany(ids)) };
}
