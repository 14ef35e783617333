import DataLoader from 'dataloader';

/** Loads one row by its id. Rows come back in the order of the ids; an unknown id gives null. */
export function byId<Row extends { id: string }>(fetch: (ids: readonly string[]) => Promise<Row[]>) {
  return new DataLoader<string, Row | null>(async (ids) => {
    const rows = new Map((await fetch(ids)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  });
}

/** Loads the rows that belong to one key, in the order they were fetched; none gives an empty list. */
export function manyBy<Row extends object>(key: (row: Row) => string, fetch: (keys: readonly string[]) => Promise<Row[]>) {
  return new DataLoader<string, Row[]>(async (keys) => {
    const groups = new Map<string, Row[]>(keys.map((one) => [one, []]));
    for (const row of await fetch(keys)) groups.get(key(row))?.push(row);
    return keys.map((one) => groups.get(one) ?? []);
  });
}
