/** The civil servant’s guide, walked: a permit is written on the screen, agreed to, applied for, worked on by three desks, paid and verified. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import * as browser from '../kit/browser.ts';
import { wordsOf } from '../kit/words.ts';

const portal = wordsOf('portal');
const office = wordsOf('office');
const NUMBER = '081234567822';
/** The agencies of the demo city that have the duties of parks and of traffic. */
const PARKS = 'disporapar';
const TRAFFIC = 'dishub';
const SECTION = 'form.sections[1]';
const STATES = 'workflow.states';

const place = (page: Page, path: string) => page.locator(`[data-path="${path}"]`).first();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();

async function part(page: Page, name: string) {
  await page
    .getByRole('navigation', { name: office('designer.panes') })
    .getByRole('button', { name: office(name), exact: true })
    .click();
}

async function beside(page: Page, name: string) {
  await page
    .getByRole('group', { name: office('designer.beside') })
    .getByRole('button', { name: office(name), exact: true })
    .click();
}

/** Words that differ in each language, which is all that the walk can know of a translation. */
async function write(page: Page, path: string, words: string) {
  const said = { id: words, en: `${words} (English)`, jv: `${words} (Jawa)`, zh: `中文 ${words}` };
  for (const [tongue, text] of Object.entries(said))
    await place(page, `${path}.${tongue}`).locator('textarea').fill(text);
}

async function put(page: Page, path: string, value: string) {
  const box = place(page, path).locator('input, textarea').first();
  await box.fill(value);
  await box.blur();
}

const choose = (page: Page, path: string, label: string) =>
  place(page, path).locator('select').first().selectOption({ label });
const within = (page: Page, path: string, name: string) =>
  place(page, path).getByRole('button', { name, exact: true }).first().click();
const open = (page: Page, path: string) => place(page, path).locator('summary').first().click();

async function question(page: Page, at: number, type: string, name: string, words: string) {
  const path = `${SECTION}.fields[${at}]`;
  await within(
    page,
    `${SECTION}.fields`,
    office('designer.add-to', { name: office('designer.word.fields') }),
  );
  await place(page, `${path}.type`).locator('select').selectOption(type);
  await write(page, `${path}.title`, words);
  await put(page, `${path}.id`, name);
  return path;
}

async function state(page: Page, name: string, kind: string, title: string) {
  await page.getByLabel(office('designer.new-state')).fill(name);
  await page.getByLabel(office('designer.new-kind'), { exact: true }).last().selectOption(kind);
  await press(page, office('designer.add-state'));
  await write(page, `${STATES}.${name}.title`, title);
  await write(page, `${STATES}.${name}.says`, `${title}.`);
  await put(page, `${STATES}.${name}.limit.amount`, '2');
}

async function writePermit(page: Page) {
  await write(page, 'title', 'Izin syuting');
  await choose(page, 'agency.kind', 'Pariwisata dan kebudayaan');
  await part(page, 'designer.pane.form');
  await open(page, SECTION);
  const film = await question(page, 3, 'yes-no', 'film', 'Untuk film atau iklan?');
  const days = await question(page, 4, 'number', 'hari', 'Berapa hari?');
  await within(page, days, office('designer.word.fields.min'));
  await put(page, `${days}.min`, '1');
  const street = await question(page, 5, 'text', 'jalan', 'Jalan mana yang ditutup?');
  await within(page, street, office('designer.word.when'));
  // As people write it first, and then as the remedy says.
  await put(page, `${street}.when`, 'film = ya');
  await place(page, `${street}.when`).getByText('true').first().waitFor();
  await put(page, `${street}.when`, 'film');
  await question(page, 6, 'upload', 'naskah', 'Ringkasan naskah');
  await place(page, film).locator('summary').first().waitFor();

  await part(page, 'designer.pane.service');
  await write(page, 'fee.told', 'Rp100.000 sehari untuk film atau iklan.');
  await within(page, 'fee', office('designer.word.fee.lines'));
  await within(page, 'fee.lines', office('designer.add-to', { name: office('designer.word.fee.lines') }));
  await write(page, 'fee.lines[0].title', 'Pemakaian ruang publik');
  await write(page, 'fee.lines[0].basis', 'Contoh');
  await put(page, 'fee.lines[0].amount', 'if film then hari * 100000 else 0');

  await part(page, 'designer.pane.workflow');
  await state(page, 'pendapat', 'reviews', 'Pendapat');
  const review = `${STATES}.pendapat.reviews[0]`;
  await open(page, review);
  await write(page, `${review}.title`, 'Lalu lintas');
  await within(page, review, office('designer.word.by.agency'));
  await choose(page, `${review}.by.agency.kind`, 'Perhubungan dan parkir');
  await state(page, 'bayar', 'payment', 'Pembayaran');
  await choose(page, `${STATES}.bayar.next`, 'Putusan (decision)');
  await choose(page, `${STATES}.bayar.lapses.to`, 'Gugur (lapsed)');
  await choose(page, `${STATES}.pendapat.next`, 'Pembayaran (bayar)');
  await open(page, `${STATES}.completeness`);
  await open(page, `${STATES}.completeness.acts[0]`);
  await choose(page, `${STATES}.completeness.acts[0].to`, 'Pendapat (pendapat)');
  await put(page, 'workflow.promise.amount', '5');

  await part(page, 'designer.pane.papers');
  await open(page, 'papers[0]');
  await write(page, 'papers[0].title', 'Izin syuting');
  await put(page, 'papers[0].heading', 'IZIN SYUTING');
  await place(page, 'papers[0].body').getByRole('button', { name: 'Alinea', exact: true }).last().click();
  await put(page, 'papers[0].body[6].text', 'Berlaku {{ hari }} hari. Biaya: {{ fee }}.');
}

/** What the walk says: nothing is missing, or what is, which then stands in the failure. */
async function walked(aside: Locator): Promise<string> {
  const said = aside.locator('[role=status]').filter({ hasText: /./ }).first();
  await said.waitFor();
  return (await said.textContent()) ?? '';
}

test('a permit is written on the screen from the example, and carried through to a paper that is found genuine', async (t) => {
  const house = await browser.webHouse(t);

  // The author writes it, looks at its paper, walks it and asks.
  const { page: author } = await browser.officer(t, house, 'service-designer', null, '/office/rancang');
  await author.getByLabel(office('designer.new-name')).fill('Izin Syuting');
  await press(author, office('designer.begin'));
  await author.waitForURL(/\/office\/rancang\/[0-9a-f-]{36}/);
  await writePermit(author);
  await author.getByText(office('designer.saving.saved'), { exact: true }).waitFor();
  await press(author, office('designer.paper.draw'));
  await author.getByRole('link', { name: office('designer.paper.open') }).waitFor();
  await beside(author, 'designer.view.walk');
  await press(author, office('designer.walk-run'));
  assert.match(await walked(author.locator('aside')), /kasus\.$/);
  await press(author, office('designer.ask'));
  await press(author, office('designer.ask-send'));
  await author.getByText(office('designer.waits-detail')).waitFor();

  // A second person publishes it.
  const { page: second } = await browser.officer(t, house, 'service-publisher', null, '/office/sahkan');
  await second.getByRole('link', { name: 'Izin syuting', exact: true }).click();
  assert.match(await walked(second.locator('aside')), /kasus\.$/);
  await press(second, office('designer.approve.do'));
  await press(second, office('designer.approve.sure-do'));
  await second.getByRole('link', { name: office('designer.approve.see') }).waitFor();

  // A citizen applies: what is asked follows the answers, and so does the fee.
  const { page: home } = await browser.person(t, house, { viewport: browser.DESK });
  const field = (name: string) => home.locator(`#isi-${name}`);
  const next = () => press(home, portal('applications.apply.next'));
  const photo = { mimeType: 'image/jpeg', buffer: await browser.photo(640, 480) };
  const send = async (name: string) => {
    await home
      .locator('input[type=file]')
      .last()
      .setInputFiles({ ...photo, name });
    await home.getByText(name).waitFor();
  };
  await browser.signInCitizen(home, house, NUMBER);
  await home.goto('/layanan/izin-syuting/ajukan');
  await press(home, portal('applications.apply.start.begin'));
  await field('full_name').fill('Sari Rahayu');
  await field('nik').fill('3371994512950002');
  await send('ktp.jpg');
  await next();
  await home.getByText('Sekolah atau kuliah', { exact: true }).click();
  await home.getByRole('checkbox').check();
  assert.equal(await field('jalan').count(), 0);
  await home.getByText('Ya', { exact: true }).click();
  await field('jalan').fill('Jalan Pemuda');
  await field('hari').fill('3');
  await send('naskah.jpg');
  await next();
  await home.getByText('Rp300.000').first().waitFor();
  await press(home, portal('applications.apply.check.send'));
  await home.waitForURL(/\/permohonan\/[A-Z]+-\d/);

  // The clerk returns it, the citizen mends what was named, and it goes on.
  const desk = async (role: string, agency: string) => {
    const { page } = await browser.officer(t, house, role, agency, '/office/permohonan');
    await page.getByRole('link', { name: 'Izin syuting', exact: true }).first().click();
    return page;
  };
  const clerk = await desk('agency-officer', PARKS);
  await press(clerk, 'Kembalikan untuk dilengkapi');
  await clerk
    .getByLabel(office('applications.desk.field-add'))
    .selectOption({ label: 'Jalan mana yang ditutup?' });
  await clerk.getByLabel('Jalan mana yang ditutup?', { exact: true }).fill('Sebut dari mana sampai mana.');
  await clerk
    .getByLabel(new RegExp(`^${office('applications.desk.reason-return')}`))
    .fill('Ruas jalannya belum jelas.');
  await press(clerk, 'Kembalikan untuk dilengkapi');
  await clerk.getByText(office('applications.desk.returned'), { exact: true }).waitFor();
  await home.getByRole('link', { name: portal('applications.correction.mend'), exact: true }).click();
  await field('jalan').fill('Jalan Pemuda, dari alun-alun sampai pasar');
  await press(home, portal('applications.correction.send'));
  await clerk.getByText('dari alun-alun sampai pasar').first().waitFor();
  await press(clerk, office('applications.desk.judge.ok'));
  await press(clerk, 'Lengkap');
  await press(clerk, 'Lengkap');

  // Another agency gives its opinion, the fee is noted at the counter, the head decides.
  const traffic = await desk('agency-officer', TRAFFIC);
  await traffic.getByRole('radio', { name: office('applications.desk.review.agrees'), exact: true }).check();
  await traffic.getByLabel(office('applications.desk.review.opinion')).fill('Boleh, di luar jam sibuk.');
  await press(traffic, office('applications.desk.review.give'));
  await clerk.getByLabel(office('applications.desk.receipt-number')).fill('TS-1');
  await press(clerk, office('applications.desk.paid'));
  const head = await desk('agency-head', PARKS);
  await press(head, 'Setujui dan terbitkan surat');
  await press(head, 'Setujui dan terbitkan surat');

  // The paper comes to the citizen, and anybody finds it genuine.
  const paper = home.getByRole('link', { name: portal('applications.paper.open'), exact: true });
  await paper.waitFor();
  const href = (await paper.getAttribute('href')) ?? '';
  const bytes = await home.evaluate(
    async (url) => [...new Uint8Array(await (await fetch(url)).arrayBuffer())],
    href,
  );
  const { page: anybody } = await browser.citizen(t, house);
  await anybody.goto('/periksa');
  await anybody
    .locator('input[type=file]')
    .setInputFiles({ name: 'izin.pdf', mimeType: 'application/pdf', buffer: Buffer.from(bytes) });
  await anybody.getByText(portal('documents.verdict.valid'), { exact: true }).waitFor();
});
