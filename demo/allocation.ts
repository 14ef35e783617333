import {
  all,
  AllocationPlanDocument,
  type AllocationPlanQuery,
  AllocationPricesDocument,
  AllocationWhatIfDocument,
  BestFitPlacesDocument,
  type Client,
  ExplainAllocationDocument,
  FairUnplacedDocument,
  PlanAllocationDocument,
  type PlanAllocationInput,
} from '@firsthand/client';
import { setTimeout as pause } from 'node:timers/promises';
import { comparisonLines } from './allocation-story';

const DAY_MS = 86_400_000;
const EXTRA_PLACES = 5;

/** A whole year group planned against a running server: the best fit and the fair plan side by side, their price, and one what-if. */
export async function planYearNine(client: Client, school: { readonly id: string; readonly name: string }): Promise<void> {
  const started = performance.now();
  const plan = await waitFor(client, await ask(client, school.id));
  console.log(
    `\n${school.name} plans workplace visits for Year 9, two at most for each, over sixteen weeks of offers (${seconds(performance.now() - started)}):\n`,
  );
  if (plan.state !== 'READY') {
    for (const { message } of plan.conflicts) console.log(`   ${message}`);
    if (plan.failure !== null) console.log(`   ${plan.failure}`);
    return;
  }
  for (const line of comparisonLines(plan)) console.log(line);
  await tellWhyNot(client, plan.id);
  await tellPrices(client, plan.id);
}

/** Why the fair plan gives the first of those it leaves out no place. */
async function tellWhyNot(client: Client, planId: string): Promise<void> {
  const { allocationPlan } = await client.request(FairUnplacedDocument, { id: planId, first: 1 });
  const [student] = allocationPlan.fair?.unplaced.nodes ?? [];
  if (student === undefined) return;
  const asked = { planId, studentId: student.id, kind: 'FAIR', first: 1 } as const;
  const { explainAllocation: told } = await client.request(ExplainAllocationDocument, asked);
  console.log(`\nWhy is there no place for ${student.givenName} ${student.familyName}? ${told.summary}`);
  for (const { offer, reasons } of told.dates.nodes)
    console.log(`   “${offer?.title ?? 'An offer that is gone'}”: ${reasons.map(({ sentence }) => sentence).join(' ')}`);
}

async function ask(client: Client, schoolId: string): Promise<string> {
  const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
  const input: PlanAllocationInput = {
    idempotencyKey: crypto.randomUUID(),
    schoolId,
    title: 'Year 9 at work',
    audience: { yearGroup: 9 },
    offers: { forms: ['WORKPLACE_VISIT'], startsOn: inDays(1), endsOn: inDays(112) },
    target: 2,
    mostPerStudent: 2,
  };
  const { planAllocation: answer } = await client.request(PlanAllocationDocument, { input });
  if (answer.__typename !== 'AllocationPlanned') throw new Error(answer.message);
  return answer.plan.id;
}

/** Asks again until it is finished; where somebody watches, it shows how far it is. */
async function waitFor(client: Client, id: string): Promise<AllocationPlanQuery['allocationPlan']> {
  for (;;) {
    const { allocationPlan: plan } = await client.request(AllocationPlanDocument, { id });
    if (plan.state !== 'QUEUED' && plan.state !== 'RUNNING') return plan;
    if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${Math.round(plan.progress * 100)}%  ${plan.stage}\r`);
    await pause(200);
  }
}

/**
 * What one more place at three dates is worth, and what five more at the dearest would do. Where dates clash so that no single
 * place has a price, dates that the plan fills are asked for one by one: the plan is solved anew each time.
 */
async function tellPrices(client: Client, id: string): Promise<void> {
  const { allocationPlan } = await client.request(AllocationPricesDocument, { id, first: 3 });
  const prices = (allocationPlan.bestFit?.prices.nodes ?? []).map(({ value, sentence, date }) => ({
    value,
    sentence,
    dateId: date?.id,
  }));
  const told = prices.length > 0 ? prices : await solvedPrices(client, id);
  console.log('\nWhat a place is worth:');
  for (const { sentence } of told) console.log(`   ${sentence}`);
  const [dearest] = told.toSorted((one, other) => other.value - one.value);
  if (dearest?.dateId === undefined) return;
  console.log(
    `\nWhat if? ${(await whatIf(client, { planId: id, offerDateId: dearest.dateId, extraPlaces: EXTRA_PLACES })).sentence}\n`,
  );
}

async function solvedPrices(client: Client, id: string) {
  const dates = await fullDates(client, id);
  const prices: { value: number; sentence: string; dateId: string }[] = [];
  for (const offerDateId of dates.slice(0, 3)) {
    const { sentence, valueAfter, valueBefore } = await whatIf(client, { planId: id, offerDateId, extraPlaces: 1 });
    prices.push({ sentence, value: valueAfter - valueBefore, dateId: offerDateId });
  }
  return prices;
}

/** Dates at which the best fit takes every place, those with the fewest first. */
async function fullDates(client: Client, id: string): Promise<readonly string[]> {
  const taken = new Map<string, { count: number; left: number }>();
  const places = all(async (after) => {
    const { allocationPlan } = await client.request(BestFitPlacesDocument, { id, after });
    return allocationPlan.bestFit?.places ?? { nodes: [], pageInfo: { hasNextPage: false } };
  });
  for await (const { date } of places)
    if (date) taken.set(date.id, { count: (taken.get(date.id)?.count ?? 0) + 1, left: date.placesLeft });
  return [...taken]
    .filter(([, { count, left }]) => count === left)
    .sort(([, one], [, other]) => one.left - other.left)
    .map(([dateId]) => dateId);
}

async function whatIf(client: Client, asked: { planId: string; offerDateId: string; extraPlaces: number }) {
  const { allocationWhatIf } = await client.request(AllocationWhatIfDocument, asked);
  if (!allocationWhatIf) throw new Error('The plan could not be solved anew.');
  return allocationWhatIf;
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(1)} s`;
