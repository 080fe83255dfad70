/** A taxpayer at the phone: files a month, pays its bill at the bank, and reads the deposit slip; anybody reads what land owes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { qrPayment, testBank } from '../kit/bank.ts';
import * as browser from '../kit/browser.ts';
import { landWithBill, taxed, taxpayer } from '../kit/taxes.ts';
import { wordsOf } from '../kit/words.ts';

const say = wordsOf('portal');

test('a month is filed, why it costs so much is told, it is paid by its own code, and the slip is there', async (t) => {
  const house = await browser.webHouse(t);
  const payer = await taxpayer(house, 'Wati Lestari', 'business');
  await taxed(house, payer.id, 'restaurant', { kind: 'plain' }, { title: 'Warung Wati' });
  const bank = await testBank(house.city, house.call);
  const { page } = await browser.citizen(t, house);
  await browser.signInCitizen(page, house, '0812-0000-7777');
  await page.goto('/pajak/saya');
  await page.getByLabel(say('taxes.find.npwpd')).fill(payer.npwpd.toLowerCase());
  await page.getByLabel(say('taxes.find.code')).fill(payer.code);
  await page.getByRole('button', { name: say('taxes.mine.link'), exact: true }).click();
  await page.getByRole('heading', { name: 'Warung Wati' }).waitFor();
  await page.getByLabel(say('taxes.file.turnover')).fill('42.000.000');
  await page.getByText('Rp4.200.000').first().waitFor();
  await page.getByRole('button', { name: say('taxes.file.act'), exact: true }).click();
  await page.getByText(say('taxes.file.done')).waitFor();
  const bill = page.locator('.bill', { hasText: say('taxes.paper.sptpd') }).first();
  await bill.locator('summary').click();
  await bill.getByText('10% dari Rp42.000.000').waitFor();
  await bill.getByText(/Pasal 58 UU 1\/2022/).waitFor();
  const code = (await bill.locator('strong.tabular').first().textContent())?.replace(/\D/g, '');
  assert.match(code ?? '', /^2\d{12}$/);
  const paid = await bank.tell('qr/qr-mpm-notify', qrPayment(code ?? '', 4_200_000));
  assert.equal(paid.status, 200, paid.text);
  const slip = page.getByRole('link', { name: /^SSPD / });
  await slip.waitFor({ timeout: 40_000 });
  await slip.click();
  await page.getByRole('heading', { name: say('taxes.slip.title') }).waitFor();
  await page.getByText('Wati L•••').waitFor();
  await page.getByRole('img', { name: say('taxes.slip.qr') }).waitFor();
});

test('whoever has a NOP reads what land owes and why, and a wrong one says what to do', async (t) => {
  const house = await browser.webHouse(t);
  const nop = await landWithBill(house);
  await testBank(house.city, house.call);
  const { page } = await browser.citizen(t, house);
  await page.goto('/pajak');
  await page.getByLabel(say('taxes.find.nop')).fill('1234');
  await page.getByRole('button', { name: say('taxes.find.open') }).click();
  await page.getByText(say('taxes.find.nop-wrong')).waitFor();
  await page.getByLabel(say('taxes.find.nop')).fill(nop);
  await page.getByRole('button', { name: say('taxes.find.open') }).click();
  await page.getByText('Wati L•••').waitFor();
  await page.getByText('Rp66.000', { exact: true }).first().waitFor();
  await page.goto('/pajak/pbb/337103000500109990');
  await page.getByText(say('taxes.land.unknown-what')).waitFor();
});
