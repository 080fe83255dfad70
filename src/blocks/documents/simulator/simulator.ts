/** A made-up signing service for tests and trials: it signs with a key that nobody vouches for, and can misbehave. */
import { createServer, type IncomingMessage } from 'node:http';
import { prepareSignature } from '../seal/append.ts';
import { makeDemoIdentity } from '../seal/certificate.ts';
import { signDetached } from '../seal/cms.ts';

export type BsreSimulator = {
  url: string;
  /** How many files were signed, and how many calls were refused. */
  calls: { signed: number; refused: number };
  /** From now on: no answer but 500, or a file that is not signed. */
  misbehave(how: 'broken' | 'unsigned' | undefined): void;
  stop(): Promise<void>;
};

const MOST = 20 * 1024 * 1024;

async function formOf(request: IncomingMessage): Promise<FormData> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST) throw new Error('too large');
    chunks.push(chunk);
  }
  const type = String(request.headers['content-type'] ?? '');
  return new Response(Buffer.concat(chunks), { headers: { 'content-type': type } }).formData();
}

/** `passphrases`: by NIK. Whoever calls shows `user` and `password` as HTTP Basic. */
export async function startBsreSimulator(
  door: { user: string; password: string },
  passphrases: Readonly<Record<string, string>>,
  port = 0,
): Promise<BsreSimulator> {
  const identity = await makeDemoIdentity('Layanan tanda tangan tiruan', new Date());
  const wanted = `Basic ${Buffer.from(`${door.user}:${door.password}`).toString('base64')}`;
  const calls = { signed: 0, refused: 0 };
  let bad: 'broken' | 'unsigned' | undefined;

  const server = createServer((request, response) => {
    const refuse = (status: number, code: number, error: string) => {
      calls.refused += 1;
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ status_code: code, error }));
    };
    const answer = async () => {
      if (bad === 'broken') return refuse(500, 5000, 'Layanan sedang bermasalah');
      if (request.method !== 'POST' || request.url !== '/api/sign/pdf')
        return refuse(404, 4040, 'Tidak ada di sini');
      if (request.headers.authorization !== wanted) return refuse(401, 4010, 'Sistem tidak dikenal');
      const form = await formOf(request);
      const [file, nik, passphrase] = [form.get('file'), form.get('nik'), form.get('passphrase')];
      if (!(file instanceof Blob) || typeof nik !== 'string')
        return refuse(400, 4000, 'Permintaan tidak lengkap');
      const right = Object.hasOwn(passphrases, nik) ? passphrases[nik] : undefined;
      if (right === undefined) return refuse(400, 2011, 'NIK tidak terdaftar');
      if (right !== passphrase) return refuse(400, 2031, 'Passphrase salah');
      const pdf = Buffer.from(await file.arrayBuffer());
      const facts = {
        name: `NIK ${nik.slice(0, 4)}…`,
        reason: String(form.get('reason') ?? ''),
        place: '',
        at: new Date(),
      };
      const { parts, fill } = prepareSignature(pdf, facts);
      calls.signed += 1;
      response.writeHead(200, { 'content-type': 'application/pdf' });
      response.end(bad === 'unsigned' ? pdf : fill(signDetached(parts, identity)));
    };
    answer().catch(() => refuse(400, 4000, 'Berkas tidak dapat dibaca'));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://127.0.0.1:${bound}`,
    calls,
    misbehave(how) {
      bad = how;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
