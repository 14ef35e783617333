import type { Connection } from '../platform/connection';
import { byId } from '../platform/loaders';
import { schoolsByIds, schoolSettingsByIds } from './school.store';

export function schoolLoaders(connection: Connection) {
  return {
    school: byId((ids) => schoolsByIds(connection, ids)),
    schoolSettings: byId(async (ids) =>
      (await schoolSettingsByIds(connection, ids)).map((setting) => ({ id: setting.schoolId, ...setting })),
    ),
  };
}
