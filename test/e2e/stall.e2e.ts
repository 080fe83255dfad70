/** A trader at the stall: what is owed and why, paying by the QR there, and the receipt. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { qrPayment, testBank } from '../kit/bank.ts';
import * as browser from '../kit/browser.ts';
import { stallWithBills } from '../kit/market.ts';
import { wordsOf } from '../kit/words.ts';

const say = wordsOf('portal');

test('the QR of a stall opens what is owed, says why, and what is paid shows without a reload', async (t) => {
  const house = await browser.webHouse(t);
  const code = await stallWithBills(house);
  const bank = await testBank(house.city, house.call);
  const { page } = await browser.citizen(t, house);
  await page.goto('/pasar');
  await page.getByLabel(say('levies.find.label')).fill('1000 0000 0000 1');
  await page.getByRole('button', { name: say('levies.find.open') }).click();
  await page.getByText(say('levies.find.wrong')).waitFor();
  await page.getByLabel(say('levies.find.label')).fill(code.replace(/(.{4})/g, '$1 '));
  await page.getByRole('button', { name: say('levies.find.open') }).click();
  await page.getByRole('heading', { name: say('levies.stall.title', { stall: 'A 12' }) }).waitFor();
  await page.getByText('Rp9.000', { exact: true }).waitFor();
  await page.getByText('Siti A•••').waitFor();
  const first = page.locator('.bill').first();
  await first.locator('summary').click();
  await first.getByText('6 m² × Rp500 per hari').waitFor();
  await first.getByText(/Pasal 12 perda rekaan/).waitFor();
  await page.getByRole('img', { name: say('payments.ways.qr-alt', { bank: 'Bank Uji' }) }).waitFor();
  const paid = await bank.tell('qr/qr-mpm-notify', qrPayment(code, 10_000, {}));
  assert.equal(paid.status, 200, paid.text);
  await page.getByText(say('levies.stall.nothing')).waitFor({ timeout: 30_000 });
  await page.getByText(say('levies.stall.credit', { amount: 'Rp1.000' })).waitFor();
  await page.getByText(/^QRIS, /).waitFor();
});

test('a number that is no stall’s says what to do, and nobody’s debts', async (t) => {
  const house = await browser.webHouse(t);
  const { page } = await browser.citizen(t, house);
  await page.goto('/pasar/1000000000017');
  await page.getByText(say('levies.stall.unknown-what')).waitFor();
  await page.getByRole('link', { name: say('levies.stall.type') }).click();
  await page.getByRole('heading', { name: say('levies.find.title') }).waitFor();
});
