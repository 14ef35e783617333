import type { Connection } from '../platform/connection';
import { statement } from '../platform/statement';

export class ViewerStore {
  constructor(private readonly connection: Connection) {}

  /** The person's own name; a student's is the one their present school knows, read through their own enrolment. */
  async nameOf(personId: string): Promise<string | null> {
    const [row] = await this.connection.tenant<{ name: string | null }>(NAME_OF, [personId]);
    return row?.name ?? null;
  }
}

const NAME_OF = statement(
  'viewer_name',
  `SELECT coalesce(p.name, (
     SELECT concat_ws(' ', s.given_name, s.family_name) FROM student s WHERE s.person_id = p.id
     ORDER BY s.left_on IS NULL DESC, s.is_main DESC, s.enrolled_on DESC LIMIT 1)) AS name
   FROM person p WHERE p.id = $1`,
);
