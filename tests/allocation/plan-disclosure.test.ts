import { newId } from '../../server/platform/identifiers';
import { openPlanning, type PlanningWorld } from './planning';

let planning: PlanningWorld;
beforeAll(async () => {
  planning = await openPlanning();
  planning.start();
});
afterAll(() => planning.close());
beforeEach(() => planning.newSchool());

const AGREED_AT = '2026-09-01T09:00:00Z';
type Trait = readonly [kind: string, value: string];
const SEX: Trait = ['SEX', 'FEMALE'];
const FIRST: Trait = ['FIRST_IN_FAMILY_TO_UNIVERSITY', 'yes'];

async function studentWith(traits: readonly Trait[]): Promise<void> {
  const [student_id] = await planning.students(1);
  for (const [kind, value] of traits)
    await planning.world.plant.row(
      'student_trait',
      {
        ...{ school_id: planning.schoolId, student_id, kind, value, may_be_used: true, agreed_by: 'STUDENT' },
        ...{ agreed_at: AGREED_AT, recorded_by: newId() },
      },
      [planning.schoolId],
    );
}

/** An offer on a day of November, with an engineer who agreed to have this used, and shown or not. */
async function offerOf(day: number, traits: readonly Trait[], may_be_shown: boolean): Promise<string> {
  const { id: role_model_id } = await planning.world.plant.roleModel();
  for (const [kind, value] of traits)
    await planning.world.plant.row('role_model_trait', {
      ...{ role_model_id, kind, value, may_be_used: true, may_be_shown, agreed_at: AGREED_AT },
    });
  const times = { starts_at: `2026-11-${day}T10:00:00Z`, ends_at: `2026-11-${day}T11:00:00Z` };
  return (await planning.offer({ roleModelIds: [role_model_id] }, [times])).id;
}

const REASON = { positiveActionReason: 'Girls here have met no woman engineer in four years.' };

/** What a plan tells of one girl and three engineers: who shows a trait, who has it used alone, and of whom nothing is known. */
async function scores(trait: Trait, more: object) {
  await studentWith([SEX, FIRST]);
  const offers = [await offerOf(10, [trait], true), await offerOf(11, [trait], false), await offerOf(12, [], false)];
  await planning.world.plant.sql(`SELECT remake_trait_counts()`);
  const plan = await planning.planned(planning.input(offers, { target: 3, mostPerStudent: 3, ...more }));
  expect(plan.bestFit.placesGiven).toBe(3);
  const dates = await planning.world.plant.sql(
    `SELECT id, offer_id FROM offer_date WHERE offer_id = ANY ($1) ORDER BY starts_at`,
    [offers],
  );
  const scoreAt = (id: string) =>
    plan.bestFit.places.nodes.find(({ date }: { date: { id: string } }) => date.id === id).score as number;
  const [shown, hidden, unknown] = dates.map(({ id }) => scoreAt(id as string));
  return { plan, shown: Number(shown), hidden: Number(hidden), unknown: Number(unknown) };
}

describe('a role model’s trait that may be used and not shown', () => {
  it.each([
    ['sex, without positive action', SEX, {}],
    ['sex, with positive action', SEX, REASON],
    ['background, with positive action', FIRST, REASON],
  ])('moves no score of one student (%s)', async (_what, trait, more) => {
    const { shown, hidden, unknown } = await scores(trait, more);
    expect(hidden).toBe(unknown);
    expect(shown).toBeGreaterThan(hidden);
  });

  it('is not told by a count of who contradicts a stereotype', async () => {
    const { plan } = await scores(SEX, {});
    expect(plan.bestFit.counterStereotype).toEqual({ labelled: 1, covered: 1 });
  });

  it('leaves the count at none where nobody else is met', async () => {
    await studentWith([SEX]);
    const plan = await planning.planned(planning.input([await offerOf(10, [SEX], false)]));
    expect(plan.bestFit).toMatchObject({ placesGiven: 1, counterStereotype: { labelled: 0, covered: 0 } });
  });
});
