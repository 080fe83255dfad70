import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type TestHouse, testHouse } from '../../../../test/kit/house.ts';
import { LIGHTS, report } from '../../../../test/kit/people.ts';
import { sql } from '../../../platform/db/sql.ts';
import type { PublicComplaint, PublicPage } from '../contract.ts';

const WHY = 'Kamera petugas sedang rusak.';

/** A case that an officer has taken, and the officer's hand. */
async function taken(house: TestHouse) {
  const { code, receipt } = await report(house);
  const officer = await house.officer('agency-officer', LIGHTS);
  await officer('POST', `/api/desk/complaints/${code}/take`, { version: 1 });
  const close = (more: Record<string, unknown>) =>
    officer('POST', `/api/desk/complaints/${code}/close`, {
      version: 2,
      text: 'Sudah kami periksa.',
      withoutPhoto: WHY,
      ...more,
    });
  const seen = async () => {
    const { body } = await house.call<PublicComplaint>('GET', `/api/complaints/${code}`);
    return [body.state, body.mended, body.outcome];
  };
  return { code, receipt, officer, close, seen };
}

/** What the last live message on a case said of its end. */
async function told(house: TestHouse, code: string) {
  const { payload } = await house.city.db.one<{ payload: { mended: boolean; outcome: string } }>(sql`
    select payload from (
      select payload, 1 as late, seq as place from platform.outbox where subject = ${code}
      union all select payload, 0, position from platform.event where subject = ${code}) told
    order by late desc, place desc limit 1`);
  return [payload.mended, payload.outcome];
}

test('what was said at the end stands in the case and in the lists, and is gone when the case is opened again', async (t) => {
  const house = await testHouse(t);
  for (const [given, mended, outcome] of [
    [{ mended: true }, true, 'awaiting'],
    [{}, null, 'unknown'],
  ] as const) {
    const { code, receipt, officer, close, seen } = await taken(house);
    assert.deepEqual(await seen(), ['in-progress', null, null]);
    assert.equal((await close(given)).status, 200);
    assert.deepEqual(await seen(), ['closed', mended, outcome]);
    assert.deepEqual(await told(house, code), [mended, outcome]);
    const list = await house.call<PublicPage>('GET', '/api/complaints?state=closed');
    const desk = await officer<PublicPage>('GET', '/api/desk/complaints?view=closed');
    for (const { body } of [list, desk]) {
      const item = body.items.find((one) => one.code === code);
      assert.deepEqual([item?.mended, item?.outcome], [mended, outcome]);
    }
    const again = await house.call(
      'POST',
      `/api/complaints/${code}/reopen`,
      { reason: 'Masih mati.' },
      { 'x-receipt': receipt },
    );
    assert.equal(again.status, 200);
    assert.deepEqual(await seen(), ['reopened', null, null]);
    assert.deepEqual(await told(house, code), [null, null]);
  }
});

test('a refused case and one whose reporter stays silent count as neither mended nor not', async (t) => {
  let now = new Date('2026-11-23T02:00:00Z');
  const house = await testHouse(t, { now: () => now });
  const { code } = await report(house);
  const coordinator = await house.officer('complaints-coordinator');
  await coordinator('POST', `/api/desk/complaints/${code}/reject`, {
    version: 1,
    reason: 'Sudah dilaporkan kemarin.',
  });
  const other = await taken(house);
  await other.officer('POST', `/api/desk/complaints/${other.code}/ask`, { version: 2, text: 'Di mana?' });
  now = new Date('2026-12-04T02:00:00Z');
  const { closeSilent } = await import('../jobs.ts');
  assert.equal(await closeSilent(house.city), 1);
  const { body } = await house.call<PublicComplaint>('GET', `/api/complaints/${code}`);
  assert.deepEqual([body.state, body.mended, body.outcome], ['rejected', null, 'rejected']);
  assert.deepEqual(await other.seen(), ['closed', null, 'unanswered']);
});
