/** Small stand-ins for the providers of the outer world: an HTTP one that answers as told, and a mail server that keeps what it gets. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { TestContext } from 'node:test';

export type Call = { method: string; path: string; headers: IncomingHttpHeaders; body: Buffer };
export type Answer = { status: number; body?: unknown };

/** An HTTP provider; `answer` decides by the call and its number (from 0). */
export async function httpProvider(t: TestContext, answer: (call: Call, number: number) => Answer) {
  const calls: Call[] = [];
  const server = createServer(async (request, response) => {
    const call: Call = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: await buffer(request),
    };
    calls.push(call);
    const { status, body } = answer(call, calls.length - 1);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { host, url: `http://${host}`, calls };
}

export type Mail = { from: string; to: string; raw: string };

/** A mail server on loopback. `reply` may answer a command's verb with a line of its own, such as `550 no such box`. */
export async function mailServer(
  t: TestContext,
  reply: (verb: string) => string | undefined = () => undefined,
) {
  const mails: Mail[] = [];
  const server = createTcpServer((socket) => {
    socket.on('error', () => {});
    socket.write('220 simulator ESMTP\r\n');
    let waiting = '';
    let mail: Mail = { from: '', to: '', raw: '' };
    let inData = false;
    const line = (text: string) => {
      if (inData) {
        if (text === '.') {
          inData = false;
          const refusal = reply('END');
          if (!refusal) mails.push(mail);
          socket.write(`${refusal ?? '250 kept'}\r\n`);
        } else mail.raw += `${text.replace(/^\.\./, '.')}\n`;
        return;
      }
      const verb = text.slice(0, 4).toUpperCase();
      const own = reply(verb);
      if (own) {
        socket.write(`${own}\r\n`);
        return;
      }
      if (verb === 'MAIL') mail = { from: text.slice(10).replace(/[<>]|\s.*$/g, ''), to: '', raw: '' };
      if (verb === 'RCPT') mail.to = text.slice(8).replace(/[<>]/g, '');
      if (verb === 'DATA') inData = true;
      socket.write(verb === 'DATA' ? '354 go on\r\n' : verb === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n');
    };
    socket.on('data', (chunk) => {
      waiting += chunk.toString('utf8');
      const lines = waiting.split('\r\n');
      waiting = lines.pop() ?? '';
      for (const one of lines) line(one);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, mails };
}
