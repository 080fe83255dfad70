/** The signing service of the state's certificate authority (BSrE), as its REST interface is commonly described: the file, the NIK and a passphrase in, the signed file out. */
import type { SignatureAdapter } from './adapter.ts';

/** What went wrong, in a word; never what was sent. */
export class BsreError extends Error {
  readonly kind: 'unreachable' | 'refused' | 'passphrase' | 'broken';
  constructor(kind: BsreError['kind']) {
    super(`the signing service: ${kind}`);
    this.name = 'BsreError';
    this.kind = kind;
  }
}

/** Asked of the officer at the moment of signing; held for the length of one call, never written down. */
export type Secret = { nik: string; passphrase: string };

export type BsreClient = { adapter(secret: Secret): SignatureAdapter };

const PATIENCE_MS = 30_000;
const MOST_BYTES = 12 * 1024 * 1024;

/** An answer of the service that means: this NIK and passphrase do not belong together. */
const WRONG_SECRET = new Set([2031, 2011]);

/** An answer that is no PDF, or whose signature does not reach to its end, is not kept. */
function isSigned(bytes: Buffer): boolean {
  if (bytes.length > MOST_BYTES || bytes.toString('latin1', 0, 5) !== '%PDF-') return false;
  const ranges = [...bytes.toString('latin1').matchAll(/\/ByteRange\s*\[\s*0\s+\d+\s+(\d+)\s+(\d+)\s*\]/g)];
  return ranges.some(([, from, length]) => Number(from) + Number(length) === bytes.length);
}

async function refusal(response: Response): Promise<BsreError> {
  const { status } = response;
  if (status === 401 || status === 403) return new BsreError('refused');
  if (status >= 500) return new BsreError('broken');
  const answer = (await response.json().catch(() => ({}))) as { status_code?: unknown };
  return new BsreError(WRONG_SECRET.has(Number(answer.status_code)) ? 'passphrase' : 'refused');
}

export function bsreClient(at: { url: string; user: string; password: string }): BsreClient {
  const address = `${at.url.replace(/\/+$/, '')}/api/sign/pdf`;
  const authorization = `Basic ${Buffer.from(`${at.user}:${at.password}`).toString('base64')}`;
  return {
    adapter: ({ nik, passphrase }) => ({
      async sign(pdf, signer) {
        const form = new FormData();
        form.set('file', new Blob([new Uint8Array(pdf)], { type: 'application/pdf' }), 'dokumen.pdf');
        form.set('nik', nik);
        form.set('passphrase', passphrase);
        form.set('tampilan', 'invisible');
        form.set('reason', signer.reason);
        form.set('location', signer.place);
        let response: Response;
        let bytes: Buffer;
        try {
          response = await fetch(address, {
            method: 'POST',
            headers: { authorization },
            body: form,
            redirect: 'error',
            signal: AbortSignal.timeout(PATIENCE_MS),
          });
          if (!response.ok) throw await refusal(response);
          bytes = Buffer.from(await response.arrayBuffer());
        } catch (error) {
          if (error instanceof BsreError) throw error;
          throw new BsreError('unreachable');
        }
        if (!isSigned(bytes)) throw new BsreError('broken');
        return bytes;
      },
    }),
  };
}
