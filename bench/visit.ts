import { type Client, createClient, CreateSpeakerRequestDocument, SignInDocument, type TypedOperation } from '@firsthand/client';
import { DEMO_PASSWORD } from '../seeds/index';

/** Signed in as the demo careers leader. */
export interface Visit {
  readonly client: Client;
  readonly accessToken: string;
  readonly schoolId: string;
  readonly personId: string;
}

export async function signIn(address: string): Promise<Visit> {
  const url = `${address}/graphql`;
  const input = { email: 'leader@demo.firsthand.example', password: DEMO_PASSWORD };
  const { signIn: answer } = await createClient({ url }).request(SignInDocument, { input });
  if (answer.__typename !== 'SignedIn') throw new Error(answer.message);
  const { accessToken, viewer } = answer;
  const schoolId = viewer.memberships.find(({ role }) => role === 'CAREERS_LEADER')?.schoolId;
  if (schoolId == null) throw new Error('The demo careers leader has no school.');
  return { client: createClient({ url, accessToken, timeout: 60_000 }), accessToken, schoolId, personId: viewer.id };
}

/** Students of 9B. */
export async function classOf({ client, schoolId }: Visit): Promise<readonly string[]> {
  const { students } = await client.request(CLASS, { filter: { schoolId, yearGroup: 9, tutorGroup: '9B' } });
  return students.nodes.map(({ id }) => id);
}

/** A request for a talk to 9B in the six weeks from next week on; answers its id. */
export async function requestTalk({ client, schoolId }: Visit): Promise<string> {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const input = {
    schoolId,
    title: 'Makers for 9B',
    purpose: 'To meet people who make things for a living.',
    form: 'TALK',
    audience: { yearGroup: 9, tutorGroup: '9B' },
    startsOn: inDays(7),
    endsOn: inDays(49),
  } as const;
  const { createSpeakerRequest: answer } = await client.request(CreateSpeakerRequestDocument, { input });
  if (answer.__typename !== 'SpeakerRequestCreated') throw new Error(answer.message);
  return answer.speakerRequest.id;
}

const CLASS = `query ($filter: StudentFilter!) { students(filter: $filter, first: 100) { nodes { id } } }` as TypedOperation<
  { students: { nodes: { id: string }[] } },
  { filter: object }
>;
