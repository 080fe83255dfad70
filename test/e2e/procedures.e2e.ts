/** Finding a service: a word misspelt, the procedure, one's own list, paper, and no network. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { trialService } from '../../src/blocks/definitions/trial.ts';
import { languages, languageTags } from '../../src/shared/languages.ts';
import { publish } from '../kit/applying.ts';
import * as browser from '../kit/browser.ts';
import { until } from '../kit/until.ts';
import { wordsOf } from '../kit/words.ts';

const say = wordsOf('portal');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function sound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode(true).analyze();
  assert.deepEqual(
    violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`)),
    [],
  );
}

const isWide = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

test('from a misspelt word to one’s own list of papers, which the phone keeps', async (t) => {
  const house = await browser.webHouse(t);
  const { page } = await browser.citizen(t, house);
  await page.goto('/');
  await page.getByLabel(say('procedures.search.label')).fill('reklamee');
  await page.getByLabel(say('procedures.search.label')).press('Enter');
  await page.waitForURL('**/layanan?cari=reklamee');
  await page.getByRole('link', { name: 'Izin reklame', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Izin reklame' }).waitFor();
  await sound(page);
  assert.equal(await isWide(page), false);

  const list = page.locator('.need-list');
  const owner = list.getByText('Persetujuan pemilik lahan atau bangunan');
  await owner.waitFor();
  await page.getByLabel('Tanah atau bangunan sendiri').check();
  await until('the paper of the owner is no longer asked', async () => (await owner.count()) === 0);
  await page.getByText(say('procedures.need.spared', { count: 1 })).waitFor();
  await page.getByLabel('Tanah atau bangunan orang lain').check();
  await owner.waitFor();
  const first = list.getByRole('checkbox').first();
  await first.check();
  await page.reload();
  await until('the tick is still there', () => first.isChecked());
  assert.equal(await page.getByLabel('Tanah atau bangunan orang lain').isChecked(), true);
});

test('what was answered on the page of the procedure stands in its form', async (t) => {
  const house = await browser.webHouse(t);
  // A wide screen asks the whole part at once; a phone would ask for what stands before it first.
  const { page } = await browser.person(t, house, { viewport: browser.DESK });
  await page.goto('/layanan/heirs-statement');
  const question = 'Apakah almarhum pernah menikah?';
  const yes = () =>
    page.getByRole('group', { name: question }).getByRole('radio', { name: 'Ya', exact: true });
  await yes().check();
  await page.getByRole('link', { name: say('procedures.apply') }).click();
  await page.getByRole('button', { name: say('applications.apply.start.begin'), exact: true }).click();
  await yes().waitFor();
  assert.equal(await yes().isChecked(), true);
});

test('on paper all 14 components lie open, and what only the screen needs is left out', async (t) => {
  const house = await browser.webHouse(t);
  const { page } = await browser.person(t, house, { viewport: browser.DESK });
  await page.goto('/layanan/billboard');
  const parts = page.locator('.standard-part');
  await parts.first().waitFor();
  assert.equal(await parts.count(), 14);
  assert.equal(await page.locator('.standard-part[open]').count(), 0);
  await page.emulateMedia({ media: 'print' });
  await until('all lie open', async () => (await page.locator('.standard-part[open]').count()) === 14);
  assert.equal(
    await page
      .locator('.standard')
      .getByText(/Hanya bila/)
      .first()
      .isVisible(),
    true,
  );
  assert.equal(await page.getByRole('link', { name: say('procedures.apply') }).isVisible(), false);
  assert.equal(await page.locator('.need-list').isVisible(), false);
  await page.emulateMedia({ media: 'screen' });
  await until(
    'they are folded again',
    async () => (await page.locator('.standard-part[open]').count()) === 0,
  );

  await t.test('the poster bears the address of this very page as a code', async () => {
    await page.getByRole('link', { name: say('procedures.poster.link') }).click();
    const code = page.getByRole('img', { name: say('procedures.poster.qr', { title: 'Izin reklame' }) });
    await code.waitFor();
    await page.getByText('/layanan/billboard').waitFor();
    await sound(page);
  });
});

test('the catalogue speaks four languages, by life event too, and finds in any of them', async (t) => {
  const house = await browser.webHouse(t);
  for (const language of languages) {
    const { page } = await browser.citizen(t, house, { locale: languageTags[language] });
    await page.goto('/layanan');
    await page.locator('.event-cards a').first().click();
    assert.equal(await page.locator('html').getAttribute('lang'), languageTags[language]);
    await page.waitForURL('**/layanan?peristiwa=*');
    await page.locator('.service-list .card').first().waitFor();
    await page.goto(`/layanan?cari=${encodeURIComponent('出生')}`);
    await page.locator('.service-list a[href="/layanan/birth-certificate"]').waitFor();
    if (language === 'id') await sound(page);
    assert.equal(await isWide(page), false, language);
  }
});

test('easy reading stays on until it is switched off', async (t) => {
  const house = await browser.webHouse(t);
  const { page } = await browser.citizen(t, house);
  await page.goto('/layanan/poverty-letter');
  const toggle = page.getByLabel(say('procedures.easy.switch'));
  await toggle.check();
  await page.locator('.easy li').first().waitFor();
  await sound(page);
  await page.goto('/layanan/billboard');
  await page.locator('.easy li').first().waitFor();
  assert.equal(await isWide(page), false);
  await toggle.uncheck();
  await until('it is gone', async () => (await page.locator('.easy').count()) === 0);
});

test('without a network the list is searched, and a procedure that was read can be read again', async (t) => {
  const house = await browser.webHouse(t);
  const { page, context } = await browser.citizen(t, house);
  await page.goto('/layanan');
  await page.locator('.service-list .card').first().waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await until('the worker keeps what is asked', () =>
    page.evaluate(() => navigator.serviceWorker.controller !== null),
  );
  await page.goto('/layanan?cari=makam');
  await page.locator('a[href="/layanan/burial-plot"]').first().click();
  await page.getByRole('heading', { level: 1, name: 'Petak makam' }).waitFor();
  await context.setOffline(true);
  await page.goto('/layanan?cari=kuburan');
  await page.locator('a[href="/layanan/burial-plot"]').first().click();
  await page.getByRole('heading', { level: 1, name: 'Petak makam' }).waitFor();
  await context.setOffline(false);
});

test('whoever has the list kept on the device finds a service that was published a moment ago', async (t) => {
  const house = await browser.webHouse(t);
  const { page } = await browser.citizen(t, house);
  await page.goto('/layanan');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await until('the worker keeps what is asked', () =>
    page.evaluate(() => navigator.serviceWorker.controller !== null),
  );
  await page.goto('/layanan?cari=makam');
  await page.locator('a[href="/layanan/burial-plot"]').first().waitFor();
  await publish(house, trialService());
  await page.goto('/layanan?cari=percobaan');
  await page.locator('a[href="/layanan/trial-stall"]').first().waitFor();
});
