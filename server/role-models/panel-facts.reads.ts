import type { PanelFacts } from '../matching/panel-pool.rules';
import type { Connection } from '../platform/connection';
import { statement } from '../platform/statement';

const PANEL_FACTS = statement(
  'panel_facts',
  `SELECT r.id,
     coalesce(e.size IN ('SOLE_TRADER', 'MICRO', 'SMALL'), false) AS "isFromSmallEmployer",
     EXISTS (SELECT FROM role_model_barrier b WHERE b.role_model_id = r.id) AS "tellsOfBarrier"
   FROM role_model r LEFT JOIN employer e ON e.id = r.employer_id WHERE r.id = ANY ($1::uuid[])`,
);

interface PanelFactsRow {
  readonly id: string;
  readonly isFromSmallEmployer: boolean;
  readonly tellsOfBarrier: boolean;
}

/** Who of these role models works for fewer than 50 people's employer or for themself, and who tells of a barrier overcome. */
export async function panelFacts(connection: Connection, roleModelIds: readonly string[]): Promise<PanelFacts> {
  const rows = await connection.open<PanelFactsRow>(PANEL_FACTS, [roleModelIds]);
  const idsOf = (holds: (row: PanelFactsRow) => boolean) => new Set(rows.filter(holds).map(({ id }) => id));
  return {
    smallEmployers: idsOf(({ isFromSmallEmployer }) => isFromSmallEmployer),
    barriersOvercome: idsOf(({ tellsOfBarrier }) => tellsOfBarrier),
  };
}
