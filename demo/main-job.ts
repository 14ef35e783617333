import {
  all,
  type Client,
  createClient,
  CreateSpeakerRequestDocument,
  type CreateSpeakerRequestInput,
  ExplainMatchDocument,
  NoAnswer,
  RequestFailed,
  RoleModelsDocument,
  SignInDocument,
  StudentsDocument,
  SuggestionsDocument,
} from '@firsthand/client';
import { environmentWithFile, hostInUrl, readConfiguration } from '../server/config';
import { planYearNine } from './allocation';
import { explanationLines, suggestionLines } from './story';

/**
 * The main job, done against a running server as any program would do it: a careers leader asks for speakers for 9B,
 * gets five with reasons, and asks why somebody else is not among them.
 */
const LEADER = { email: 'leader@demo.firsthand.example', password: 'firsthand-demo' };
const DAY_MS = 86_400_000;

async function main(): Promise<void> {
  const { host, port } = readConfiguration(environmentWithFile());
  const url = `http://${hostInUrl(host)}:${port}/graphql`;
  const { accessToken, school } = await signIn(createClient({ url }));
  const client = createClient({ url, accessToken });
  const request = await ask(client, school.id);
  console.log(`\n${school.name} asks for speakers: “${request.title}”, from ${request.startsOn} to ${request.endsOn}.\n`);

  const started = performance.now();
  const { speakerRequest } = await client.request(SuggestionsDocument, { requestId: request.id, first: 5 });
  const { nodes } = speakerRequest.suggestions;
  console.log(`Firsthand puts ${nodes.length} people forward (${Math.round(performance.now() - started)} ms):\n`);
  nodes.forEach((suggestion, index) => {
    suggestionLines(index + 1, suggestion).forEach((line) => {
      console.log(line);
    });
  });
  await explainOneWhoIsNot(client, { schoolId: school.id, requestId: request.id });
  await planYearNine(client, school);
}

async function signIn(client: Client) {
  const { signIn: answer } = await client.request(SignInDocument, { input: LEADER });
  if (answer.__typename !== 'SignedIn') throw new Error(answer.message);
  const { viewer, accessToken } = answer;
  const school = viewer.memberships.find(({ role }) => role === 'CAREERS_LEADER')?.school;
  if (school == null) throw new Error('The demo careers leader has no school: is the demo world loaded?');
  console.log(`Signed in as ${viewer.name ?? 'the careers leader'}, careers leader of ${school.name}.`);
  return { accessToken, school };
}

async function ask(client: Client, schoolId: string) {
  const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);
  const input: CreateSpeakerRequestInput = {
    idempotencyKey: crypto.randomUUID(),
    schoolId,
    title: 'Makers for 9B',
    purpose:
      'For a class that likes making things but thinks engineering is not for them: meet people who make things for a living.',
    form: 'TALK',
    audience: { yearGroup: 9, tutorGroup: '9B' },
    startsOn: inDays(7),
    endsOn: inDays(49),
  };
  const { createSpeakerRequest: answer } = await client.request(CreateSpeakerRequestDocument, { input });
  if (answer.__typename !== 'SpeakerRequestCreated') throw new Error(answer.message);
  return answer.speakerRequest;
}

async function explainOneWhoIsNot(
  client: Client,
  { schoolId, requestId }: { schoolId: string; requestId: string },
): Promise<void> {
  const { students } = await client.request(StudentsDocument, { filter: { schoolId, yearGroup: 9, tutorGroup: '9B' }, first: 1 });
  const [student] = students.nodes;
  if (student === undefined) return;
  const engineers = all(async (after) => {
    const { roleModels } = await client.request(RoleModelsDocument, { filter: { occupation: '212' }, first: 50, after });
    return roleModels;
  });
  for await (const { id: roleModelId } of engineers) {
    const { explainMatch } = await client.request(ExplainMatchDocument, { studentId: student.id, roleModelId, requestId });
    if (explainMatch.isEligible) continue;
    explanationLines(student, explainMatch).forEach((line) => {
      console.log(line);
    });
    return;
  }
}

main().catch((error: unknown) => {
  if (error instanceof NoAnswer && !error.isTimeout)
    console.error(`${error.message} Start it with \`npm start\`, and try again.`);
  else if (error instanceof RequestFailed) console.error(`The server refused: ${error.message}`);
  else console.error((error as Error).message);
  process.exitCode = 1;
});
