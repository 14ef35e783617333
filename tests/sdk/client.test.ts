import {
  all,
  createClient,
  type Client,
  CreateSpeakerRequestDocument,
  PanelDocument,
  RefreshSessionDocument,
  RequestFailed,
  SignInDocument,
  SignOutDocument,
  SpeakerRequestDocument,
  SpeakerRequestsDocument,
  StudentPlacesDocument,
  StudentsDocument,
  SuggestionsDocument,
  ViewerDocument,
} from '@firsthand/client';
import { hashPassword } from '../../server/platform/passwords';
import { openServer } from '../support/server';
import { openWorld, type World } from '../support/world';

const LEADER = { email: 'leader@school.example', password: 'a long enough passphrase' };

describe('the client', () => {
  let world: World;
  let server: Awaited<ReturnType<typeof openServer>>;
  let schoolId: string;
  let anonymous: Client;
  beforeAll(async () => {
    world = await openWorld();
    schoolId = await world.plant.school();
    const { personId } = await world.plant.viewer('CAREERS_LEADER', { schoolId });
    await world.plant.row('account', {
      person_id: personId,
      email_normalised: LEADER.email,
      password_hash: await hashPassword(LEADER.password),
    });
    for (let number = 0; number < 7; number += 1) await world.plant.student(schoolId);
    await world.plant.roleModel();
    await world.plant.sql(`SELECT remake_trait_counts()`);
    server = await openServer(world, { viewerOf: (authorization) => world.foundation.signingIn.viewers.viewerOf(authorization) });
    anonymous = createClient({ url: `${server.url}/graphql` });
  });
  afterAll(async () => {
    await server.close();
    await world.close();
  });

  async function signedIn(): Promise<Client> {
    const { signIn } = await anonymous.request(SignInDocument, { input: LEADER });
    if (signIn.__typename !== 'SignedIn') throw new Error(signIn.message);
    return createClient({ url: `${server.url}/graphql`, accessToken: () => signIn.accessToken });
  }

  it('signs in, asks for speakers and gets suggestions', async () => {
    const client = await signedIn();
    const input = {
      schoolId,
      title: 'Makers',
      purpose: 'Meet makers of things.',
      form: 'TALK',
      audience: { yearGroup: 9 },
    } as const;
    const { createSpeakerRequest } = await client.request(CreateSpeakerRequestDocument, {
      input: { ...input, startsOn: '2026-11-02', endsOn: '2026-11-27' },
    });
    if (createSpeakerRequest.__typename !== 'SpeakerRequestCreated') throw new Error(createSpeakerRequest.message);
    const requestId = createSpeakerRequest.speakerRequest.id;
    const { speakerRequest } = await client.request(SuggestionsDocument, { requestId, first: 5 });
    expect(speakerRequest.suggestions.nodes).toHaveLength(1);
    expect(speakerRequest.suggestions.nodes[0]?.roleModel.givenName).toBe('Rosa');
  });

  it('goes through every page of a list', async () => {
    const client = await signedIn();
    const pages: (string | null)[] = [];
    const students = all(async (after) => {
      pages.push(after);
      return (await client.request(StudentsDocument, { filter: { schoolId }, first: 3, after })).students;
    });
    const ids = new Set<string>();
    for await (const { id } of students) ids.add(id);
    expect([ids.size, pages.length]).toEqual([7, 3]);
  });

  it('reads a request back, and what else belongs to it', async () => {
    const client = await signedIn();
    const { viewer } = await client.request(ViewerDocument);
    expect(viewer?.memberships).toMatchObject([{ role: 'CAREERS_LEADER', schoolId }]);
    const { speakerRequests } = await client.request(SpeakerRequestsDocument, { schoolId });
    const [request] = speakerRequests.nodes;
    expect(request).toMatchObject({ title: 'Makers', audience: { yearGroup: 9 } });
    expect(await client.request(SpeakerRequestDocument, { id: request!.id })).toEqual({ speakerRequest: request });
    const { speakerRequest } = await client.request(PanelDocument, { requestId: request!.id });
    expect(speakerRequest.panel.suggestions.map(({ roleModel }) => roleModel.givenName)).toEqual(['Rosa']);
    const { students } = await client.request(StudentsDocument, { filter: { schoolId }, first: 1 });
    const { student } = await client.request(StudentPlacesDocument, { id: students.nodes[0]!.id });
    expect(student.places?.nodes).toEqual([]);
  });

  it('refreshes a session, and ends it', async () => {
    const { signIn } = await anonymous.request(SignInDocument, { input: LEADER });
    if (signIn.__typename !== 'SignedIn') throw new Error(signIn.message);
    const input = { refreshToken: signIn.refreshToken };
    const { refreshSession } = await anonymous.request(RefreshSessionDocument, { input });
    if (refreshSession.__typename !== 'SignedIn') throw new Error(refreshSession.message);
    expect(refreshSession.viewer).toEqual(signIn.viewer);
    const client = createClient({ url: `${server.url}/graphql`, accessToken: refreshSession.accessToken });
    const { signOut } = await client.request(SignOutDocument, { input: {} });
    expect(signOut).toEqual({ __typename: 'SignedOut', sessionsEnded: 1 });
    await expect(client.request(ViewerDocument)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('hands on a refusal as a value', async () => {
    const { signIn } = await anonymous.request(SignInDocument, { input: { ...LEADER, password: 'not the passphrase' } });
    expect(signIn).toMatchObject({ __typename: 'SignInRefused', code: 'SIGN_IN_REFUSED' });
  });

  it('throws what the server could not serve, with its code', async () => {
    const asked = anonymous.request(StudentsDocument, { filter: { schoolId } });
    await expect(asked).rejects.toBeInstanceOf(RequestFailed);
    await expect(asked).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
