import { createClient, type Client, SignInDocument, type TypedOperation } from '@firsthand/client';
import { VOLUNTEER } from '../seeds/cast.seed';
import { DEMO_PASSWORD } from '../seeds/index';
import { idOf } from '../seeds/sheets';
import type { Closing } from '../server/start/closing';
import { makeTokenKeys } from '../server/platform/token-keys';
import { type Asker, openAsker } from './asker';
import { startServer, untilReady } from './server-process';
import { classOf, signIn } from './visit';

const CHANGES = 20;
/** Milliseconds after which a change counts as never seen. */
const PATIENCE = 10_000;

interface Own {
  readonly id: string;
  readonly version: number;
  readonly capacityPerMonth: number;
}

const OWN =
  `query ($id: ID!) { roleModel(id: $id) { id version capacityPerMonth careers { occupation { code } } } }` as TypedOperation<
    { roleModel: Own & { careers: { occupation: { code: string } }[] } },
    { id: string }
  >;
const SET = `mutation ($input: SetRoleModelAvailabilityInput!) { setRoleModelAvailability(input: $input) {
  __typename ... on RoleModelAvailabilitySet { roleModel { version } } } }` as TypedOperation<
  { setRoleModelAvailability: { __typename: string; roleModel?: { version: number } } },
  { input: object }
>;
const MATCHES = `query ($id: ID!, $occupations: [String!]!) {
  student(id: $id) { matches(first: 100, criteria: { occupations: $occupations }) { nodes { roleModel { id } } } } }`;

/**
 * Two servers on one database: milliseconds from when the first was told that the demo volunteer has no capacity left, or has again,
 * until an answer of the second shows it. Asked without pause; what an answer takes itself is part of it.
 */
export async function seenOnTheOther(closing: Closing, databaseUrl: string): Promise<readonly number[]> {
  const tokenKeys = makeTokenKeys();
  const [one, other] = [
    await startServer(closing, { program: 'server/main.ts', databaseUrl, tokenKeys }),
    await startServer(closing, { program: 'server/main.ts', databaseUrl, tokenKeys }),
  ];
  await Promise.all([untilReady(one), untilReady(other)]);
  const volunteer = await signInVolunteer(one.address);
  const { roleModel: own } = await volunteer.request(OWN, { id: idOf('role model', VOLUNTEER) });
  const visit = await signIn(other.address);
  const ask = await openAsker(closing, `${other.address}/graphql`, visit.accessToken);
  const occupations = own.careers.map(({ occupation }) => occupation.code);
  const question = await questionThatShows(ask, { studentIds: await classOf(visit), occupations, roleModelId: own.id });
  const times = await timesOf({ volunteer, own, isShown: async () => (await ask(question)).includes(own.id) });
  await Promise.all([one.stop(), other.stop()]);
  return times;
}

async function signInVolunteer(address: string): Promise<Client> {
  const url = `${address}/graphql`;
  const input = { email: 'volunteer@demo.firsthand.example', password: DEMO_PASSWORD };
  const { signIn: answer } = await createClient({ url }).request(SignInDocument, { input });
  if (answer.__typename !== 'SignedIn') throw new Error(answer.message);
  return createClient({ url, accessToken: answer.accessToken });
}

interface Sought {
  readonly studentIds: readonly string[];
  readonly occupations: readonly string[];
  readonly roleModelId: string;
}

/** For a student who is told of the volunteer among the first hundred of their work. */
async function questionThatShows(ask: Asker, { studentIds, occupations, roleModelId }: Sought): Promise<string> {
  for (const id of studentIds) {
    const question = JSON.stringify({ query: MATCHES, variables: { id, occupations } });
    if ((await ask(question)).includes(roleModelId)) return question;
  }
  throw new Error('No student of 9B is told of the demo volunteer.');
}

interface Changing {
  readonly volunteer: Client;
  readonly own: Own;
  readonly isShown: () => Promise<boolean>;
}

async function timesOf({ volunteer, own, isShown }: Changing): Promise<readonly number[]> {
  const times: number[] = [];
  let expectedVersion = own.version;
  for (let change = 0; change < CHANGES; change += 1) {
    const willBeShown = change % 2 === 1;
    const began = performance.now();
    const input = { roleModelId: own.id, expectedVersion, capacityPerMonth: willBeShown ? own.capacityPerMonth : 0 };
    const { setRoleModelAvailability: answer } = await volunteer.request(SET, { input });
    if (answer.roleModel === undefined) throw new Error(`The volunteer's change was answered by ${answer.__typename}.`);
    expectedVersion = answer.roleModel.version;
    while ((await isShown()) !== willBeShown)
      if (performance.now() - began > PATIENCE) throw new Error('The other node never showed the change.');
    times.push(performance.now() - began);
  }
  return times;
}
