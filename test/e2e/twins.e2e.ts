/** While somebody writes: twins nearby, the likely kind, the questions of the kind, and the emergency number for words of danger. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import type { PublicComplaint } from '../../src/services/complaints/contract.ts';
import * as browser from '../kit/browser.ts';
import { report } from '../kit/people.ts';
import * as reporting from '../kit/reporting.ts';
import { until } from '../kit/until.ts';
import { wordsOf } from '../kit/words.ts';

const say = wordsOf('portal');
const words = (page: Page) => page.getByLabel(say('complaints.report.words.label'), { exact: true });
const joinButton = (page: Page, code: string) =>
  page.getByRole('button', { name: say('complaints.twins.join-of', { code }), exact: true });

/** Nothing for axe to find, nothing wider than the screen. */
async function sound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    [],
  );
  const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok((content ?? 0) <= (screen ?? 0), 'it fits the screen');
}

/** As far as the words, with a street light chosen and the place marked. */
async function atWords(t: TestContext, house: browser.WebHouse, more = {}): Promise<browser.Person> {
  const someone = await browser.citizen(t, house, more);
  const { page } = someone;
  await reporting.begin(page);
  await reporting.chooseLight(page);
  await reporting.press(page, 'complaints.report.photo.skip');
  await reporting.markPlace(page);
  await reporting.heading(page, 'complaints.report.words.question');
  return someone;
}

async function close(house: browser.WebHouse, code: string): Promise<void> {
  const desk = await house.officer('complaints-coordinator');
  for (const [act, more] of [
    ['take', {}],
    ['close', { text: 'Sudah menyala lagi.', withoutPhoto: 'Kamera petugas sedang rusak.' }],
  ] as const) {
    const { version } = (await desk<{ version: number }>('GET', `/api/desk/complaints/${code}`)).body;
    const done = await desk('POST', `/api/desk/complaints/${code}/${act}`, { version, ...more });
    assert.equal(done.status, 200, done.text);
  }
}

const shown = async (house: browser.WebHouse, code: string) =>
  (await house.call<PublicComplaint>('GET', `/api/complaints/${code}`)).body;

test('a twin nearby is offered without moving anything, joined, and followed under one’s own code', async (t) => {
  const house = await browser.webHouse(t);
  const first = await report(house);
  const { page } = await atWords(t, house);
  const next = page.getByRole('button', { name: say('complaints.report.next'), exact: true });
  const place = async () => (await next.boundingBox())?.y;
  await words(page).fill(reporting.WORDS);
  const before = await place();
  await page.getByText(say('complaints.twins.line', { count: 1 }), { exact: true }).waitFor();
  assert.equal(await place(), before, 'what the finger is about to press stays where it is');
  await sound(page);
  await joinButton(page, first.code).click();
  await page.reload();
  await page
    .getByText(say('complaints.twins.joined', { code: first.code }), { exact: true })
    .first()
    .waitFor();
  await page.getByRole('radio', { name: say('complaints.report.contact.anonymous') }).check();
  await next.click();
  await reporting.heading(page, 'complaints.report.check.question');
  await page.getByText(say('complaints.twins.joined-detail'), { exact: true }).waitFor();
  await reporting.press(page, 'complaints.report.check.send');
  const code = await reporting.codeOf(page);
  assert.notEqual(code, first.code);
  await page.getByText(say('complaints.sent.joined'), { exact: true }).waitFor();
  await sound(page);
  assert.equal((await shown(house, code)).mergedInto, first.code);
  await page.getByRole('link', { name: say('complaints.sent.follow'), exact: true }).click();
  await page.getByText(say('complaints.merged.detail-mine'), { exact: true }).waitFor();
  await sound(page);
  await page.getByRole('link', { name: say('complaints.merged.open', { code: first.code }) }).click();
  await page.getByText(say('complaints.case.same', { count: 1 }), { exact: true }).waitFor();
});

test('what is not the same is set aside for good, and a failing question about twins is never shown', async (t) => {
  const house = await browser.webHouse(t);
  const { code } = await report(house);
  const { page } = await atWords(t, house, { serviceWorkers: 'block' });
  await words(page).fill(reporting.WORDS);
  await page.getByRole('button', { name: say('complaints.twins.other-of', { code }), exact: true }).click();
  await joinButton(page, code).waitFor({ state: 'detached' });
  let asked = 0;
  await page.route('**/api/complaints/twins', (route) => {
    asked += 1;
    return route.fulfill({ status: 500, body: 'broken' });
  });
  await words(page).fill(`${reporting.WORDS} Sudah tiga malam.`);
  await until('the city was asked again', async () => asked > 0);
  await page.getByRole('radio', { name: say('complaints.report.contact.anonymous') }).check();
  await reporting.press(page, 'complaints.report.next');
  await reporting.heading(page, 'complaints.report.check.question');
  assert.equal(await page.getByRole('alert').count(), 0);
  await reporting.press(page, 'complaints.report.check.send');
  assert.equal((await shown(house, await reporting.codeOf(page))).mergedInto, null);
});

test('when the other report ended meanwhile the own one goes out by itself on one press', async (t) => {
  const house = await browser.webHouse(t);
  const first = await report(house);
  const { page } = await atWords(t, house);
  await words(page).fill(reporting.WORDS);
  await joinButton(page, first.code).click();
  await page.getByRole('radio', { name: say('complaints.report.contact.anonymous') }).check();
  await reporting.press(page, 'complaints.report.next');
  await reporting.heading(page, 'complaints.report.check.question');
  await close(house, first.code);
  await reporting.press(page, 'complaints.report.check.send');
  await page.getByText(say('complaints.apart.title', { code: first.code }), { exact: true }).waitFor();
  await reporting.press(page, 'complaints.apart.send');
  const code = await reporting.codeOf(page);
  assert.equal((await shown(house, code)).state, 'received');
});

test('the questions of a kind are asked, kept without a network, sent, and shown', async (t) => {
  const house = await browser.webHouse(t);
  const { page, context } = await atWords(t, house);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await context.setOffline(true);
  await words(page).fill(reporting.WORDS);
  await page.getByLabel(/^Keadaan lampu/).selectOption({ label: 'Berkedip' });
  await page.getByLabel(/^Nomor tiang/).fill('PJU 14');
  await page.getByRole('radio', { name: say('complaints.report.contact.anonymous') }).check();
  await reporting.press(page, 'complaints.report.next');
  await reporting.heading(page, 'complaints.report.check.question');
  await page.getByText('Keadaan lampu: Berkedip').waitFor();
  await reporting.press(page, 'complaints.report.check.send-later');
  await reporting.heading(page, 'complaints.kept.title');
  await context.setOffline(false);
  const code = await reporting.codeOf(page);
  assert.deepEqual(
    (await shown(house, code)).attributes.map(({ value }) => value),
    ['Berkedip', 'PJU 14'],
  );
  await page.getByRole('link', { name: say('complaints.sent.follow'), exact: true }).click();
  await page.getByText('PJU 14', { exact: true }).waitFor();
  await sound(page);
});

test('a word of danger offers the emergency number at once, also without a network', async (t) => {
  const house = await browser.webHouse(t);
  const { page: finder } = await browser.citizen(t, house);
  await reporting.begin(finder);
  await finder.getByLabel(say('complaints.report.what.search')).fill('kebakaran di pasar');
  await finder.getByRole('link', { name: say('complaints.emergency.call', { number: '112' }) }).waitFor();
  await sound(finder);
  const { page, context } = await atWords(t, house);
  await context.setOffline(true);
  await words(page).fill('Omahe tanggaku kobongan, tulung!');
  await page.getByRole('link', { name: say('complaints.emergency.call', { number: '112' }) }).waitFor();
  await words(page).fill('Lampu jalan padam sejak kemarin malam.');
  await page
    .getByRole('link', { name: say('complaints.emergency.call', { number: '112' }) })
    .waitFor({ state: 'detached' });
});

test('everyday words find the likely kind, and a clearly different one is offered but never taken by itself', async (t) => {
  const house = await browser.webHouse(t);
  const { page } = await browser.citizen(t, house);
  await reporting.begin(page);
  await page
    .getByLabel(say('complaints.report.what.search'))
    .fill('sampah di pinggir kali numpuk ora diangkut seminggu');
  const maybe = page.getByRole('region', { name: say('complaints.kind.maybe') });
  await maybe
    .getByText(/sampah/)
    .first()
    .waitFor();
  await page.getByLabel(say('complaints.report.what.search')).fill('');
  await reporting.chooseLight(page);
  await reporting.press(page, 'complaints.report.photo.skip');
  await reporting.markPlace(page);
  await reporting.heading(page, 'complaints.report.words.question');
  await words(page).fill('Tumpukan sampah tidak diangkut truk sampah sudah seminggu, bau busuk sekali.');
  await page.getByRole('button', { name: say('complaints.kind.take'), exact: true }).waitFor();
  await page.getByLabel(/^Keadaan lampu/).waitFor();
  await reporting.press(page, 'complaints.kind.take');
  await page.getByLabel(/^Keadaan lampu/).waitFor({ state: 'detached' });
  // Two things near each other: the other kind comes first, and is offered again before the report is sent.
  await words(page).fill('Petugas minta uang untuk memperbaiki lampu di gang kami, katanya harus bayar.');
  await page.getByRole('button', { name: say('complaints.kind.take'), exact: true }).waitFor();
  await page.getByRole('radio', { name: say('complaints.trust.who.confidential') }).check();
  await page.getByText(say('complaints.trust.words.hint'), { exact: true }).waitFor();
  assert.equal(await page.getByText(say('complaints.report.words.hint'), { exact: true }).count(), 0);
  await page.getByLabel(say('complaints.report.contact.phone')).fill('12345');
  await reporting.press(page, 'complaints.report.next');
  await page.getByText(say('complaints.report.contact.phone-wrong'), { exact: true }).first().waitFor();
  await page.getByLabel(say('complaints.report.contact.phone')).fill('0812 3456 7890');
  await reporting.press(page, 'complaints.report.next');
  await reporting.heading(page, 'complaints.report.check.question');
  await page
    .getByRole('button', { name: new RegExp(`^${say('complaints.kind.keep', { kind: '' })}`) })
    .click();
  await page.getByText(say('complaints.trust.check.title'), { exact: true }).waitFor();
  await page.goBack();
  await reporting.heading(page, 'complaints.report.words.question');
  await page.getByRole('radio', { name: say('complaints.report.contact.anonymous') }).check();
  await reporting.press(page, 'complaints.report.next');
  await page
    .getByText(/sampah/i)
    .first()
    .waitFor();
});
