/** Counts what the three faces show, each through the API that the face itself uses. */
import { setTimeout as pause } from 'node:timers/promises';
import { call } from '../kit/call.ts';

async function get<T>(origin: string, path: string, headers: Record<string, string>): Promise<T> {
  for (;;) {
    const answer = await call<T>(origin, 'GET', path, { headers });
    if (answer.status === 429) await pause(Number(answer.headers['retry-after'] ?? 5) * 1000);
    else if (answer.status === 200) return answer.body;
    else throw new Error(`GET ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }
}

/** Codes on the desk, agency by agency, by walking every page of the inbox. */
export async function onDesk(origin: string, token: string): Promise<Map<string, string[]>> {
  const headers = { authorization: `Bearer ${token}` };
  type Agencies = { agencies: { id: string }[] };
  const { agencies } = await get<Agencies>(origin, '/api/agencies', headers);
  const found = new Map<string, string[]>();
  for (const { id } of agencies) {
    const codes: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query = `view=all&limit=100&agency=${id}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`;
      type Page = { items: { code: string }[]; next: string | null };
      const page: Page = await get<Page>(origin, `/api/desk/complaints?${query}`, headers);
      codes.push(...page.items.map(({ code }) => code));
      cursor = page.next;
    }
    if (codes.length > 0) found.set(id, codes);
  }
  return found;
}

/** Complaints on the public map, over the whole box of the city. Waits a little for the reader that counts them. */
export async function onMap(origin: string, expected: number): Promise<number> {
  const { city } = await get<{ city: { bbox: number[] } }>(origin, '/api/session', {});
  type Box = { clusters: { count: number }[]; points: unknown[] };
  let count = -1;
  for (let left = 60; left > 0 && count !== expected; left--) {
    if (count >= 0) await pause(1000);
    const box = await get<Box>(origin, `/api/complaints/map?zoom=10&bbox=${city.bbox.join(',')}`, {});
    count = box.clusters.reduce((sum, one) => sum + one.count, box.points.length);
  }
  return count;
}

/** Totals by category, as the wall reads them. */
export async function onWall(origin: string, kiosk: string): Promise<Map<string, number>> {
  type Figures = { indicators: { cuts: { key: string | null; value: number | null }[] }[] };
  await pause(6000);
  const path = '/api/indicators?names=complaints.total&cut=category';
  const { indicators } = await get<Figures>(origin, path, { 'x-kiosk-token': kiosk });
  return new Map((indicators[0]?.cuts ?? []).map(({ key, value }) => [key ?? '', value ?? 0]));
}
