/** People of the tests, in prose: a citizen who reports, and what a report looks like. */
import type { Answer, Call, TestHouse } from './house.ts';

/** A point in the ward Panjang of Kota Magelang, whose street lights are Disperkim's. */
export const IN_PANJANG = { lat: -7.4806, lng: 110.2231 };
export const PANJANG = '33.71.03.1005';
export const LIGHTS = 'disperkim';

export function brokenLight(more: Record<string, unknown> = {}) {
  return {
    description: 'Lampu jalan di depan pasar mati sejak tiga hari yang lalu.',
    category: 'street-light',
    location: IN_PANJANG,
    ...more,
  };
}

export type Reported = { code: string; receipt: string; state: string; agency: { id: string } | null };

/** Reports a broken street light and expects it to be taken. */
export async function report(house: TestHouse, more: Record<string, unknown> = {}): Promise<Reported> {
  const answer: Answer<Reported> = await house.call('POST', '/api/complaints', brokenLight(more));
  if (answer.status !== 201) throw new Error(`the report was refused: ${answer.text}`);
  return answer.body;
}

/** Sends a file as a browser's form would. */
export async function sendFile(call: Call, path: string, file: Blob, name: string) {
  const form = new FormData();
  form.append('file', file, name);
  // fetch would not send another Host header, so the form is only written by it.
  const written = new Request('http://form.example', { method: 'POST', body: form });
  const answer = await call<{ id: string }>('POST', path, new Uint8Array(await written.arrayBuffer()), {
    'content-type': written.headers.get('content-type') ?? '',
  });
  if (answer.status !== 201) throw new Error(`the file was refused: ${answer.text}`);
  return answer.body.id;
}

/** Uploads a photo of one colour as a phone would; answers its id. */
export async function photo(house: TestHouse, colour = '#8a5a2b'): Promise<string> {
  const { default: sharp } = await import('sharp');
  const picture = sharp({ create: { width: 640, height: 480, channels: 3, background: colour } });
  const file = new Blob([new Uint8Array(await picture.jpeg().toBuffer())], { type: 'image/jpeg' });
  return sendFile(house.call, '/api/files', file, 'foto.jpg');
}
