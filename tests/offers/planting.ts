import { newId } from '../../server/platform/identifiers';
import type { Planting } from '../support/planting';

type Columns = Readonly<Record<string, unknown>>;

export interface PlantedOffer {
  readonly id: string;
  /** In the order they were given. */
  readonly dateIds: readonly string[];
}

/** A published workshop at the school, open everywhere, for years 7 to 13, on these dates; the first is 10 November 2026, 10 to 11. */
export async function plantOffer(
  plant: Planting,
  { roleModelIds = [], ...columns }: Columns & { readonly roleModelIds?: readonly string[] } = {},
  dates: readonly Columns[] = [{}],
): Promise<PlantedOffer> {
  const id = newId();
  await plant.row('offer', {
    ...{ id, title: 'Bend and solder', description: 'Make a lamp from wire.', form: 'WORKSHOP', state: 'PUBLISHED' },
    ...{ is_online: false, minimum_audience: 4, year_groups: [7, 8, 9, 10, 11, 12, 13], access_needs_met: ['STEP_FREE'] },
    ...columns,
  });
  for (const role_model_id of roleModelIds) await plant.row('offer_role_model', { offer_id: id, role_model_id });
  const dateIds = dates.map(() => newId());
  for (const [index, date] of dates.entries()) {
    const day = `2026-11-${10 + index}`;
    const times = { starts_at: `${day}T10:00:00Z`, ends_at: `${day}T11:00:00Z`, capacity: 12 };
    await plant.row('offer_date', { id: dateIds[index], offer_id: id, ...times, ...date });
  }
  return { id, dateIds };
}

/** How many places of all schools the date counts, and how many of them rows say are held. */
export async function countedAndHeld(plant: Planting, dateId: string | undefined, schoolIds: readonly string[]) {
  const [row] = await plant.sql(
    `SELECT d.places_taken AS counted, (SELECT count(*)::integer FROM place p WHERE p.offer_date_id = d.id AND p.state = 'HELD') AS held
     FROM offer_date d WHERE d.id = $1`,
    [dateId],
    schoolIds,
  );
  return row as { counted: number; held: number };
}
