/** People of the tests, in prose: a citizen who reports, and what a report looks like. */
import type { Answer, TestHouse } from './house.ts';

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
