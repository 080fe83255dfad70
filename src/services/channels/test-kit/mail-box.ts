/** A mailbox on loopback that speaks as much IMAP4rev1 as a reader of new letters needs. */

import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import type { TestContext } from 'node:test';

/** `old`: it came long before the day that a reader asks for. */
type Kept = { uid: number; raw: Buffer; seen: boolean; old: boolean };

export type MailBox = {
  url: string;
  uidValidity: number;
  letters: Kept[];
  /** Called before each letter is given out; a throw breaks the connection, as a cut cable would. */
  onFetch: (uid: number) => void;
  put(raw: string, old?: boolean): number;
};

function uidsIn(range: string, letters: readonly Kept[]): Kept[] {
  const last = letters.at(-1)?.uid ?? 0;
  return range.split(',').flatMap((part) => {
    const [from = '', to = from] = part.split(':');
    const [a, b] = [from, to].map((end) => (end === '*' ? last : Number(end)));
    const [low, high] = [Math.min(a ?? 0, b ?? 0), Math.max(a ?? 0, b ?? 0)];
    return letters.filter(({ uid }) => uid >= low && uid <= high);
  });
}

export async function mailBox(t: TestContext): Promise<MailBox> {
  const box: MailBox = {
    url: '',
    uidValidity: 7,
    letters: [],
    onFetch: () => {},
    put(raw, old = false) {
      const uid = (box.letters.at(-1)?.uid ?? 100) + 1;
      box.letters.push({ uid, raw: Buffer.from(raw.replace(/\r?\n/g, '\r\n')), seen: false, old });
      return uid;
    },
  };

  function fetch(socket: Socket, range: string, wanted: string): void {
    for (const letter of uidsIn(range, box.letters)) {
      const at = box.letters.indexOf(letter) + 1;
      const parts = [`UID ${letter.uid}`];
      if (/RFC822\.SIZE/i.test(wanted)) parts.push(`RFC822.SIZE ${letter.raw.length}`);
      if (/FLAGS/i.test(wanted)) parts.push(`FLAGS (${letter.seen ? '\\Seen' : ''})`);
      if (!/BODY/i.test(wanted)) {
        socket.write(`* ${at} FETCH (${parts.join(' ')})\r\n`);
        continue;
      }
      box.onFetch(letter.uid);
      socket.write(`* ${at} FETCH (${parts.join(' ')} BODY[] {${letter.raw.length}}\r\n`);
      socket.write(letter.raw);
      socket.write(')\r\n');
    }
  }

  function answer(socket: Socket, tag: string, command: string): void {
    const ok = (words = 'done') => socket.write(`${tag} OK ${words}\r\n`);
    const verb = command.split(' ', 1)[0]?.toUpperCase() ?? '';
    const uid = /^UID (FETCH|STORE|SEARCH) ?(\S*) ?(.*)$/i.exec(command);
    if (verb === 'CAPABILITY') socket.write('* CAPABILITY IMAP4rev1\r\n');
    else if (verb === 'LOGIN' && !/rahasia/.test(command)) {
      socket.write(`${tag} NO [AUTHENTICATIONFAILED] wrong\r\n`);
      return;
    } else if (verb === 'LIST' || verb === 'LSUB') socket.write(`* ${verb} () "/" INBOX\r\n`);
    else if (verb === 'SELECT' || verb === 'EXAMINE') {
      socket.write(`* ${box.letters.length} EXISTS\r\n* FLAGS (\\Seen)\r\n`);
      socket.write(`* OK [UIDVALIDITY ${box.uidValidity}] kept\r\n`);
      socket.write(`* OK [UIDNEXT ${(box.letters.at(-1)?.uid ?? 100) + 1}] next\r\n`);
      ok('[READ-WRITE] open');
      return;
    } else if (uid?.[1]?.toUpperCase() === 'SEARCH')
      socket.write(
        `* SEARCH ${box.letters
          .filter((one) => !one.old)
          .map((one) => one.uid)
          .join(' ')}\r\n`,
      );
    else if (uid?.[1]?.toUpperCase() === 'FETCH') fetch(socket, uid[2] ?? '', uid[3] ?? '');
    else if (uid?.[1]?.toUpperCase() === 'STORE')
      for (const letter of uidsIn(uid[2] ?? '', box.letters)) letter.seen = true;
    else if (verb === 'LOGOUT') {
      socket.write('* BYE\r\n');
      ok();
      socket.end();
      return;
    }
    ok();
  }

  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.write('* OK ready\r\n');
    let waiting = '';
    socket.on('data', (chunk) => {
      waiting += chunk.toString('utf8');
      const lines = waiting.split('\r\n');
      waiting = lines.pop() ?? '';
      for (const line of lines) {
        const space = line.indexOf(' ');
        try {
          answer(socket, line.slice(0, space), line.slice(space + 1));
        } catch {
          socket.destroy();
        }
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  box.url = `imap://lapor%40kota.go.id:rahasia@127.0.0.1:${(server.address() as AddressInfo).port}`;
  return box;
}
