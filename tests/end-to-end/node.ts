import { PASSWORD } from '../accounts/signing-in';
import { ServerProgram } from '../support/server-program';

const SIGN_IN = `mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { accessToken } } }`;

/** A server in a process of its own, one of several on one database. */
export class Node {
  private constructor(
    private readonly program: ServerProgram,
    private readonly address: string,
  ) {}

  static async start(databaseUrl: string, tokenKeys: string): Promise<Node> {
    const program = new ServerProgram({ DATABASE_URL: databaseUrl, TOKEN_KEYS: tokenKeys, LOG_LEVEL: 'silent' });
    return new Node(program, await program.ready());
  }

  /** Data of an answer; rejects where the server is gone, or answers anything but data. */
  async ask(token: string | null, query: string, variables: object): Promise<any> {
    const authorization = token === null ? {} : { authorization: `Bearer ${token}` };
    const response = await fetch(`${this.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...authorization },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: any; errors?: unknown };
    if (response.status !== 200 || errors !== undefined) throw new Error(JSON.stringify(errors));
    return data;
  }

  /** Answers an access token. */
  async signIn(email: string): Promise<string> {
    return (await this.ask(null, SIGN_IN, { input: { email, password: PASSWORD } })).signIn.accessToken;
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    this.program.signal('SIGKILL');
    await this.program.ended;
  }
}
