import { makeTokenKeys } from '../../server/platform/token-keys';
import { plantAccount } from '../accounts/signing-in';
import { request, trait } from '../matching/class-of-six';
import { openWorld, type World } from '../support/world';
import { Node } from './node';

jest.setTimeout(60_000);

const SUGGESTIONS = `query ($id: ID!) { speakerRequest(id: $id) { suggestions(first: 50) {
  nodes { score roleModel { id } reasons { criterion contribution summary } } } } }`;
const MATCHES = `query ($id: ID!) { student(id: $id) { matches(first: 50) { nodes { score roleModel { id } reasons { summary } } } } }`;
const OWN = `query ($id: ID!) { roleModel(id: $id) { version } }`;
const SET = `mutation ($input: SetRoleModelAvailabilityInput!) { setRoleModelAvailability(input: $input) {
  ... on RoleModelAvailabilitySet { roleModel { version } } } }`;
const CONSENT = `mutation ($input: UpdateMatchingConsentInput!) { updateMatchingConsent(input: $input) { __typename } }`;

interface Volunteer {
  readonly id: string;
  readonly token: string;
}

const keys = makeTokenKeys();
let world: World;
let [one, other]: [Node, Node] = [] as unknown as [Node, Node];
let leader: string;
let requestId: string;
let studentId: string;
const volunteers: Volunteer[] = [];

beforeAll(async () => {
  world = await openWorld();
  // The programs go by the clock on the wall.
  world.time.now = new Date();
  const { plant } = world;
  const schoolId = await plant.school();
  for (let number = 0; number < 6; number += 1) {
    studentId = (await plant.student(schoolId)).id;
    await trait(world, schoolId, studentId, { kind: 'TOWN', value: 'NE1' });
  }
  const viewer = await plant.viewer('CAREERS_LEADER', { schoolId });
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  requestId = await request(world, viewer, schoolId, { startsOn: inDays(7), endsOn: inDays(49) });
  for (const occupation of ['2122', '2237', '2126', '5241', '3131', '2134']) await plant.roleModel({}, occupation);
  const people = [await plant.roleModel({}, '2123'), await plant.roleModel({}, '2124')];
  const emails: string[] = [];
  for (const { personId } of people) {
    await plant.viewer('VOLUNTEER', { personId });
    emails.push(await plantAccount(world, personId));
  }
  const leaderEmail = await plantAccount(world, viewer.personId);
  await plant.sql(`SELECT remake_trait_counts()`);
  [one, other] = await Promise.all([Node.start(world.url, keys), Node.start(world.url, keys)]);
  leader = await one.signIn(leaderEmail);
  for (const [place, { id }] of people.entries()) volunteers.push({ id, token: await one.signIn(emails[place]!) });
});
afterAll(async () => {
  await Promise.all([one.kill(), other.kill()]);
  await world.close();
});

const suggestions = async (node: Node): Promise<any[]> =>
  (await node.ask(leader, SUGGESTIONS, { id: requestId })).speakerRequest.suggestions.nodes;
const matches = async (node: Node): Promise<any[]> => (await node.ask(leader, MATCHES, { id: studentId })).student.matches.nodes;
const names = async (node: Node, { id }: Volunteer): Promise<boolean> =>
  (await suggestions(node)).some(({ roleModel }) => roleModel.id === id);

/** Gives a volunteer no room for anybody, or again some. */
async function setAvailable(node: Node, { id, token }: Volunteer, isAvailable: boolean): Promise<void> {
  const { version } = (await node.ask(token, OWN, { id })).roleModel as { version: number };
  const input = { roleModelId: id, expectedVersion: version, capacityPerMonth: isAvailable ? 2 : 0 };
  const { setRoleModelAvailability: answer } = await node.ask(token, SET, { input });
  expect(answer.roleModel.version).toBe(version + 1);
}

it('shows on one node within a second what was changed on the other, either way', async () => {
  const [volunteer] = volunteers as [Volunteer];
  for (let change = 0; change < 6; change += 1) {
    const [changed, asked] = change % 4 < 2 ? [one, other] : [other, one];
    const isAvailable = change % 2 === 1;
    await setAvailable(changed, volunteer, isAvailable);
    const began = performance.now();
    while ((await names(asked, volunteer)) !== isAvailable) expect(performance.now() - began).toBeLessThan(1_000);
    expect(performance.now() - began).toBeLessThan(1_000);
  }
});

it('knows nothing of a consent in the very next answer of one node that was withdrawn on the other', async () => {
  const [{ id, token }] = volunteers as [Volunteer];
  const agree = async (may: boolean): Promise<void> => {
    const fact = { roleModelId: id, kind: 'TOWN', value: 'NE1', mayBeUsed: may, mayBeShown: may };
    const { updateMatchingConsent: answer } = await one.ask(token, CONSENT, { input: fact });
    expect(answer.__typename).toBe('MatchingConsentUpdated');
  };
  const without = [await suggestions(other), await matches(other)];
  for (let round = 0; round < 3; round += 1) {
    await agree(true);
    const counted = (await suggestions(other)).find(({ roleModel }) => roleModel.id === id);
    expect(counted.reasons[1]).toMatchObject({ criterion: 'BACKGROUND', contribution: expect.any(Number) });
    expect(counted.reasons[1].contribution).toBeGreaterThan(0);
    await agree(false);
    expect([await suggestions(other), await matches(other)]).toEqual(without);
  }
});

describe('when one node is killed in the middle of questions and changes', () => {
  /** Questions to a node without pause until told to stop; answers how many were answered. */
  function keepAsking(node: Node, everybodyElse: readonly string[]) {
    const enough = new AbortController();
    let answered = 0;
    const going = (async () => {
      while (!enough.signal.aborted) {
        const ids = (await suggestions(node)).map(({ roleModel }) => roleModel.id as string);
        expect(ids.filter((id) => everybodyElse.includes(id))).toEqual(everybodyElse);
        answered += 1;
      }
    })();
    // Told by whoever stops it, not before.
    going.catch(() => undefined);
    return {
      stop: async (): Promise<number> => {
        enough.abort();
        await going;
        return answered;
      },
    };
  }

  it('leaves every answer of the other right, and begins again with what it missed', async () => {
    const [steady, lost] = volunteers as [Volunteer, Volunteer];
    const isVolunteer = (id: string) => volunteers.some((volunteer) => volunteer.id === id);
    const everybodyElse = (await suggestions(other))
      .map(({ roleModel }) => roleModel.id as string)
      .filter((id) => !isVolunteer(id));
    expect(everybodyElse).toHaveLength(6);
    const asking = keepAsking(other, everybodyElse);
    const change = async (isAvailable: boolean): Promise<void> => {
      await setAvailable(other, steady, isAvailable);
      expect(await names(other, steady)).toBe(isAvailable);
    };
    for (const isAvailable of [false, true, false]) await change(isAvailable);
    const unanswered = [setAvailable(one, lost, false), suggestions(one), matches(one)];
    await Promise.all([one.kill(), Promise.allSettled(unanswered)]);
    for (const isAvailable of [true, false, true, false]) await change(isAvailable);
    await setAvailable(other, lost, false);
    one = await Node.start(world.url, keys);
    for (const isAvailable of [true, false]) await change(isAvailable);
    expect(await asking.stop()).toBeGreaterThan(10);
    const right = [await suggestions(other), await matches(other)];
    expect(right[0]!.map(({ roleModel }) => roleModel.id)).toEqual(everybodyElse);
    expect([await suggestions(one), await matches(one)]).toEqual(right);
  });
});
