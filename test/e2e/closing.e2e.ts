/** The end of a case, on two phones: an officer proves from the place that it is mended, and who reported it has the last word. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { sql } from '../../src/platform/db/sql.ts';
import * as browser from '../kit/browser.ts';
import { IN_PANJANG, LIGHTS, report } from '../kit/people.ts';
import { until } from '../kit/until.ts';
import { wordsOf } from '../kit/words.ts';

const portal = wordsOf('portal');
const office = wordsOf('office');

const press = (page: Page, words: string) => page.getByRole('button', { name: words, exact: true }).click();

/** A case in the hands of an officer who stands in the street with a phone, and the sheet on which it is closed. */
async function inTheStreet(t: TestContext, house: browser.WebHouse) {
  const { code, receipt } = await report(house);
  const { page, context } = await browser.officer(
    t,
    house,
    'agency-officer',
    LIGHTS,
    `/office/laporan/${code}`,
    {
      viewport: browser.PHONE,
      isMobile: true,
      hasTouch: true,
      permissions: ['geolocation'],
      geolocation: { latitude: IN_PANJANG.lat + 0.0001, longitude: IN_PANJANG.lng, accuracy: 5 },
    },
  );
  await press(page, office('complaints.desk.act.take.verb'));
  await press(page, office('complaints.desk.act.close.verb'));
  await page.getByRole('radio', { name: office('complaints.desk.closing.mended.yes') }).check();
  await page.getByLabel(office('complaints.desk.act.close.text')).fill('Lampu diganti, sudah menyala.');
  return { code, receipt, page, context };
}

async function takePhoto(page: Page) {
  const jpeg = { name: 'bukti.jpg', mimeType: 'image/jpeg', buffer: await browser.photo() };
  await page.getByLabel(office('complaints.desk.photo.camera')).setInputFiles(jpeg);
}

test('an officer on a phone closes with a photo from the place, without a network for a while; the citizen confirms by the link', async (t) => {
  const house = await browser.webHouse(t);
  const { code, page, context } = await inTheStreet(t, house);
  await takePhoto(page);
  await page.getByText(office('complaints.desk.closing.shot.place', { metres: 11 })).waitFor();
  await context.setOffline(true);
  await press(page, office('complaints.desk.act.close.send'));
  await page.getByText(office('complaints.desk.closing.offline.title'), { exact: true }).waitFor();
  await context.setOffline(false);
  await page.getByText(office('complaints.desk.closing.state.awaiting'), { exact: true }).first().waitFor();
  const closed = await house.city.db.one<{ at: Date }>(
    (await import('../../src/platform/db/sql.ts')).sql`select at from complaints.closing`,
  );
  const { closingKey } = await import('../../src/services/complaints/closing/key.ts');
  const key = closingKey(house.city, code, closed.at);
  const { page: phone } = await browser.citizen(t, house);
  await phone.goto(`/laporan/${code}#penutupan=${key}`);
  await phone.getByRole('heading', { name: portal('complaints.closing.judge.title'), exact: true }).waitFor();
  assert.ok(!phone.url().includes(key), 'the key does not stay in the address bar');
  await phone.getByText(/11 m/).first().waitFor();
  await press(phone, portal('complaints.closing.judge.yes'));
  await phone.getByText(portal('complaints.closing.said.yes'), { exact: true }).waitFor();
  await phone.getByText(portal('complaints.closing.state.confirmed'), { exact: true }).first().waitFor();
  await page.getByText(office('complaints.desk.closing.state.confirmed'), { exact: true }).first().waitFor();

  await press(phone, portal('complaints.survey.begin'));
  await phone.getByRole('radio', { name: 'Sangat sesuai', exact: true }).check();
  await press(phone, portal('complaints.report.next'));
  for (let question = 2; question <= 9; question += 1) {
    await phone.getByText(portal('complaints.survey.progress', { number: question, of: 9 })).waitFor();
    await press(phone, portal('complaints.survey.skip'));
  }
  await press(phone, portal('complaints.survey.send'));
  await phone.getByText(portal('complaints.survey.done')).first().waitFor();
  await phone
    .getByRole('heading', { name: portal('complaints.survey.title'), exact: true })
    .waitFor({ state: 'detached' });
  await phone.goto('/angka');
  await until('the figures know it', async () => {
    const { body } = await house.call<{ all: { confirmed: number } }>('GET', '/api/complaints/figures');
    return body.all.confirmed === 1;
  });
  await phone.reload();
  await phone.getByText(portal('complaints.figures.end.confirmed'), { exact: true }).first().waitFor();
  await phone.goto('/kepuasan');
  await phone.getByText(portal('complaints.satisfaction.few'), { exact: true }).waitFor();
});

test('a citizen who says "not yet" opens the case again; one that was closed unmended says so in the list', async (t) => {
  const house = await browser.webHouse(t);
  const { code, receipt, page } = await inTheStreet(t, house);
  await page.getByRole('radio', { name: office('complaints.desk.closing.mended.no') }).check();
  await press(page, office('complaints.desk.closing.send-not'));
  await page.getByText(office('complaints.desk.closing.reason.missing')).first().waitFor();
  await page
    .getByLabel(office('complaints.desk.closing.reason'), { exact: true })
    .selectOption('needs-budget');
  await page
    .getByLabel(office('complaints.desk.closing.text-not'))
    .fill('Tiang harus diganti, menunggu anggaran.');
  await press(page, office('complaints.desk.closing.send-not'));
  await page.getByText(office('complaints.desk.closing.state.not-mended'), { exact: true }).first().waitFor();

  const { page: phone } = await browser.citizen(t, house);
  await phone.goto('/laporan');
  await phone.getByText(portal('complaints.closing.state.not-mended'), { exact: true }).first().waitFor();
  await phone.goto(`/laporan/${code}#tanda-terima=${receipt}`);
  await press(phone, portal('complaints.closing.judge.no'));
  await press(phone, portal('complaints.closing.judge.send-no'));
  await phone.getByText(portal('complaints.reply.short')).first().waitFor();
  await phone.getByLabel(portal('complaints.reopen.label')).fill('Gelap sekali, tolong dikerjakan sekarang.');
  await press(phone, portal('complaints.closing.judge.send-no'));
  await phone.getByText(portal('complaints.state.reopened'), { exact: true }).first().waitFor();
  const desk = await house.officer('agency-officer', LIGHTS);
  await until('the desk has it again', async () => {
    const { body } = await desk<{ state: string }>('GET', `/api/desk/complaints/${code}`);
    return body.state === 'reopened';
  });
});

test('a plan whose day has come is looked at by the head, who names another day, and leaves the follow-up', async (t) => {
  const house = await browser.webHouse(t);
  const { code } = await report(house);
  const desk = await house.officer('agency-officer', LIGHTS);
  const at = `/api/desk/complaints/${code}`;
  assert.equal((await desk('POST', `${at}/take`, { version: 1 })).status, 200);
  const year = new Date().getUTCFullYear() + 1;
  const closing = { mended: false, reason: 'needs-budget', plannedFor: `${year}-03-01` };
  const closed = await desk('POST', `${at}/close`, { version: 2, text: 'Menunggu anggaran.', ...closing });
  assert.equal(closed.status, 200, closed.text);
  await house.city.db.run(sql`update complaints.closing set planned_told_at = now()`);
  const { page } = await browser.officer(
    t,
    house,
    'agency-head',
    LIGHTS,
    '/office/laporan?tampilan=follow-up',
  );
  await page.getByText(code).first().waitFor();
  await page.goto(`/office/laporan/${code}`);
  await press(page, office('complaints.desk.act.uphold.verb'));
  await page
    .getByLabel(office('complaints.desk.act.uphold.text'))
    .fill('Anggaran digeser ke semester kedua.');
  await page.getByLabel(office('complaints.desk.act.uphold.planned')).fill(`${year}-08-01`);
  await press(page, office('complaints.desk.act.uphold.send'));
  await page.getByText(office('complaints.desk.act.uphold.done', { code })).first().waitFor();
  await page.getByText(office('complaints.desk.step.upheld'), { exact: true }).first().waitFor();
  const { body } = await desk<{ closing: { plannedFor: string; wantsLook: boolean } }>('GET', at);
  assert.deepEqual([body.closing.plannedFor, body.closing.wantsLook], [`${year}-08-01`, false]);
  const { body: left } = await desk<{ items: unknown[] }>('GET', '/api/desk/complaints?view=follow-up');
  assert.deepEqual(left.items, []);
});
