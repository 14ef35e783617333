import { randomUUID } from 'node:crypto';
import { plantOffer } from '../offers/planting';
import type { PlanningWorld } from './planning';
import { randomFrom } from './problems';

const OCCUPATIONS = [
  '2121',
  '2122',
  '2123',
  '2124',
  '2126',
  '2134',
  '2136',
  '2141',
  '2231',
  '2312',
  '3111',
  '3113',
  '3213',
  '5241',
];

/**
 * 600 students with interests of their own and 40 offers of unequal appeal, most of which would run with too few: minutes of work for
 * the integer solver. Answers the ids of the offers.
 */
export async function plantHardSchool(
  { world: { plant }, schoolId }: PlanningWorld,
  students = 600,
  offers = 40,
): Promise<string[]> {
  const random = randomFrom(7);
  const people = Array.from({ length: students }, () => ({ id: randomUUID(), person: randomUUID() }));
  const [ids, persons] = [people.map(({ id }) => id), people.map(({ person }) => person)];
  await plant.sql(`INSERT INTO person (id) SELECT unnest($1::uuid[])`, [persons]);
  await plant.sql(
    `INSERT INTO student (id, school_id, person_id, given_name, family_name, name_normalised, year_group, tutor_group, enrolled_on)
     SELECT w.id, $3, w.person, 'Sam', 'Student', 'student sam', 9, '9B', '2024-09-02' FROM unnest($1::uuid[], $2::uuid[]) w (id, person)`,
    [ids, persons, schoolId],
    [schoolId],
  );
  const interests = ids.flatMap((id) =>
    OCCUPATIONS.filter(() => random() < 0.3).map((code) => ({
      id,
      code,
      strength: ['A_LITTLE', 'QUITE', 'VERY'][Math.floor(random() * 3)],
    })),
  );
  await plant.sql(
    `INSERT INTO student_interest (school_id, student_id, kind, code, strength)
     SELECT $4, w.id, 'OCCUPATION', w.code, w.strength FROM unnest($1::uuid[], $2::text[], $3::text[]) w (id, code, strength)`,
    [interests.map(({ id }) => id), interests.map(({ code }) => code), interests.map(({ strength }) => strength), schoolId],
    [schoolId],
  );
  const offerIds: string[] = [];
  while (offerIds.length < offers) {
    const occupation = OCCUPATIONS[Math.floor(random() ** 3 * OCCUPATIONS.length)];
    const { id: roleModel } = await plant.roleModel(
      { entered_field_on: `20${String(5 + Math.floor(random() * 20)).padStart(2, '0')}-09-01` },
      occupation,
    );
    const { id } = await plantOffer(plant, { roleModelIds: [roleModel], minimum_audience: 17 }, [{ capacity: 24 }]);
    offerIds.push(id);
  }
  return offerIds;
}
