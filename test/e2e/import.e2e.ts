/** The administrator brings in a small table: looks at it, tries it, imports it, and takes it back. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as browser from '../kit/browser.ts';
import { IN_PANJANG } from '../kit/people.ts';
import { wordsOf } from '../kit/words.ts';

const office = wordsOf('office');
const { lat, lng } = IN_PANJANG;
const TABLE = [
  'Nomor;Tanggal masuk;Kategori;Uraian;Lintang;Bujur',
  `A1;05/03/2024 09:15;Lampu jalan;Lampu mati di depan pasar;${lat};${lng}`,
  `A2;06/03/2024 10:00;Lampu jalan;Lampu mati di gang buntu;${lat};${lng}`,
  `A3;06/03/2024 10:00;Kuda nil;Ada kuda nil di jalan;${lat};${lng}`,
].join('\n');

test('a small table is looked at, tried, imported and taken back', async (t) => {
  const house = await browser.webHouse(t);
  const { page } = await browser.officer(t, house, 'city-admin', null, '/office/admin/impor');
  await page.getByText(office('complaints.import.runs-none'), { exact: true }).waitFor();
  await page.getByRole('button', { name: office('complaints.import.send'), exact: true }).click();
  await page.getByText(office('complaints.import.choose-first'), { exact: true }).waitFor();
  const file = { name: 'aduan-lama.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE) };
  await page.getByLabel(office('complaints.import.choose')).setInputFiles(file);
  await page.getByRole('button', { name: office('complaints.import.send'), exact: true }).click();
  await page.getByRole('heading', { name: 'aduan-lama.csv', exact: true }).waitFor();
  await page.getByText(office('complaints.import.preview.open'), { exact: true }).first().waitFor();
  await page.getByRole('group', { name: office('complaints.import.words.category') }).waitFor();

  await page.getByRole('button', { name: office('complaints.import.try'), exact: true }).click();
  await page.getByRole('heading', { name: office('complaints.import.report.trial') }).waitFor();
  await page.getByRole('button', { name: office('complaints.import.aside.show'), exact: true }).click();
  await page
    .getByRole('cell', { name: office('complaints.import.reason.unknown-category') })
    .first()
    .waitFor();

  // While it is being typed a zone is none, which must shake nothing.
  const zone = page.getByLabel(office('complaints.import.map.zone'));
  await zone.pressSequentially('Asia/Jak');
  await zone.pressSequentially('arta');
  // Without a category of its own the third row is set aside: let it be one that the city has. Not kept yet when the
  // import begins, and the first try to keep it fails: it is kept before anything is imported, or nothing is.
  let failing = true;
  await page.route('**/mapping', (route) => (failing ? route.abort() : route.continue()));
  await page.getByLabel('Kuda nil').selectOption('pothole');
  await page.getByRole('button', { name: office('complaints.import.import'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(office('complaints.import.import-untried')).waitFor();
  const go = dialog.getByRole('button', { name: office('complaints.import.import'), exact: true });
  await go.click();
  await dialog.waitFor({ state: 'hidden' });
  assert.equal(await page.getByRole('heading', { name: office('complaints.import.report.done') }).count(), 0);
  failing = false;
  await page.getByRole('button', { name: office('complaints.import.import'), exact: true }).click();
  await go.click();
  await page.getByRole('heading', { name: office('complaints.import.report.done') }).waitFor();

  await page.goto('/office/admin/impor');
  await page.getByRole('button', { name: office('complaints.import.undo'), exact: true }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: office('complaints.import.undo'), exact: true })
    .click();
  await page.getByText(office('complaints.import.run.undone'), { exact: true }).waitFor();
  const { body } = await house.call<{ items: unknown[] }>('GET', '/api/complaints');
  assert.deepEqual(body.items, [], 'nothing of it is left');
});
