// A proxy for https that connects as it is asked to and remembers by whom it was asked, and for what.
import { createServer } from 'node:http';
import { connect } from 'node:net';

export class Proxy {
  /** The hosts that were asked for, in order. */
  asked = [];
  /** All bytes that clients sent through it. */
  seen = '';
  #server;

  static async start() {
    const proxy = new Proxy();
    proxy.#server = createServer((_, response) => response.writeHead(405).end());
    proxy.#server.on('connect', (request, client, head) => proxy.#tunnel(request.url, client, head));
    await new Promise((listening) => proxy.#server.listen(0, '127.0.0.1', listening));
    proxy.host = `127.0.0.1:${proxy.#server.address().port}`;
    return proxy;
  }

  stop() {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #tunnel(target, client, head) {
    this.asked.push(target);
    const [host, port] = target.split(':');
    const server = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      server.write(head);
      client.pipe(server).pipe(client);
    });
    client.on('data', (bytes) => (this.seen += bytes.toString('latin1')));
    for (const socket of [client, server]) socket.on('error', () => [client, server].forEach((one) => one.destroy()));
  }
}
