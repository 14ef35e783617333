import { findRunningDatabase } from '../../server/platform/postgres/running-database';
import { ask, DatabaseFolder } from '../support/database-folder';

it('finds the database that is running in a folder, and none where nothing runs', async () => {
  const folder = await DatabaseFolder.open();
  try {
    expect(await findRunningDatabase(folder.dataDir)).toBeNull();
    const database = await folder.start();
    const found = await findRunningDatabase(folder.dataDir);
    expect(found).toEqual({ ownerUrl: database.ownerUrl, servingUrl: database.servingUrl });
    expect(await ask(found!.ownerUrl, 'SELECT current_user AS owner')).toEqual([{ owner: 'firsthand_owner' }]);
    await folder.stopAll();
    expect(await findRunningDatabase(folder.dataDir)).toBeNull();
  } finally {
    await folder.close();
  }
});
