/** What stands around every page: the office's bar and menu, the portal's head and foot, and the gates in between. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { createOfficer } from '../../src/blocks/identity/api.ts';
import { systemContext } from '../../src/platform/context.ts';
import * as browser from '../kit/browser.ts';
import { until } from '../kit/until.ts';
import { wordsOf } from '../kit/words.ts';

const office = wordsOf('office');
const portal = wordsOf('portal');
const OWN = 'empat kata yang mudah diingat';
const BAR_PX = 72;

const path = (page: Page) => new URL(page.url()).pathname;

test('on a phone the office keeps one low bar; menu, language and account fold out of it and in again', async (t) => {
  const house = await browser.webHouse(t);
  const who = await browser.account(house, 'city-admin');
  const { page } = await browser.person(t, house, { viewport: browser.PHONE });
  await browser.signIn(page, who, '/office/admin/petugas');
  const title = page.getByRole('heading', { name: office('identity.officers.title'), exact: true });
  await title.waitFor();
  const bar = page.locator('.office-head');
  const height = (await bar.boundingBox())?.height ?? 0;
  assert.ok(height > 0 && height <= BAR_PX, `${height} px`);
  await page.mouse.wheel(0, 2000);
  await until('the bar stays when the page is scrolled', async () => (await bar.boundingBox())?.y === 0);

  const button = page.getByRole('button', { name: office('office.menu-button'), exact: true });
  const leave = page.getByRole('button', { name: office('office.sign-out'), exact: true });
  assert.equal(await leave.count(), 0);
  await button.focus();
  await page.keyboard.press('Enter');
  await leave.waitFor();
  assert.equal(await button.getAttribute('aria-expanded'), 'true');
  await page.keyboard.press('Tab');
  const within = () => page.evaluate(() => document.activeElement?.closest('.office-panel') !== null);
  assert.ok(await within(), 'the keyboard goes on into the menu');
  await page.keyboard.press('Escape');
  await leave.waitFor({ state: 'detached' });
  assert.ok(await button.evaluate((element) => element === document.activeElement));

  await button.click();
  await page.getByRole('button', { name: 'English', exact: true }).click();
  await page
    .getByRole('link', { name: wordsOf('office', 'en')('identity.account.nav'), exact: true })
    .click();
  await page.waitForURL('**/office/akun');
  await leave.waitFor({ state: 'detached' });
});

test('who must choose a password of their own is led there from any address of the office, and on to where they wanted', async (t) => {
  const house = await browser.webHouse(t);
  const made = await createOfficer(systemContext(house.city, 'test'), {
    username: 'wati.contoh',
    name: 'Wati Contoh',
    grants: [{ role: 'city-admin', agency: null, area: null }],
    mustChange: true,
  });
  const { page } = await browser.person(t, house, { viewport: browser.DESK });
  await page.goto('/office/admin/jejak?tindakan=identity');
  await page.waitForURL((url) => url.pathname === '/office/masuk');
  await page.getByLabel(office('identity.field.username')).fill('wati.contoh');
  await page.getByLabel(office('identity.field.password')).fill(made.password);
  await page.getByRole('button', { name: office('identity.sign-in.enter'), exact: true }).click();
  await page.getByText(office('identity.pending.password')).waitFor();
  for (const wanted of ['/office/', '/office/laporan', '/office/admin/petugas', '/office/masuk']) {
    await page.goto(wanted);
    await page.waitForURL((url) => url.pathname === '/office/akun');
    await page.getByText(office('identity.pending.title')).waitFor();
  }
  await page.goto('/office/admin/jejak?tindakan=identity');
  await page.getByText(office('identity.pending.title')).waitFor();
  const field = (key: string) => page.getByLabel(office(key), { exact: true });
  await field('identity.password.current').first().fill(made.password);
  await field('identity.password.next').fill(OWN);
  await field('identity.password.again').fill(OWN);
  await page.getByRole('button', { name: office('identity.password.change'), exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/office/admin/jejak');
  assert.equal(new URL(page.url()).searchParams.get('tindakan'), 'identity');
  await page.getByRole('heading', { name: office('identity.audit.title'), exact: true }).waitFor();
});

test('where a second factor is required it is set up first; the recovery codes stay until they are kept', async (t) => {
  const house = await browser.webHouse(t, { PENDOPO_MODE: 'production' });
  const who = await browser.account(house, 'city-admin');
  const { page } = await browser.person(t, house, { viewport: browser.PHONE });
  await browser.signIn(page, who, '/office/admin/layar');
  await page.getByText(office('identity.pending.second-factor')).waitFor();
  assert.equal(path(page), '/office/akun');
  const part = page.getByRole('region', { name: office('identity.factor.title') });
  await part.getByLabel(office('identity.password.current')).fill(who.password);
  await part.getByRole('button', { name: office('identity.factor.begin'), exact: true }).click();
  const secret = ((await part.locator('code').textContent()) ?? '').replace(/\s/g, '');
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
  await part.getByLabel(office('identity.factor.first-code')).fill(code);
  await part.getByRole('button', { name: office('identity.factor.confirm'), exact: true }).click();
  await page.getByText(office('identity.factor.codes-title')).waitFor();
  await page.getByText(office('identity.pending.title')).waitFor({ state: 'detached' });
  assert.equal(path(page), '/office/akun');
  await page.getByRole('button', { name: office('identity.factor.codes-kept'), exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/office/admin/layar');
});

test('every face leads to the page that tells version, licence and how to get the source', async (t) => {
  const house = await browser.webHouse(t, { PENDOPO_SOURCE_URL: 'https://kode.example.go.id/pendopo' });
  const { page } = await browser.citizen(t, house);
  await page.goto('/lapor');
  await page.getByRole('link', { name: portal('kit.source'), exact: true }).click();
  await page.getByRole('heading', { name: portal('kit.source'), exact: true }).waitFor();
  await page.getByText(/AGPL-3\.0-or-later/).waitFor();
  const address = await page
    .getByRole('link', { name: portal('portal.source.open'), exact: true })
    .getAttribute('href');
  assert.equal(address, 'https://kode.example.go.id/pendopo');
  assert.equal(
    await page.locator('.bottom-nav [aria-current="page"]').count(),
    0,
    'it is no page of the menu',
  );
  await page.goto('/office/masuk');
  await page.getByRole('button', { name: office('office.menu-button'), exact: true }).click();
  await page.getByRole('link', { name: office('kit.source'), exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/sumber');
});

test('on a small phone the head of the portal stays calm in every language', async (t) => {
  const house = await browser.webHouse(t);
  const { page } = await browser.citizen(t, house);
  await page.goto('/lapor');
  for (const name of ['English', 'Jawa', '中文', 'Indonesia']) {
    await page.getByRole('button', { name, exact: true }).click();
    await until(`${name} is chosen`, async () => {
      const button = page.getByRole('button', { name, exact: true });
      return (await button.getAttribute('aria-pressed')) === 'true';
    });
    const mark = await page.locator('.portal-mark').boundingBox();
    const brand = await page.locator('.portal-brand').boundingBox();
    assert.ok(mark && brand);
    assert.ok(mark.height < 32, `${name}: one line, ${mark.height} px`);
    assert.ok(mark.x >= brand.x + brand.width, `${name}: it covers nothing`);
    assert.ok(mark.x + mark.width <= browser.PHONE.width, `${name}: it is whole`);
  }
});
