import 'reflect-metadata';
import type { DataSource } from 'typeorm';
import { SCHOOLS } from '../seeds/schools.seed';
import { at } from '../seeds/random';
import { createFoundation, type Ground } from '../server/composition';
import { createDataSource } from '../server/data-source';
import { askForStudent, NO_CRITERIA } from '../server/matching/ask.rules';
import { addDays } from '../server/platform/days';
import { gather, type MatchingMaterial } from '../server/matching/matching.reads';
import type { Ask, Candidate, TraitCounts } from '../server/matching/matching.types';
import { byScore, byScoreAndLoad, type RankBy } from '../server/matching/rank-by.engine';
import { kindOfForm, needOf } from '../server/matching/student-need.rules';
import { AuditTrail } from '../server/platform/audit';
import { Database } from '../server/platform/database';
import { createLogger } from '../server/platform/logging';
import { statement } from '../server/platform/statement';
import { makeTokenKeys, parseTokenKeys } from '../server/platform/token-keys';
import { CatalogueSource } from '../server/reference/reference.catalogue';
import { candidatesOfNoSchool, listedIds, outsideFor } from '../server/role-models/candidates.reads';
import type { StudentFacts } from '../server/students/student-profiles.reads';
import type { Closing } from '../server/start/closing';

/** A question as the service puts it to the engine, before anything is prepared for it. */
export interface AskedOf {
  readonly students: readonly StudentFacts[];
  readonly needs: readonly number[];
  readonly ask: Ask;
  readonly rankBy: RankBy;
}

/** What the engine is asked by a school of the demo world, read from a database as the server reads it. */
export interface EngineWorld {
  readonly schoolId: string;
  readonly source: DataSource;
  readonly material: MatchingMaterial;
  readonly outside: ReadonlySet<string>;
  /** One for each of some students of all years: their first matches. */
  readonly alone: readonly AskedOf[];
  /** A talk to 9B. */
  readonly together: AskedOf;
  /** Listed role models of the database, in lots. */
  readonly lots: () => AsyncGenerator<readonly Candidate[]>;
}

const STUDENTS = 120;
const LOT = 2_000;
const ROLL = statement(
  'bench_students',
  `SELECT s.id, s.year_group = 9 AND s.tutor_group = '9B' AS "isIn9B" FROM student s WHERE s.school_id = $1 AND s.left_on IS NULL ORDER BY s.id`,
);

/** Of Wearbridge Academy. */
export async function openEngineWorld(closing: Closing, databaseUrl: string): Promise<EngineWorld> {
  const source = await createDataSource({ url: databaseUrl }).initialize();
  await closing.add(() => source.destroy());
  const { id: schoolId } = at(SCHOOLS, 0);
  const ground = groundOn(new Database(source), schoolId);
  const roll = await ground.connection.tenant<{ id: string; isIn9B: boolean }>(ROLL, [schoolId]);
  const every = Math.max(1, Math.floor(roll.length / STUDENTS));
  const some = roll.filter((_, place) => place % every === 0).slice(0, STUDENTS);
  const group = roll.filter(({ isIn9B }) => isIn9B);
  const studentIds = [...some, ...group].map(({ id }) => id);
  const material = await gather(ground, new CatalogueSource(), { schoolId, studentIds, purpose: 'BENCHMARK' });
  const known = new Map(material.students.map((facts) => [facts.profile.id, facts]));
  const factsOf = (ids: readonly { id: string }[]) => ids.flatMap(({ id }) => known.get(id) ?? []);
  return {
    schoolId,
    source,
    material,
    outside: await outsideFor(ground.connection, { schoolId, requestId: null }),
    alone: factsOf(some).map((facts) => askedAlone(facts, schoolId, material)),
    together: askedTogether(factsOf(group), schoolId, material),
    lots: () => lotsOf(ground, material.today),
  };
}

function groundOn(database: Database, schoolId: string): Ground {
  const clock = () => new Date();
  const foundation = createFoundation({ database, clock, keys: parseTokenKeys(makeTokenKeys()), log: createLogger('silent') });
  const connection = database.reading({ personId: null, schoolIds: [schoolId] });
  return { ...foundation, connection, audit: new AuditTrail() };
}

function askedAlone(facts: StudentFacts, schoolId: string, { schoolPlace, today }: MatchingMaterial): AskedOf {
  const asking = { schoolId, schoolPlace, yearGroups: [facts.yearGroup], groupSize: 1 };
  return {
    students: [facts],
    needs: [1],
    ask: askForStudent(asking, facts.accessNeeds, NO_CRITERIA, today),
    rankBy: byScore,
  };
}

function askedTogether(students: readonly StudentFacts[], schoolId: string, { schoolPlace, today }: MatchingMaterial): AskedOf {
  const asking = { schoolId, schoolPlace, yearGroups: [9], groupSize: students.length };
  const days = { from: addDays(today, 7), to: addDays(today, 49) };
  return {
    students,
    needs: students.map((facts) => needOf(facts, kindOfForm('TALK'))),
    ask: { ...askForStudent(asking, [], NO_CRITERIA, today), form: 'TALK', days },
    rankBy: byScoreAndLoad,
  };
}

async function* lotsOf({ connection }: Ground, today: string): AsyncGenerator<readonly Candidate[]> {
  for (let after: string | null = null; ;) {
    const ids = await listedIds(connection, after, LOT);
    yield await candidatesOfNoSchool(connection, ids, today);
    if (ids.length < LOT) return;
    after = ids.at(-1) ?? null;
  }
}

/** As the nightly count has it, of role models no database holds. */
export class TraitCounting {
  private readonly counts = new Map<string, number>();
  private listed = 0;

  add(candidates: readonly Candidate[]): void {
    for (const { listing, profile } of candidates) {
      if (listing !== 'LISTED') continue;
      this.listed += 1;
      for (const { kind, value } of profile.traits)
        this.counts.set(`${kind}:${value}`, (this.counts.get(`${kind}:${value}`) ?? 0) + 1);
    }
  }

  get snapshot(): TraitCounts {
    return { version: 0, listedRoleModels: this.listed, counts: this.counts };
  }
}
