/** The portal on poor lines and in haste: before its script, without a map, closed while typing, and back after sending. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { checkDigit, formatCode } from '../../src/shared/case-code.ts';
import * as browser from '../kit/browser.ts';
import { report } from '../kit/people.ts';
import * as reporting from '../kit/reporting.ts';
import { until } from '../kit/until.ts';
import { wordsOf } from '../kit/words.ts';

const say = wordsOf('portal');
const HALF = 'Lampu di tikungan mati, gelap sek';

test('before its script the page already has its frame, and nothing moves when the script takes over', async (t) => {
  const house = await browser.webHouse(t);
  const { page } = await browser.citizen(t, house, { serviceWorkers: 'block' });
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route('**/assets/*.js', async (route) => {
    await opened;
    await route.continue();
  });
  await page.goto('/lapor', { waitUntil: 'commit' });
  await page.locator('.shell-wait .skeleton-row').first().waitFor();
  const boxes = () =>
    Promise.all(
      ['.portal-head', '.portal-brand svg', '.bottom-nav'].map((part) => page.locator(part).boundingBox()),
    );
  const before = await boxes();
  assert.ok(before.every((box) => box !== null && box.height > 0));
  open();
  await reporting.heading(page, 'complaints.report.what.question');
  assert.deepEqual(await boxes(), before);
});

test('who has no JavaScript reads what to do in four languages, and how to call in an emergency', async (t) => {
  const house = await browser.webHouse(t);
  const { page } = await browser.citizen(t, house, { javaScriptEnabled: false });
  await page.goto('/lapor');
  assert.equal(await page.locator('h1:visible').count(), 1);
  assert.equal(await page.locator('.skeleton:visible').count(), 0);
  assert.equal(await page.locator('a[href="tel:112"]:visible').count(), 4);
});

test('what was typed a moment before the page was closed or loaded anew is there when it is opened again', async (t) => {
  const house = await browser.webHouse(t);
  const { context, page } = await browser.citizen(t, house);
  await reporting.begin(page);
  await reporting.chooseLight(page);
  await reporting.press(page, 'complaints.report.photo.skip');
  await reporting.markPlace(page);
  const words = (on: Page) => on.getByLabel(say('complaints.report.words.label'));
  await words(page).fill(HALF);
  // The harder of the two: a page that is loaded anew has no time left for its database.
  await page.reload();
  await reporting.heading(page, 'complaints.report.words.question');
  assert.equal(await words(page).inputValue(), HALF);
  await words(page).fill(`${HALF}ali.`);
  await page.close();
  const again = await context.newPage();
  await again.goto('/lapor?langkah=uraian');
  await reporting.heading(again, 'complaints.report.words.question');
  assert.equal(await words(again).inputValue(), `${HALF}ali.`);
});

test('back from a report that was sent leads to where the reporter came from, not into its form', async (t) => {
  const house = await browser.webHouse(t);
  const { page } = await browser.citizen(t, house);
  await reporting.begin(page);
  await reporting.write(page);
  await reporting.press(page, 'complaints.report.check.send');
  const code = await reporting.codeOf(page);
  await page.goBack();
  await reporting.heading(page, 'complaints.home.title');
  await page.goForward();
  assert.equal(await reporting.codeOf(page), code);

  await page.getByRole('link', { name: say('complaints.sent.another'), exact: true }).click();
  await reporting.heading(page, 'complaints.report.what.question');
  await reporting.write(page);
  await page.goBack();
  await reporting.heading(page, 'complaints.report.words.question');
  await page.goForward();
  await reporting.heading(page, 'complaints.report.check.question');
  await reporting.press(page, 'complaints.report.check.send');
  assert.notEqual(await reporting.codeOf(page), code);
  await page.goBack();
  await until('the earlier report is shown again', async () => (await reporting.codeOf(page)) === code);
  await page.goBack();
  await reporting.heading(page, 'complaints.home.title');
});

test('without a network the map says that it is not stored here and leads to the list of wards', async (t) => {
  const house = await browser.webHouse(t);
  const { context, page } = await browser.citizen(t, house, { permissions: [], serviceWorkers: 'block' });
  await reporting.begin(page);
  await reporting.chooseLight(page);
  await reporting.press(page, 'complaints.report.photo.skip');
  await reporting.heading(page, 'complaints.report.place.question');
  const ward = page.getByLabel(say('complaints.report.place.ward'));
  await until('the wards are there', async () => (await ward.locator('option').count()) > 2);
  await context.setOffline(true);
  await reporting.press(page, 'kit.map.open');
  await page.getByText(say('kit.map.offline')).waitFor();
  await page.getByText(say('kit.map.choose-ward')).waitFor();
  await context.setOffline(false);
  await page.locator('.city-map-canvas canvas').waitFor();
  assert.equal(await page.getByText(say('kit.map.offline')).count(), 0);
});

/** Counts the headings of level 1 after every change of the page. */
async function watchHeadings(page: Page): Promise<() => Promise<number[]>> {
  await page.addInitScript(() => {
    const seen = new Set<number>();
    Object.assign(window, { headings: seen });
    const count = () => {
      if (document.getElementById('isi')) seen.add(document.querySelectorAll('h1').length);
    };
    new MutationObserver(count).observe(document, { childList: true, subtree: true });
  });
  return () =>
    page.evaluate(() => [...(window as unknown as { headings: Set<number> }).headings].sort((a, b) => a - b));
}

type Trouble = 'well' | 'loading' | 'failing' | 'offline';

async function cause(page: Page, trouble: Trouble): Promise<void> {
  await page.route('**/api/**', async (route) => {
    const json = { status: 500, title: 'x', detail: 'x', code: 'platform.unexpected' };
    if (trouble === 'well') await route.continue();
    if (trouble === 'failing') await route.fulfill({ status: 500, json });
    if (trouble === 'offline') await route.abort('internetdisconnected');
  });
}

test('every page of the portal has one heading of its own and a title, also while loading, failing and offline', async (t: TestContext) => {
  const house = await browser.webHouse(t);
  const { code } = await report(house);
  const digits = '10203040';
  const unknown = formatCode('MGL', `${digits}${checkDigit(digits)}`);
  const paths = [
    '/',
    '/lapor',
    '/lapor?kiriman=entah',
    '/laporan',
    '/laporan?tampilan=peta',
    '/laporan-saya',
  ];
  paths.push(`/laporan/${code}`, `/laporan/${unknown}`, '/laporan/salah', '/masuk', '/sumber', '/entah');
  for (const trouble of ['well', 'loading', 'failing', 'offline'] as const) {
    const { page } = await browser.citizen(t, house, { serviceWorkers: 'block' });
    const headings = await watchHeadings(page);
    await cause(page, trouble);
    for (const path of paths) {
      await page.goto(path);
      await page.locator('#isi h1').waitFor({ state: 'attached' });
      if (trouble !== 'loading')
        await until(
          `${path} is done, ${trouble}`,
          async () => (await page.locator('.skeleton').count()) === 0,
        );
      await until(`${path} has a title, ${trouble}`, async () => !/^Pendopo$/.test(await page.title()));
      assert.deepEqual(await headings(), [1], `${path}, ${trouble}`);
    }
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  }
});
