import { hashPassword } from '../../server/platform/passwords';
import type { Viewer } from '../../server/platform/access';
import type { Answer, World } from '../support/world';

export const PASSWORD = 'plainly invented words';
let hash: Promise<string> | undefined;

/** An open account with PASSWORD for a person; hashing takes a while, so it is done once a file. */
export async function plantAccount(world: World, personId: string, columns: Record<string, unknown> = {}): Promise<string> {
  hash ??= hashPassword(PASSWORD);
  const email = `${personId}@school.example`;
  await world.plant.row('account', { person_id: personId, email_normalised: email, password_hash: await hash, ...columns });
  return email;
}

/** A teacher with an account. */
export async function plantTeacher(world: World) {
  const schoolId = await world.plant.school();
  const { personId, memberships } = await world.plant.viewer('TEACHER', { schoolId });
  return { personId, schoolId, memberships, email: await plantAccount(world, personId) };
}

const SIGNED_IN = `__typename
  ... on SignedIn { accessToken expiresAt refreshToken viewer { id name memberships { id role schoolId employerId } } }
  ... on Problem { code message }
  ... on InvalidInput { fields { path message } }`;

export const signInAnswer = (world: World, email: string, password: string = PASSWORD): Promise<Answer> =>
  asked(world, `mutation ($input: SignInInput!) { signIn(input: $input) { ${SIGNED_IN} } }`, { email, password });

/** The answer as it goes over the wire: instants are text. */
const asked = async (world: World, mutation: string, input: object): Promise<Answer> =>
  JSON.parse(JSON.stringify(await world.ask(null, mutation, { input }))) as Answer;

export const signIn = async (world: World, email: string, password: string = PASSWORD) =>
  (await signInAnswer(world, email, password)).data.signIn;

export async function refresh(world: World, refreshToken: string) {
  const mutation = `mutation ($input: RefreshSessionInput!) { refreshSession(input: $input) { ${SIGNED_IN} } }`;
  return (await asked(world, mutation, { refreshToken })).data.refreshSession;
}

export async function signOut(world: World, viewer: Viewer | null, input: { everywhere?: boolean } = {}) {
  const mutation = `mutation ($input: SignOutInput!) {
    signOut(input: $input) { __typename ... on SignedOut { sessionsEnded } ... on Problem { code } } }`;
  return (await world.ask(viewer, mutation, { input })).data.signOut;
}

/** As the next request would, with this access token. */
export const viewerOf = (world: World, accessToken: string): Promise<Viewer | null> =>
  world.foundation.signingIn.viewers.viewerOf(`Bearer ${accessToken}`);

export function later(world: World, seconds: number): void {
  world.time.now = new Date(world.time.now.getTime() + seconds * 1000);
}

/** The code of the fault a promise rejects with. */
export const faultOf = (asked: Promise<unknown>): Promise<unknown> =>
  asked.then(
    () => null,
    (error: unknown) => (error as { extensions?: { code?: string } }).extensions?.code ?? error,
  );
