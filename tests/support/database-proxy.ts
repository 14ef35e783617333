import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A way to a database that can be cut, or fall silent, as networks do. */
export class DatabaseProxy {
  private readonly sockets = new Set<Socket>();
  private state: 'open' | 'cut' | 'silent' = 'open';

  private constructor(
    private readonly server: Server,
    private readonly target: URL,
  ) {
    server.on('connection', (near) => {
      this.join(near);
    });
  }

  static async to(url: string): Promise<DatabaseProxy> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new DatabaseProxy(server, new URL(url));
  }

  get url(): string {
    const { port } = this.server.address() as { port: number };
    return Object.assign(new URL(this.target.href), { hostname: '127.0.0.1', port: String(port) }).toString();
  }

  /** Ends every connection and takes no other. */
  cut(): void {
    this.state = 'cut';
    for (const socket of this.sockets) socket.destroy();
  }

  /** Keeps connections, and takes others, and passes nothing on. */
  fallSilent(): void {
    this.state = 'silent';
    for (const socket of this.sockets) socket.pause();
  }

  /** Passes on new connections again; those that fell silent stay so, as after a router has started anew. */
  restore(): void {
    this.state = 'open';
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
    await once(this.server, 'close');
  }

  private join(near: Socket): void {
    if (this.state === 'cut') {
      near.destroy();
      return;
    }
    this.keep(near);
    if (this.state === 'silent') return;
    const far = connect(Number(this.target.port), this.target.hostname);
    this.keep(far);
    near.pipe(far).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.sockets.delete(socket));
  }
}
