/** A collector's day on a phone: registered, approved, cash taken without a network, the tab killed, told once, counted at the office. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import type { DeskView } from '../../src/blocks/collectors/contract.ts';
import { sql } from '../../src/platform/db/sql.ts';
import * as browser from '../kit/browser.ts';
import { stallWithBills } from '../kit/market.ts';
import { until } from '../kit/until.ts';
import { wordsOf } from '../kit/words.ts';

const say = wordsOf('office');
const AGENCY = 'disperindag';
const PHONE = { viewport: browser.PHONE, isMobile: true, hasTouch: true };

const press = (page: Page, words: string) => page.getByRole('button', { name: words, exact: true }).click();

async function payments(house: browser.WebHouse): Promise<{ count: number; sum: number }> {
  return house.city.db.one(sql`select count(*)::int as count, coalesce(sum(amount), 0)::bigint as sum
    from payments.payment where reversed is null`);
}

/** A phone that is registered and approved, with its round on it. */
async function readyPhone(t: Parameters<typeof browser.officer>[0], house: browser.WebHouse) {
  const office = await house.officer('market-office', AGENCY);
  const someone = await browser.officer(t, house, 'collector', AGENCY, '/office/tagih', PHONE);
  const { page } = someone;
  await page.getByLabel(say('collectors.register.label')).fill('HP uji biru');
  await press(page, say('collectors.register.do'));
  await page.getByText(say('collectors.state.asked', { number: '1' })).waitFor();
  const { body } = await office<DeskView>('GET', '/api/desk/collectors');
  const [device] = body.devices;
  assert.equal(device?.label, 'HP uji biru');
  const approved = await office('POST', `/api/desk/collectors/devices/${device.id}/approve`);
  assert.equal(approved.status, 200, approved.text);
  await press(page, say('collectors.sync.now'));
  await page.getByText('A 12', { exact: true }).first().waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await until('the worker serves the page', () =>
    page.evaluate(() => navigator.serviceWorker.controller !== null),
  );
  await until('who is signed in is kept', () =>
    page.evaluate(async () => {
      const kept = await (await caches.open('pendopo-answers-office')).keys();
      return kept.some(({ url }) => url.includes('/api/session'));
    }),
  );
  return { ...someone, office };
}

test('cash taken without a network survives the tab, is booked once, and is counted at the office', async (t) => {
  const house = await browser.webHouse(t);
  const code = await stallWithBills(house);
  const { page, context } = await readyPhone(t, house);
  await context.setOffline(true);
  await page.goto(`/office/tagih/${code}`);
  await page.getByText(say('collectors.stop.why')).click();
  await page.getByText('Rp500 per m² per hari').waitFor();
  await page.getByLabel(say('collectors.take.given')).fill('20.000');
  await page.getByText(say('collectors.take.change', { amount: 'Rp11.000' })).waitFor();
  await press(page, say('collectors.take.do', { amount: 'Rp9.000' }));
  await page.getByText(say('collectors.receipt.waiting')).waitFor();
  const number = (await page.locator('[data-number]').getAttribute('data-number')) ?? '';
  await page.close();
  assert.equal((await payments(house)).count, 0);

  const again = await context.newPage();
  await again.goto('/office/tagih/hari-ini');
  await again.getByText(say('collectors.sync.waiting', { count: '1' })).waitFor();
  await context.setOffline(false);
  await press(again, say('collectors.sync.now'));
  await again.getByText(say('collectors.sync.all')).waitFor();
  assert.deepEqual(await payments(house), { count: 1, sum: 9000 });
  await again.reload();
  await again.getByText(say('collectors.entry.told'), { exact: true }).waitFor();
  assert.deepEqual(await payments(house), { count: 1, sum: 9000 });

  const trader = await browser.citizen(t, house);
  await trader.page.goto(`/pasar/${code}`);
  await trader.page.getByText(new RegExp(number)).waitFor();

  await again.getByLabel(say('collectors.deposit.pieces', { amount: 'Rp5.000' })).fill('1');
  await again.getByLabel(say('collectors.deposit.pieces', { amount: 'Rp2.000' })).fill('2');
  await press(again, say('collectors.deposit.do', { amount: 'Rp9.000' }));
  await again.getByText(say('collectors.deposit.done')).waitFor();
  await again.getByText(say('collectors.sync.all')).waitFor();

  const treasurer = await browser.officer(t, house, 'market-treasurer', AGENCY, '/office/penagih');
  await treasurer.page.getByRole('tab', { name: say('collectors.day.title'), exact: true }).click();
  await treasurer.page.getByText('Pasar Uji · A 12').waitFor();
  await treasurer.page.getByText(new RegExp(number)).waitFor();
  await treasurer.page.getByRole('tab', { name: `${say('collectors.desk.deposits')} (1)` }).click();
  await treasurer.page.getByLabel(say('collectors.accept.counted')).fill('9.000');
  await press(treasurer.page, say('collectors.accept.do'));
  await treasurer.page.getByText(say('collectors.accept.accepted'), { exact: true }).waitFor();
  const { body } = await (await house.officer('market-office', AGENCY))<DeskView>(
    'GET',
    '/api/desk/collectors',
  );
  assert.equal(body.collectors[0]?.cash, 0);
});

test('two tabs of one phone give two numbers, and a receipt’s QR tells anybody that it is genuine', async (t) => {
  const house = await browser.webHouse(t);
  const code = await stallWithBills(house);
  const { page, context } = await readyPhone(t, house);
  const other = await context.newPage();
  for (const one of [page, other]) {
    await one.goto(`/office/tagih/${code}`);
    await press(one, say('collectors.take.other'));
    await one.getByLabel(say('collectors.take.amount')).fill('2.000');
  }
  await Promise.all([page, other].map((one) => press(one, say('collectors.take.do', { amount: 'Rp2.000' }))));
  for (const one of [page, other]) await one.getByText(say('collectors.receipt.booked')).waitFor();
  assert.deepEqual(await payments(house), { count: 2, sum: 4000 });
  const rows = await house.city.db.rows<{ seq: number; text: string }>(
    sql`select seq, line || '~' || signature as text from collectors.entry order by seq`,
  );
  assert.deepEqual(
    rows.map(({ seq }) => seq),
    [1, 2],
  );
  const portal = wordsOf('portal');
  const anybody = await browser.citizen(t, house);
  await anybody.page.goto(`/kuitansi#${rows[0]?.text}`);
  await anybody.page.getByText(portal('collectors.check.genuine'), { exact: true }).waitFor();
  await page.getByText(say('collectors.void.title')).click();
  await page.getByLabel(say('collectors.void.reason')).fill('Salah jumlah');
  await press(page, say('collectors.void.do'));
  await page.getByText(say('collectors.receipt.voided')).waitFor();
  await until('the void is told', async () => (await payments(house)).sum === 2000);
});
