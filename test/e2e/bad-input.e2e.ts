/** Bad input on the screen: each is answered with a sentence that says what to do, and nothing half-made is left. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '../../src/platform/db/sql.ts';
import * as browser from '../kit/browser.ts';
import { LIGHTS, PANJANG, report } from '../kit/people.ts';
import * as reporting from '../kit/reporting.ts';
import { wordsOf } from '../kit/words.ts';

const say = wordsOf('portal');
const office = wordsOf('office');
const MB = 1024 * 1024;
const PDF = Buffer.from(
  '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
);
/** Begins as a JPEG does, and is none. */
const BROKEN = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(2000, 7)]);
/** The city hall of Yogyakarta, forty kilometres away. */
const ELSEWHERE = { latitude: -7.8003, longitude: 110.3912 };

test('a PDF is refused on the phone, a photo of 20 MB is made small there', async (t) => {
  const house = await browser.webHouse(t);
  const { page } = await browser.citizen(t, house);
  await reporting.begin(page);
  await reporting.chooseLight(page);
  await reporting.addPhoto(page, { name: 'surat.pdf', mimeType: 'application/pdf', buffer: PDF });
  await page.getByText(say('files.problem.not-a-photo', { type: 'PDF' })).waitFor();
  const real = await browser.photo();
  const heavy = Buffer.concat([real, Buffer.alloc(20 * MB - real.length)]);
  await reporting.addPhoto(page, { name: 'besar.jpg', mimeType: 'image/jpeg', buffer: heavy });
  await page.getByText(say('complaints.photo.count', { count: 1, most: 5 })).waitFor();
  await reporting.press(page, 'complaints.report.next');
  await reporting.markPlace(page);
  await reporting.tell(page);
  await reporting.press(page, 'complaints.report.check.send');
  await reporting.codeOf(page);
  const files = await house.city.db.rows<{ bytes: number }>(sql`select bytes from files.file`);
  assert.equal(files.length, 1);
  assert.ok((files[0]?.bytes ?? MB * 20) < 2 * MB);
});

test('a PDF that calls itself .jpg is refused at once, with the sentence that the city would use', async (t) => {
  const house = await browser.webHouse(t);
  const { page } = await browser.citizen(t, house);
  await reporting.begin(page);
  await reporting.chooseLight(page);
  await reporting.addPhoto(page, { name: 'surat.jpg', mimeType: 'image/jpeg', buffer: PDF });
  const sentence = say('files.problem.not-a-photo', { type: 'PDF' });
  await page.getByText(`surat.jpg: ${sentence}`).waitFor();
  await page.getByText(say('complaints.photo.none', { most: 5 })).waitFor();
});

test('a broken photo that only the city can judge is sent back with a sentence; mended, the report arrives once', async (t) => {
  const house = await browser.webHouse(t);
  const { page } = await browser.citizen(t, house);
  await reporting.begin(page);
  await reporting.chooseLight(page);
  await reporting.addPhoto(page, { name: 'rusak.jpg', mimeType: 'image/jpeg', buffer: BROKEN });
  await page.getByText(say('complaints.photo.count', { count: 1, most: 5 })).waitFor();
  await reporting.press(page, 'complaints.report.next');
  await reporting.markPlace(page);
  await reporting.tell(page);
  await reporting.press(page, 'complaints.report.check.send');
  await reporting.heading(page, 'complaints.refused.title');
  await page
    .getByText(/rusak atau tidak lengkap/)
    .first()
    .waitFor();
  await reporting.press(page, 'complaints.refused.mend');
  await reporting.heading(page, 'complaints.report.check.question');
  const photoPart = say('complaints.report.check.edit-of', { part: say('complaints.report.step.photo') });
  await page.getByRole('button', { name: photoPart, exact: true }).click();
  await reporting.heading(page, 'complaints.report.photo.question');
  await page.getByRole('button', { name: new RegExp(`^${say('complaints.photo.remove')}`) }).click();
  await reporting.press(page, 'complaints.report.photo.skip');
  await reporting.press(page, 'complaints.report.check.send');
  await reporting.codeOf(page);
  const row = await house.city.db.one<{ count: number }>(
    sql`select count(*) as count from complaints.complaint`,
  );
  assert.equal(row.count, 1);
});

test('a place outside of the city is told on the page, and cannot be sent', async (t) => {
  const house = await browser.webHouse(t);
  const { page } = await browser.citizen(t, house, { geolocation: ELSEWHERE });
  await reporting.begin(page);
  await reporting.chooseLight(page);
  await reporting.press(page, 'complaints.report.photo.skip');
  await reporting.heading(page, 'complaints.report.place.question');
  await reporting.press(page, 'complaints.report.next');
  await page.getByText(say('complaints.report.place.missing')).waitFor();
  await reporting.press(page, 'kit.map.locate');
  await page.getByText(say('kit.map.outside')).first().waitFor();
  await reporting.press(page, 'complaints.report.next');
  await page.getByText(say('complaints.report.place.outside')).waitFor();
  await reporting.press(page, 'complaints.report.place.clear');
  await page.getByLabel(say('complaints.report.place.ward')).selectOption(PANJANG);
  await reporting.press(page, 'complaints.report.next');
  await reporting.heading(page, 'complaints.report.words.question');
});

test('words that are too few, a name of one letter and a telephone number that cannot be one are named beside their fields', async (t) => {
  const house = await browser.webHouse(t);
  const { page } = await browser.citizen(t, house);
  await reporting.begin(page);
  await reporting.chooseLight(page);
  await reporting.press(page, 'complaints.report.photo.skip');
  await reporting.markPlace(page);
  await reporting.press(page, 'complaints.report.next');
  const words = page.getByLabel(say('complaints.report.words.label'));
  await page
    .getByText(say('complaints.report.words.short', { least: 10 }))
    .first()
    .waitFor();
  await words.fill('Lampu <b>mati</b> <script>alert(1)</script> dan "gelap"; drop table --');
  await page.getByRole('radio', { name: say('complaints.report.contact.named') }).check();
  await page.getByLabel(say('complaints.report.contact.phone')).fill('12345678');
  await reporting.press(page, 'complaints.report.next');
  await page.getByText(say('complaints.report.contact.phone-wrong')).first().waitFor();
  await page.getByLabel(say('complaints.report.contact.phone')).fill('0812 3456 7890');
  await reporting.press(page, 'complaints.report.next');
  await reporting.press(page, 'complaints.report.check.send');
  await reporting.codeOf(page);
  await page.getByRole('link', { name: say('complaints.sent.follow') }).click();
  await page.getByText('<script>alert(1)</script>').first().waitFor();
});

test('on the desk a file that is no photo is refused at once, and a broken one by the city with a second try', async (t) => {
  const house = await browser.webHouse(t);
  const { code } = await report(house);
  const { page } = await browser.officer(t, house, 'agency-officer', LIGHTS, `/office/laporan/${code}`);
  await page.getByRole('button', { name: office('complaints.desk.act.take.verb'), exact: true }).click();
  await page.getByRole('button', { name: office('complaints.desk.act.close.verb'), exact: true }).click();
  await page.getByLabel(office('complaints.desk.act.close.text')).fill('Sudah diganti.');
  const input = page.getByLabel(office('complaints.desk.photo.choose'));
  await input.setInputFiles({ name: 'surat.jpg', mimeType: 'image/jpeg', buffer: PDF });
  await page
    .getByText(office('files.problem.not-a-photo', { type: 'PDF' }))
    .first()
    .waitFor();
  const retry = page.getByRole('button', { name: office('kit.retry'), exact: true });
  assert.equal(await retry.count(), 0, 'another try would end the same');
  const refused = page.waitForResponse((answer) => answer.url().endsWith('/api/files'));
  await input.setInputFiles({ name: 'rusak.jpg', mimeType: 'image/jpeg', buffer: BROKEN });
  const { detail } = (await (await refused).json()) as { detail: string };
  assert.ok(detail.length > 20);
  await page.getByText(detail).first().waitFor();
  await retry.waitFor();
});
