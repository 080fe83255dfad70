/** Every page in every language, and fit for everybody: no raw text keys, the language declared, axe finds nothing. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { languages, languageTags } from '../../src/shared/languages.ts';
import * as browser from '../kit/browser.ts';
import { LIGHTS, report } from '../kit/people.ts';
import { until } from '../kit/until.ts';

/** A key that no language has words for is shown as it is: `complaints.home.title`. */
const RAW_KEY = /^[a-z][a-z-]*\.[a-z][a-z0-9.-]*$/;
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const LOADING = '.skeleton, [aria-busy="true"]';

/** Waits until the page has its words and its data. */
async function settled(page: Page): Promise<void> {
  await page.locator('h1, .state-title').first().waitFor();
  await until('nothing is loading', async () => (await page.locator(LOADING).count()) === 0);
  // What moves in (a toast, a sheet) is half transparent on the way; a mark that pulses for long is no such thing.
  await page.evaluate(async () => {
    const short = document
      .getAnimations()
      .filter((one) => Number(one.effect?.getComputedTiming().endTime) < 1000);
    await Promise.all(short.map((one) => one.finished.catch(() => {})));
  });
}

async function rawKeys(page: Page): Promise<string[]> {
  const seen = await page.evaluate(() => {
    const texts: string[] = [document.title];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      // The audit log shows the names of actions as they are, and says so by marking them as code.
      if (!node.parentElement?.closest('code, script, style')) texts.push(node.textContent ?? '');
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title], [alt]'))
      for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
        texts.push(element.getAttribute(name) ?? '');
    return texts;
  });
  return seen.map((text) => text.trim()).filter((text) => RAW_KEY.test(text));
}

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      (node) => `${id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`,
    ),
  );
}

/** Chooses a language as another tab of the same browser would. */
async function chooseElsewhere(page: Page, language: string): Promise<void> {
  await page.evaluate((newValue) => {
    const key = 'pendopo.language';
    localStorage.setItem(key, newValue);
    dispatchEvent(new StorageEvent('storage', { key, newValue }));
  }, language);
}

/**
 * The page in each language; its fitness once, because the structure is the same in all. Pages follow the choice of
 * another tab in place, which spares the browser three of four starts; `fresh` starts each anew.
 */
async function visit(page: Page, path: string, fresh: boolean): Promise<void> {
  for (const language of languages) {
    await chooseElsewhere(page, language);
    if (fresh || language === languages[0]) await page.goto(path);
    const tag = languageTags[language];
    await until(
      `${path} is in ${language}`,
      async () => (await page.locator('html').getAttribute('lang')) === tag,
    );
    await settled(page);
    assert.deepEqual(await rawKeys(page), [], `${path} in ${language} shows words, not keys`);
    assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1, `${path} has one title`);
    if (language === 'id') assert.deepEqual(await faults(page), [], `${path} is fit for everybody`);
  }
}

async function visitAll(t: TestContext, page: Page, paths: readonly string[]): Promise<void> {
  await page.goto(paths[0] ?? '/');
  for (const [index, path] of paths.entries()) await t.test(path, () => visit(page, path, index === 0));
}

test('the portal speaks four languages on every page and shuts nobody out', async (t) => {
  const house = await browser.webHouse(t);
  const { code } = await report(house);
  const { page } = await browser.citizen(t, house);
  await visitAll(t, page, [
    '/',
    '/lapor',
    '/laporan',
    `/laporan/${code}`,
    '/laporan/MGL-000-000-000',
    '/laporan-saya',
    '/masuk',
    '/kotak-surat',
    '/demo/whatsapp',
    '/sumber',
    '/tidak-ada',
  ]);
  await t.test('the switch on the page changes the language at once and keeps it', async () => {
    await page.goto('/');
    for (const [name, language] of [
      ['English', 'en'],
      ['Jawa', 'jv'],
      ['中文', 'zh'],
      ['Indonesia', 'id'],
    ] as const) {
      await page.getByRole('button', { name, exact: true }).click();
      const lang = () => page.locator('html').getAttribute('lang');
      await until(`the page is in ${language}`, async () => (await lang()) === languageTags[language]);
      await page.reload();
      assert.equal(await lang(), languageTags[language]);
    }
  });
});

test('the office speaks four languages on every page and shuts nobody out', async (t) => {
  const house = await browser.webHouse(t);
  const { code } = await report(house);
  const { page } = await browser.officer(t, house, 'city-admin');
  await visitAll(t, page, [
    '/office/',
    '/office/akun',
    '/office/admin/petugas',
    '/office/admin/layar',
    '/office/admin/jejak',
    '/office/admin/perangkat-daerah',
    '/office/admin/wilayah',
    '/office/admin/kalender',
    '/office/pusat-kendali',
    '/office/admin/pesan',
    '/office/admin/pintu-masuk',
    '/office/admin/jenis-laporan',
    '/office/laporan',
    '/office/tidak-ada',
  ]);
  const desk = await browser.officer(t, house, 'agency-officer', LIGHTS);
  await visitAll(t, desk.page, [
    '/office/laporan',
    `/office/laporan?kode=${code}`,
    `/office/laporan/${code}`,
  ]);
  const coordinator = await browser.officer(t, house, 'complaints-coordinator');
  await visitAll(t, coordinator.page, ['/office/laporan/baru']);
  const stranger = await browser.person(t, house, { viewport: browser.DESK });
  await visitAll(t, stranger.page, ['/office/masuk']);
});

test('the wall speaks four languages, and so does a screen that nobody knows', async (t) => {
  const house = await browser.webHouse(t);
  await report(house);
  const { page } = await browser.wall(t, house);
  await visitAll(t, page, ['/wall/']);
  const unknown = await browser.person(t, house, { viewport: browser.WALL });
  await visitAll(t, unknown.page, ['/wall/']);
});
