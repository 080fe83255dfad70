/** The counter and the settings: a person takes a receipt home and uses it; an administrator changes what can be reported. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import type { Categories } from '../../src/services/complaints/rules/intake-contract.ts';
import * as browser from '../kit/browser.ts';
import { LIGHTS } from '../kit/people.ts';
import * as reporting from '../kit/reporting.ts';
import { until } from '../kit/until.ts';
import { wordsOf } from '../kit/words.ts';

const portal = wordsOf('portal');
const office = wordsOf('office');
const chinese = wordsOf('office', 'zh');

async function fit(page: Page, name: string): Promise<void> {
  // What moves in (a toast, a dialog) is half transparent on the way.
  await page.evaluate(async () => {
    const moves = document
      .getAnimations()
      .filter((one) => Number(one.effect?.getComputedTiming().endTime) < 1000);
    await Promise.all(moves.map((one) => one.finished.catch(() => {})));
  });
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
    [],
    name,
  );
  const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok((content ?? 0) <= (screen ?? 0), `${name} fits the screen`);
}

async function pick(page: Page, label: string, typed: string): Promise<void> {
  const box = page.getByRole('combobox', { name: label });
  await box.click();
  await box.fill(typed);
  await page.locator('.popover-item').first().click();
}

/** Types in what a person says at the counter and gives back both codes of the receipt. */
async function takeReport(desk: Page, language = 'id'): Promise<{ code: string; secret: string }> {
  await desk
    .getByLabel(office('complaints.desk.counter.description'))
    .fill('Lampu jalan di depan pasar mati sejak tiga hari yang lalu.');
  await pick(desk, office('complaints.desk.field.category'), 'Lampu jalan');
  await pick(desk, office('complaints.desk.field.area'), 'Panjang');
  await desk.getByLabel(office('complaints.desk.counter.language')).selectOption(language);
  await desk.getByRole('button', { name: office('complaints.desk.counter.send'), exact: true }).click();
  await desk.locator('img.sheet-qr').waitFor();
  const text = async (selector: string) =>
    ((await desk.locator(selector).first().textContent()) ?? '').trim();
  return { code: await text('.sheet-code'), secret: await text('.sheet-secret') };
}

test('a receipt from the counter, typed by hand, lets its holder answer a question from any phone', async (t) => {
  const house = await browser.webHouse(t);
  const counter = '/office/laporan/baru';
  const { page: desk } = await browser.officer(t, house, 'agency-officer', LIGHTS, counter);
  const { code, secret } = await takeReport(desk);
  await fit(desk, 'the receipt on the desk');
  const sheet = await desk.pdf({ preferCSSPageSize: true });
  const boxes = sheet.toString('latin1').match(/\/MediaBox \[0 0 (\d+)[.\d]* (\d+)[.\d]*\]/g) ?? [];
  assert.deepEqual(boxes.length, 1, 'the sheet is one page');
  assert.match(boxes[0] ?? '', /0 0 29[78][.\d]* (419|420)/, 'of A6');
  await desk.getByRole('link', { name: office('complaints.desk.receipt.open'), exact: true }).click();
  await desk.getByRole('button', { name: office('complaints.desk.act.take.verb'), exact: true }).click();
  await desk.getByRole('button', { name: office('complaints.desk.act.ask.verb'), exact: true }).click();
  await desk.getByLabel(office('complaints.desk.act.ask.text')).fill('Di sisi mana lampunya?');
  await desk.getByRole('button', { name: office('complaints.desk.act.ask.send'), exact: true }).click();
  await desk.getByText('Di sisi mana lampunya?').first().waitFor();
  assert.ok(!(await desk.content()).includes(secret), 'no officer sees the secret again');

  const { page: phone } = await browser.citizen(t, house);
  await phone.goto(`/laporan/${code}`);
  await phone.getByText(portal('complaints.receipt.open'), { exact: true }).click();
  const box = phone.getByLabel(portal('complaints.receipt.label'));
  const send = phone.getByRole('button', { name: portal('complaints.receipt.send'), exact: true });
  await box.fill('7K3F');
  await send.click();
  await phone.getByText(portal('complaints.receipt.shape'), { exact: true }).waitFor();
  await box.fill('0000-0000-0000-0000');
  await send.click();
  await phone.getByText(portal('complaints.receipt.wrong', { code }), { exact: true }).waitFor();
  await fit(phone, 'the wrong receipt on the phone');
  await box.fill(secret.toLowerCase().replaceAll('-', ' '));
  await send.click();
  await phone.getByText('Di sisi mana lampunya?').first().waitFor();
  await phone.getByLabel(portal('complaints.reply.label')).fill('Sisi utara, dekat warung.');
  await phone.getByRole('button', { name: portal('complaints.reply.send'), exact: true }).click();
  await phone.getByText('Sisi utara, dekat warung.').first().waitFor();
  await phone.goto('/laporan-saya');
  await phone.getByText(code).first().waitFor();
});

test('a scanned receipt opens the report as its reporter and leaves no secret in the address', async (t) => {
  const house = await browser.webHouse(t);
  const counter = '/office/laporan/baru';
  const { page: desk } = await browser.officer(t, house, 'agency-officer', LIGHTS, counter);
  const { code, secret } = await takeReport(desk, 'zh');
  await desk.getByText(chinese('complaints.desk.receipt.sheet-title'), { exact: true }).waitFor();
  const { page: phone } = await browser.citizen(t, house);
  // Who looked at the public page first opens the link in the same tab: only the end of the address changes.
  await phone.goto(`/laporan/${code}`);
  await phone.getByText(portal('complaints.receipt.open'), { exact: true }).waitFor();
  await phone.goto(`/laporan/${code}#tanda-terima=${secret}`);
  await phone.getByText(portal('complaints.reply.add'), { exact: true }).waitFor();
  assert.equal(new URL(phone.url()).hash, '');
  await phone.reload();
  await phone.getByText(portal('complaints.reply.add'), { exact: true }).waitFor();
});

test('who reports without a name is shown the receipt, finds it again, and talks on with it from another phone', async (t) => {
  const house = await browser.webHouse(t);
  const { page } = await browser.citizen(t, house);
  await reporting.begin(page);
  await reporting.write(page);
  await reporting.press(page, 'complaints.report.check.send');
  const code = await reporting.codeOf(page);
  const shown = async () => ((await page.locator('.receipt-secret').textContent()) ?? '').trim();
  const secret = await shown();
  assert.match(secret, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  await page.getByText(portal('complaints.receipt.only-way'), { exact: true }).waitFor();
  await fit(page, 'the sent page');
  await page.goto('/laporan-saya');
  await page.getByRole('link', { name: new RegExp(portal('complaints.receipt.show')) }).click();
  await page.getByText(portal('complaints.receipt.only-way'), { exact: true }).waitFor();
  assert.equal(await shown(), secret);
  await fit(page, 'the receipt by itself');
  await page.goto(`/laporan/${code}`);
  await page.getByRole('link', { name: portal('complaints.receipt.show') }).click();
  assert.equal(await shown(), secret);
  const { page: other } = await browser.citizen(t, house);
  await other.goto(`/laporan/${code}`);
  await other.getByText(portal('complaints.receipt.open'), { exact: true }).click();
  await other.getByLabel(portal('complaints.receipt.label')).fill(secret);
  await other.getByRole('button', { name: portal('complaints.receipt.send'), exact: true }).click();
  await other.getByText(portal('complaints.reply.add'), { exact: true }).waitFor();
});

test('an administrator adds a category by keyboard, changes it, takes it out and uses it again', async (t) => {
  const house = await browser.webHouse(t);
  const list = '/office/admin/jenis-laporan';
  const { page: admin } = await browser.officer(t, house, 'city-admin', null, list);
  const say = (key: string, params = {}) => office(`complaints.desk.categories.${key}`, params);
  await admin.getByRole('link', { name: 'Lampu jalan', exact: true }).waitFor();
  await fit(admin, 'the list');
  await admin.getByRole('link', { name: say('add'), exact: true }).focus();
  await admin.keyboard.press('Enter');
  const add = admin.getByRole('button', { name: say('add'), exact: true });
  await add.focus();
  await admin.keyboard.press('Enter');
  await admin
    .getByRole('link', { name: say('wrong.choose', { field: say('group') }), exact: true })
    .press('Enter');
  assert.equal(
    await admin.evaluate(() => document.activeElement?.tagName),
    'SELECT',
    'the summary leads to the field',
  );
  await fit(admin, 'the form with faults');
  const words = ['Ayunan rusak', 'Broken swing', 'Ayunan risak', '秋千损坏'];
  for (const [at, name] of ['Bahasa Indonesia', 'English', 'Basa Jawa', '中文'].entries()) {
    await admin
      .getByLabel(name, { exact: true })
      .first()
      .fill(words[at] ?? '');
    await admin.getByLabel(name, { exact: true }).last().fill(`${words[at]}.`);
  }
  assert.equal(await admin.getByLabel(say('id'), { exact: true }).inputValue(), 'broken-swing');
  await admin.getByLabel(say('group'), { exact: true }).selectOption('cleanliness');
  await admin.getByLabel(say('kind'), { exact: true }).selectOption('environment');
  await admin.getByLabel(say('promise'), { exact: true }).selectOption('normative');
  await admin.getByLabel(say('goes-to'), { exact: true }).selectOption('disdikbud');
  await add.click();
  await admin.getByRole('link', { name: 'Ayunan rusak', exact: true }).click();

  await admin.getByText(say('versions'), { exact: true }).waitFor();
  await fit(admin, 'the form');
  await admin.setViewportSize(browser.PHONE);
  await fit(admin, 'the form on a phone');
  await admin.getByLabel('Bahasa Indonesia', { exact: true }).first().fill('Ayunan taman rusak');
  await admin.getByRole('button', { name: say('save'), exact: true }).click();
  const changed = admin.getByRole('link', { name: 'Ayunan taman rusak', exact: true });
  await changed.waitFor();
  await fit(admin, 'the list on a phone');

  const offered = async () => {
    const { body } = await house.call<Categories>('GET', '/api/complaints/categories');
    return body.categories.some(({ title }) => title === 'Ayunan taman rusak');
  };
  await until('the category is offered', offered);
  await changed.click();
  await admin.getByRole('button', { name: say('retire'), exact: true }).click();
  await admin
    .getByRole('alertdialog')
    .getByRole('button', { name: say('retire'), exact: true })
    .click();
  await changed.click();
  await admin.getByText(say('retired-title'), { exact: true }).waitFor();
  await until('the category is no longer offered', async () => !(await offered()));
  await admin.getByRole('button', { name: say('use-again'), exact: true }).click();
  await changed.waitFor();
  await until('the category is offered again', offered);
});

test('who may not manage complaints finds neither the menu entry nor the page', async (t) => {
  const house = await browser.webHouse(t);
  const { page: desk } = await browser.officer(t, house, 'agency-officer', LIGHTS, '/office/laporan');
  await desk.getByRole('heading', { name: office('complaints.desk.inbox.title'), exact: true }).waitFor();
  const entry = desk.getByRole('link', { name: office('complaints.desk.categories.title'), exact: true });
  assert.equal(await entry.count(), 0);
  await desk.goto('/office/admin/jenis-laporan');
  await desk.getByText(office('kit.forbidden.title'), { exact: true }).first().waitFor();
});
