/** Without a mouse: an officer's whole turn by one-letter keys, and a citizen's report by Tab, Enter and Space. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import * as browser from '../kit/browser.ts';
import { LIGHTS, PANJANG, report } from '../kit/people.ts';
import * as reporting from '../kit/reporting.ts';
import { until } from '../kit/until.ts';
import { wordsOf } from '../kit/words.ts';

const office = wordsOf('office');
const portal = wordsOf('portal');

/** Presses Tab until the focus stands there; people do the same. What comes in later pieces of the page is awaited first. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.first().waitFor();
  const met: string[] = [];
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    if (await wanted.first().evaluate((element) => element === document.activeElement)) return;
    met.push(await page.evaluate(() => document.activeElement?.textContent?.trim().slice(0, 30) ?? ''));
  }
  throw new Error(`Tab does not lead to ${wanted}, only to: ${met.join(' | ')}`);
}

const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('data-code') ?? document.activeElement?.id ?? '');

test('an officer walks the inbox with j and k, opens with Enter, takes with t and answers with a', async (t) => {
  const house = await browser.webHouse(t);
  const codes: string[] = [];
  for (let made = 0; made < 3; made++) codes.push((await report(house)).code);
  const { page } = await browser.officer(t, house, 'agency-officer', LIGHTS, '/office/laporan');
  await page.locator('.inbox-title').nth(2).waitFor();
  const order = await page
    .locator('.inbox-title')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-code')));
  assert.deepEqual([...order].sort(), [...codes].sort());
  const [first = '', second = ''] = order.map(String);
  await page.keyboard.press('j');
  await until('the first row has the focus', async () => (await focused(page)) === first);
  await page.keyboard.press('j');
  await until('the second row has the focus', async () => (await focused(page)) === second);
  await page.keyboard.press('k');
  await until('the first row has it again', async () => (await focused(page)) === first);
  await page.keyboard.press('j');
  await until('the second row has the focus', async () => (await focused(page)) === second);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.searchParams.get('kode') === second);
  await page.locator('.inbox-pane').getByText(second).first().waitFor();
  await page.keyboard.press('t');
  await page.getByText(office('complaints.desk.act.take.done', { code: second })).waitFor();
  await page.keyboard.press('a');
  const words = page.getByLabel(office('complaints.desk.act.answer.text'));
  await until('the sheet has the focus', () => words.evaluate((field) => field === document.activeElement));
  await page.keyboard.type('Akan kami tangani.');
  await page.keyboard.press('Control+Enter');
  await page.getByText(office('complaints.desk.act.answer.done', { code: second })).waitFor();
  await page.keyboard.press('Escape');
  await page.waitForURL((url) => !url.searchParams.has('kode'));
  await until('the row has the focus again', async () => (await focused(page)) === second);
});

test('a whole report is written and sent by keyboard alone', async (t) => {
  const house = await browser.webHouse(t);
  const { page } = await browser.person(t, house, { viewport: browser.DESK });
  const field = (key: string) => page.getByLabel(portal(key));
  const button = (name: string | RegExp) => page.getByRole('button', { name });
  await page.goto('/lapor');
  await reporting.heading(page, 'complaints.report.what.question');
  await tabTo(page, field('complaints.report.what.search'));
  await page.keyboard.type('lampu mati');
  await tabTo(page, button(new RegExp(`^${reporting.LIGHT}`)));
  await page.keyboard.press('Enter');
  await reporting.heading(page, 'complaints.report.photo.question');
  await tabTo(page, button(portal('complaints.report.photo.skip')));
  await page.keyboard.press('Enter');
  await reporting.heading(page, 'complaints.report.place.question');
  const ward = field('complaints.report.place.ward');
  await until(
    'the wards are there',
    async () => (await ward.locator(`option[value="${PANJANG}"]`).count()) === 1,
  );
  await tabTo(page, ward);
  await page.keyboard.type('Panjang');
  await until('the ward is chosen', async () => (await ward.inputValue()) === PANJANG);
  await tabTo(page, button(portal('complaints.report.next')));
  await page.keyboard.press('Enter');
  await reporting.heading(page, 'complaints.report.words.question');
  await tabTo(page, field('complaints.report.words.label'));
  await page.keyboard.type(reporting.WORDS);
  await tabTo(page, page.getByRole('radio', { name: portal('complaints.report.contact.named') }));
  // By name, confidential, without a name: each is one arrow further.
  for (const choice of ['complaints.trust.who.confidential', 'complaints.report.contact.anonymous']) {
    await page.keyboard.press('ArrowDown');
    await page.getByRole('radio', { name: portal(choice), checked: true }).waitFor();
  }
  await tabTo(page, button(portal('complaints.report.next')));
  await page.keyboard.press('Enter');
  await reporting.heading(page, 'complaints.report.check.question');
  await tabTo(page, button(portal('complaints.report.check.send')));
  await page.keyboard.press('Enter');
  assert.match(await reporting.codeOf(page), /^MGL-/);
});
