/** People at counters, for the tests: somebody books the next free time. */
import type { TestHouse } from './house.ts';

/** The counter of the civil registry in Kota Magelang. */
export const REGISTRY = 'disdukcapil-loket';

/** Books the next free time at a counter and answers its code; works on every day of the year. */
export async function bookNext(house: TestHouse, phone = '081234567890', queue = REGISTRY): Promise<string> {
  const path = `/api/counters/${queue}`;
  const { days } = (await house.call<{ days: { date: string; free: number }[] }>('GET', path)).body;
  const date = days.find(({ free }) => free > 0)?.date;
  const { slots } = (
    await house.call<{ slots: { at: string; free: number }[] }>('GET', `${path}/slots?date=${date}`)
  ).body;
  const at = slots.find(({ free }) => free > 0)?.at;
  const made = await house.call<{ code: string }>('POST', `${path}/appointments`, { at, phone });
  if (made.status !== 201) throw new Error(`the appointment was refused: ${made.text}`);
  return made.body.code;
}
