/** Every page in every language, and fit for everybody: no raw text keys, the language declared, axe finds nothing. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { languages, languageTags } from '../../src/shared/languages.ts';
import { localDate } from '../../src/shared/time.ts';
import * as browser from '../kit/browser.ts';
import { bookNext, REGISTRY } from '../kit/counters.ts';
import type { Answer } from '../kit/house.ts';
import { marketPages, stallWithBills } from '../kit/market.ts';
import { pathsOf, visitable } from '../kit/pages.ts';
import { LIGHTS, photo, report, sendFile } from '../kit/people.ts';
import { landWithBill } from '../kit/taxes.ts';
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
  // Without frames of others it needs no page of its own to bring the answers together.
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode(true).analyze();
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

/** Goes there as a link does, which spares the browser a start. */
async function follow(page: Page, path: string): Promise<void> {
  // Led there by the page before.
  if (new URL(page.url()).pathname === path) return;
  await page.evaluate((to) => {
    for (const title of document.querySelectorAll('h1, .state-title')) title.setAttribute('data-left', '');
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate', { state: null }));
  }, path);
  await until(
    `the page before ${path} is left`,
    async () => (await page.locator('[data-left]').count()) === 0,
  );
}

/**
 * The page in each language; its fitness once, because the structure is the same in all. Pages follow the choice of
 * another tab in place; `fresh` starts each anew.
 */
async function visit(page: Page, path: string, fresh: boolean): Promise<void> {
  for (const language of languages) {
    await chooseElsewhere(page, language);
    if (fresh) await page.goto(path);
    else if (language === languages[0]) await follow(page, path);
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

/** `fresh`: the first of them is started anew in each language. */
async function visitAll(t: TestContext, page: Page, paths: readonly string[], fresh = false): Promise<void> {
  await page.goto(paths[0] ?? '/');
  for (const [index, path] of paths.entries())
    await t.test(path, () => visit(page, path, fresh && index === 0));
}

test('the portal speaks four languages on every page and shuts nobody out', async (t) => {
  const house = await browser.webHouse(t);
  const { code } = await report(house);
  const { page } = await browser.citizen(t, house);
  const number = await bookNext(house);
  const pages = visitable('portal', {
    '/laporan/:code': `/laporan/${code}`,
    '/loket/:post': `/loket/${REGISTRY}`,
    '/loket/nomor/:code': `/loket/nomor/${number}`,
    '/pasar/:code': `/pasar/${await stallWithBills(house)}`,
    '/pajak/pbb/:nop': `/pajak/pbb/${await landWithBill(house)}`,
    '/pajak/sspd/:code': '/pajak/sspd/0000-0000-0000',
    '/periksa/:code': '/periksa/0000-0000-0000-0000',
    '/layanan/:service/ajukan': '/layanan/market-stall/ajukan',
    '/permohonan/:code': '/permohonan/MGL-000-000-000',
    '/permohonan/:code/perbaiki': '/permohonan/MGL-000-000-000/perbaiki',
    '/permohonan/:code/survei': '/permohonan/MGL-000-000-000/survei',
    '/permohonan/:code/tanda-terima': '/permohonan/MGL-000-000-000/tanda-terima',
    '/layar-loket/:post': `/layar-loket/${REGISTRY}`,
    '/layanan/:id': '/layanan/market-stall',
    '/layanan/:id/riwayat': '/layanan/market-stall/riwayat',
    '/layanan/:id/poster': '/layanan/market-stall/poster',
  });
  await visitAll(t, page, [...pages, '/laporan/MGL-000-000-000', '/tidak-ada'], true);
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

/** Something on every page of the office: a report that is taken, flagged and in a run of many, a table, a ready answer. */
async function furnish(house: browser.WebHouse, who: browser.OfficerAccount) {
  const { code } = await report(house, { photos: [await photo(house)] });
  const coordinator = await house.officer('complaints-coordinator');
  const admin = await house.officer('city-admin');
  const today = localDate(house.city.now(), house.city.zone);
  const made = <T>({ status, body, text }: Answer<T>): T => {
    assert.ok(status < 300, text);
    return body;
  };
  made(
    await coordinator('PUT', `/api/desk/rounds/${LIGHTS}/${today}/${who.id}`, { version: 0, stops: [code] }),
  );
  made(await house.call('POST', `/api/complaints/${code}/flags`, { kind: 'text', reason: 'hoax' }));
  const session = made(
    await house.call<{ token: string }>('POST', '/api/session/officer', {
      ...{ username: who.username, password: who.password, as: 'token' },
    }),
  );
  const own = { authorization: `Bearer ${session.token}` };
  const order = { order: { act: 'take' }, items: [{ code, version: 1 }] };
  const run = made(await house.call<{ id: string }>('POST', '/api/desk/bulk', order, own)).id;
  const { templates } = made(
    await coordinator<{ templates: { id: string }[] }>('GET', '/api/desk/templates'),
  );
  const table = ['Nomor;Tanggal masuk;Kategori;Uraian', 'A1;05/03/2024 09:15;Lampu jalan;Mati'].join('\n');
  const file = await sendFile(admin, '/api/complaints/imports/files', new Blob([table]), 'aduan lama.csv');
  return { code, run, file, template: templates[0]?.id ?? '' };
}

test('the office speaks four languages on every page and shuts nobody out', async (t) => {
  const house = await browser.webHouse(t);
  // Who may do everything sees everything there is on a page.
  const who = await browser.account(house, 'field-crew', LIGHTS, [
    'city-admin',
    'complaints-coordinator',
    'levies-treasurer',
    'regional-treasurer',
  ]);
  const { code, run, file, template } = await furnish(house, who);
  const { page } = await browser.person(t, house, { viewport: browser.DESK });
  await browser.signIn(page, who);
  const pages = visitable('office', {
    '/office/laporan/:code': `/office/laporan/${code}`,
    '/office/moderasi/:code': `/office/moderasi/${code}`,
    '/office/cetak/laporan/:code': `/office/cetak/laporan/${code}`,
    '/office/cetak/regu': '/office/cetak/regu',
    '/office/jawaban/:id': `/office/jawaban/${template}`,
    '/office/sekaligus/:id': `/office/sekaligus/${run}`,
    '/office/admin/jenis-laporan/:id': '/office/admin/jenis-laporan/street-light',
    '/office/admin/impor/:id': `/office/admin/impor/${file}`,
    '/office/rancang/:id': '/office/rancang/00000000-0000-4000-8000-000000000000',
    '/office/sahkan/:id': '/office/sahkan/00000000-0000-4000-8000-000000000000',
    '/office/permohonan/:code': '/office/permohonan/MGL-000-000-000',
    '/office/kunjungan/:code': '/office/kunjungan/MGL-000-000-000',
    ...(await marketPages(house)),
    '/office/loket/:post/atur': `/office/loket/${REGISTRY}/atur`,
    '/office/pajak/objek/:id': '/office/pajak/objek/1',
    '/office/tagih/:code': '/office/tagih/1000000000017',
    '/office/tagih/kuitansi/:hash': '/office/tagih/kuitansi/AAAAAAAAAAAAAAAAAAAAAA',
  }).filter((path) => path !== '/office/masuk');
  await visitAll(
    t,
    page,
    [...pages, `/office/laporan?kode=${code}`, `/office/regu?kode=${code}`, '/office/tidak-ada'],
    true,
  );
  const stranger = await browser.person(t, house, { viewport: browser.DESK });
  await visitAll(t, stranger.page, ['/office/masuk']);
});

test('the wall speaks four languages, and so does a screen that nobody knows', async (t) => {
  const house = await browser.webHouse(t);
  await report(house);
  const { page } = await browser.wall(t, house);
  await visitAll(t, page, pathsOf('wall'), true);
  const unknown = await browser.person(t, house, { viewport: browser.WALL });
  await visitAll(t, unknown.page, ['/wall/'], true);
});
