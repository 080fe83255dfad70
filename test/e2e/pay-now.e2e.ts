/** A trader pays chosen bills from the page of his stall: a QR for just that amount, and the receipt without a reload. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { qrPayment, testBank } from '../kit/bank.ts';
import * as browser from '../kit/browser.ts';
import { stallWithBills } from '../kit/market.ts';
import { wordsOf } from '../kit/words.ts';

const say = wordsOf('portal');

test('two of three bills are chosen and paid by QR, a third by virtual account is thought better of; a reload loses nothing', async (t) => {
  const house = await browser.webHouse(t);
  const code = await stallWithBills(house);
  const bank = await testBank(house.city, house.call);
  const { page } = await browser.citizen(t, house);
  const asked = () =>
    page
      .waitForResponse((answer) => answer.url().endsWith('/api/payments/orders'))
      .then(async (answer) => (await answer.json()) as { code: string; va: string });
  const button = (amount: string) =>
    page.getByRole('button', { name: say('payments.order.pay', { amount }) });
  await page.goto(`/pasar/${code}`);
  await button('Rp9.000').waitFor();
  await page.getByText(say('payments.order.chosen', { count: 3, of: 3 })).click();
  await page.getByRole('checkbox').first().uncheck();
  const [order] = await Promise.all([asked(), button('Rp6.000').click()]);
  const picture = page.getByRole('img', { name: say('payments.order.qr-alt', { amount: 'Rp6.000' }) });
  await picture.waitFor();
  await page.reload();
  await picture.waitFor();
  const told = await bank.tell('qr/qr-mpm-notify', qrPayment(order.code, 6000));
  assert.equal(told.status, 200, told.text);
  await page.getByText(say('payments.order.paid', { amount: 'Rp6.000' })).waitFor();
  await page.getByText('Rp3.000', { exact: true }).first().waitFor();
  await page.getByRole('button', { name: say('payments.order.close') }).click();
  await page.getByRole('radio', { name: say('payments.order.va') }).check();
  const [account] = await Promise.all([asked(), button('Rp3.000').click()]);
  await page.getByText(account.va.replace(/(.{4})(?=.)/g, '$1 ')).waitFor();
  await page.getByRole('button', { name: say('payments.order.cancel') }).click();
  await button('Rp3.000').waitFor();
});
