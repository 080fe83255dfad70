/** Reports of the same thing: compared, merged and taken apart at the desk, joined at the counter; and keys of other programs. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import * as browser from '../kit/browser.ts';
import { IN_PANJANG, report } from '../kit/people.ts';
import { until } from '../kit/until.ts';
import { wordsOf } from '../kit/words.ts';

const office = wordsOf('office');
const WORDS = 'Lampu jalan di depan pasar mati sejak tiga hari yang lalu.';

const press = (page: Page, key: string, params?: Record<string, string | number>) =>
  page.getByRole('button', { name: office(key, params), exact: true }).click();
const undo = (page: Page) =>
  page.locator('.toast').getByRole('button', { name: office('complaints.desk.merge.undo'), exact: true });

type Shown = { state: string; mergedInto: string | null; merged: { code: string }[] };

test('an officer compares two reports by one key, merges, undoes from the notice, and undoes from the merged case', async (t) => {
  const house = await browser.webHouse(t);
  const [older, newer] = [await report(house), await report(house)];
  const desk = await house.officer('complaints-coordinator');
  const shown = async (code: string) => (await desk<Shown>('GET', `/api/desk/complaints/${code}`)).body;
  const { page } = await browser.officer(
    t,
    house,
    'complaints-coordinator',
    null,
    `/office/laporan/${newer.code}`,
  );
  await page.getByRole('heading', { name: office('complaints.desk.merge.twins'), exact: true }).waitFor();
  await page.keyboard.press('g');
  await page.getByRole('dialog').getByText(older.code).first().waitFor();
  // The older one goes on unless the officer wants otherwise.
  const codes = { code: newer.code, into: older.code };
  await page.getByText(office('complaints.desk.merge.then-reporter', codes)).waitFor();
  await press(page, 'complaints.desk.merge.send', codes);
  await page.getByText(office('complaints.desk.merge.done', codes)).waitFor();
  assert.equal((await shown(newer.code)).mergedInto, older.code);
  await undo(page).click();
  await page.getByText(office('complaints.desk.merge.undone', { code: newer.code })).waitFor();
  assert.equal((await shown(newer.code)).state, 'received');

  await page.getByRole('heading', { name: office('complaints.desk.merge.twins'), exact: true }).waitFor();
  await page.keyboard.press('g');
  await page.getByRole('dialog').getByRole('radio').last().waitFor();
  await page.getByRole('radio', { name: new RegExp(newer.code) }).check();
  await press(page, 'complaints.desk.merge.send', { code: older.code, into: newer.code });
  await page
    .getByRole('heading', { name: office('complaints.desk.merge.here', { count: 1 }), exact: true })
    .waitFor();
  await page.locator('.merged-list').getByRole('link', { name: older.code }).click();
  await page.getByText(office('complaints.desk.merge.into-note')).waitFor();
  await page
    .locator('.case-work')
    .getByRole('button', { name: office('complaints.desk.merge.undo'), exact: true })
    .click();
  await page.getByText(office('complaints.desk.merge.into-note')).waitFor({ state: 'detached' });
  await until('the older stands again', async () => (await shown(older.code)).state === 'received');
});

test('who was overtaken is told so, nothing is merged, and the second press does it', async (t) => {
  const house = await browser.webHouse(t);
  const [older, newer] = [await report(house), await report(house)];
  const desk = await house.officer('complaints-coordinator');
  const { page } = await browser.officer(
    t,
    house,
    'complaints-coordinator',
    null,
    `/office/laporan/${older.code}`,
  );
  await page
    .getByRole('button', {
      name: office('complaints.desk.merge.compare-one', { code: newer.code }),
      exact: true,
    })
    .click();
  const send = page.getByRole('button', {
    name: office('complaints.desk.merge.send', { code: newer.code, into: older.code }),
    exact: true,
  });
  await send.waitFor();
  const at = `/api/desk/complaints/${newer.code}`;
  assert.equal((await desk('POST', `${at}/priority`, { version: 1, priority: 1 })).status, 200);
  await send.click();
  await page.getByText(office('complaints.desk.merge.overtaken', { code: newer.code })).waitFor();
  assert.equal((await desk<Shown>('GET', at)).body.mergedInto, null);
  await send.click();
  await page
    .getByText(office('complaints.desk.merge.done', { code: newer.code, into: older.code }))
    .waitFor();
  assert.equal((await desk<Shown>('GET', at)).body.mergedInto, older.code);
});

test('at the counter the questions of the category are asked, and a report of the same thing joins the first', async (t) => {
  const house = await browser.webHouse(t);
  const first = await report(house);
  const who = await browser.account(house, 'complaints-coordinator');
  const { page } = await browser.person(t, house, {
    viewport: browser.DESK,
    permissions: ['geolocation'],
    geolocation: { latitude: IN_PANJANG.lat, longitude: IN_PANJANG.lng },
  });
  await browser.signIn(page, who, '/office/laporan/baru');
  const kind = page.getByRole('combobox', { name: office('complaints.desk.field.category') });
  await kind.fill('lampu jalan');
  await page.getByRole('option').first().click();
  await page.getByLabel('Nomor tiang').fill('K-12');
  await page.getByLabel(office('complaints.desk.counter.description')).fill(WORDS);
  await page.getByRole('button', { name: office('kit.map.locate') }).click();
  await press(page, 'complaints.desk.counter.same-one', { code: first.code });
  await page.getByText(office('complaints.desk.counter.joins'), { exact: true }).waitFor();
  await press(page, 'complaints.desk.counter.send');
  await page.getByText(office('complaints.desk.receipt.joined', { code: first.code })).waitFor();
  const desk = await house.officer('complaints-coordinator');
  const { body } = await desk<Shown>('GET', `/api/desk/complaints/${first.code}`);
  assert.equal(body.merged.length, 1);
  const joined = await desk<{ attributes: { value: string }[] }>(
    'GET',
    `/api/desk/complaints/${body.merged[0]?.code}`,
  );
  assert.deepEqual(
    joined.body.attributes.map(({ value }) => value),
    ['K-12'],
  );
});

test('an administrator adds a question to a category, and the ones that were there stay', async (t) => {
  const house = await browser.webHouse(t);
  const { page } = await browser.officer(
    t,
    house,
    'city-admin',
    null,
    '/office/admin/jenis-laporan/street-light',
  );
  const asked = async () => {
    type Asked = { categories: { id: string; attributes: { code: string }[] }[] };
    const { body } = await house.call<Asked>('GET', '/api/complaints/categories');
    return body.categories.find(({ id }) => id === 'street-light')?.attributes.map(({ code }) => code) ?? [];
  };
  const before = await asked();
  await press(page, 'complaints.desk.questions.add');
  await press(page, 'complaints.desk.categories.save');
  const number = before.length + 1;
  await page
    .getByText(office('complaints.desk.questions.wrong.label', { number, language: 'English' }))
    .first()
    .waitFor();
  const question = page.locator('.question').last();
  for (const language of ['Bahasa Indonesia', 'English', 'Basa Jawa', '中文'])
    await question.getByRole('textbox', { name: language }).first().fill('Light colour');
  await press(page, 'complaints.desk.categories.save');
  await page.waitForURL((url) => url.pathname === '/office/admin/jenis-laporan');
  const wanted = [...before, 'light-colour'].join();
  await until('the question is asked', async () => (await asked()).join() === wanted);
});

test('a key for another program is shown once, copied, and opens nothing once it is revoked', async (t) => {
  const house = await browser.webHouse(t);
  const { page, context } = await browser.officer(t, house, 'city-admin', null, '/office/admin/open311');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const name = 'Aplikasi Pejalan Kaki';
  await page.getByRole('textbox', { name: office('open311.keys.name') }).fill(name);
  await press(page, 'open311.keys.make');
  await page.getByText(office('open311.keys.made', { name }), { exact: true }).waitFor();
  const key = ((await page.locator('code.select-all').textContent()) ?? '').trim();
  await press(page, 'open311.keys.copy');
  await page.getByText(office('open311.keys.copied')).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), key);
  const send = (place: string) =>
    page.evaluate(
      async ([api_key, description, lat, long]) => {
        const body = new URLSearchParams({
          api_key: String(api_key),
          service_code: 'street-light',
          lat: String(lat),
          long: String(long),
          description: String(description),
        });
        return (await fetch('/open311/v2/requests.json', { method: 'POST', body })).status;
      },
      [key, `${WORDS} ${place}`, IN_PANJANG.lat, IN_PANJANG.lng],
    );
  assert.ok([200, 201].includes(await send('Sisi utara.')));
  await page.reload();
  await page.getByText(name, { exact: true }).waitFor();
  assert.equal(await page.getByText(key).count(), 0, 'shown once');
  await press(page, 'open311.keys.revoke-one', { name });
  const dialog = page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: office('open311.keys.revoke'), exact: true }).click();
  await page.getByText(office('open311.keys.revoked'), { exact: true }).waitFor();
  assert.equal(await send('Sisi selatan.'), 403);
});
