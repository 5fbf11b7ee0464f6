import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { text } from 'node:stream/consumers';

interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

/** Somebody's server that takes events, or does not: answers the statuses it is told, then 204. */
export class Receiver {
  readonly received: Received[] = [];
  /** What it answers next, in order. */
  statuses: number[] = [];
  body = '';
  location: string | undefined;
  private readonly server: Server;
  readonly url: string;

  private constructor(server: Server, port: number) {
    this.server = server;
    this.url = `http://127.0.0.1:${port}/hook`;
    server.on('request', async (req, res) => {
      this.received.push({ headers: req.headers, body: await text(req) });
      if (this.location) res.setHeader('location', this.location);
      res.writeHead(this.statuses.shift() ?? 204).end(this.body);
    });
  }

  static async open(): Promise<Receiver> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return new Receiver(server, address.port);
  }

  /** The ids of what was received, in order. */
  ids(): unknown[] {
    return this.received.map(({ headers }) => headers['webhook-id']);
  }

  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
