/** Applying on a phone: one thing at a time, kept at every step, gone on with elsewhere, sent once, mended when it is returned. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import * as browser from '../kit/browser.ts';
import { until } from '../kit/until.ts';
import { wordsOf } from '../kit/words.ts';

const portal = wordsOf('portal');
const office = wordsOf('office');
const FORM = '/layanan/waste-bank/ajukan';
const NUMBER = '081234567811';
/** The agency of the demo city that has the duty of waste. */
const WASTE = 'dlh';

/** By the name that the definition gives it: its words may be mended. */
const field = (page: Page, name: string) => page.locator(`#isi-${name}`);
const next = (page: Page) =>
  page.getByRole('button', { name: portal('applications.apply.next'), exact: true }).click();

async function begin(page: Page): Promise<void> {
  await page.goto(FORM);
  await page.getByRole('button', { name: portal('applications.apply.start.begin'), exact: true }).click();
}

/** Each question by itself; what the account knows is confirmed in one press. */
async function fillMember(page: Page, known = false): Promise<void> {
  await page.getByText('Rumah tangga', { exact: true }).click();
  await next(page);
  await field(page, 'applicant_name').fill('Sari Rahayu');
  await next(page);
  // Pressed again with the answer still missing, the list of what is wrong takes the focus again.
  await next(page);
  const wrong = page.locator('.notice[role=alert]:focus');
  await wrong.waitFor();
  await field(page, 'people').focus();
  await next(page);
  await wrong.waitFor();
  await field(page, 'people').fill('4');
  await next(page);
  if (known) {
    await page.getByText('Yang sudah kami ketahui tentang Anda', { exact: true }).waitFor();
    await page.getByRole('button', { name: portal('applications.apply.known-right'), exact: true }).click();
    return;
  }
  await field(page, 'phone').fill(NUMBER);
  await next(page);
}

async function fillRest(page: Page): Promise<void> {
  await field(page, 'ward').selectOption({ label: 'Panjang' });
  await field(page, 'member_address').fill('Jalan Mawar 5 RT 02/RW 04');
  await next(page);
  await page.getByText('Tidak', { exact: true }).click();
  await next(page);
  await page.getByText('Plastik dan botol', { exact: true }).click();
  await next(page);
  await field(page, 'kilograms').fill('5');
  await next(page);
}

async function fit(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
    [],
    name,
  );
  const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok((content ?? 0) <= (screen ?? 0), `${name} fits the screen`);
}

const send = (page: Page) =>
  page.getByRole('button', { name: portal('applications.apply.check.send'), exact: true }).click();

/** The code under which the application that was just sent is followed. */
async function sentCode(page: Page): Promise<string> {
  await page.waitForURL(/\/permohonan\/[A-Z]+-\d/);
  return new URL(page.url()).pathname.split('/')[2] ?? '';
}

test('a form that was begun without an account is there after a reload, and goes out after signing in', async (t) => {
  const house = await browser.webHouse(t);
  const { page } = await browser.citizen(t, house);
  await begin(page);
  await fit(page, 'the first part');
  await next(page);
  assert.equal(await page.getByRole('alert').count(), 1, 'what is missing is told at once');
  await fillMember(page);
  await field(page, 'ward').waitFor();
  await page.reload();
  await page.goto(FORM);
  await page.getByText(portal('applications.apply.resume.title'), { exact: true }).waitFor();
  await page
    .getByRole('button', { name: portal('applications.apply.resume.continue'), exact: true })
    .first()
    .click();
  await fillRest(page);
  await page.getByText('Sari Rahayu', { exact: true }).waitFor();
  await fit(page, 'the check');
  const change = {
    name: portal('applications.apply.check.edit-of', { part: 'Berapa banyak serumah atau sekelompok' }),
  };
  await page.getByRole('button', change).click();
  await field(page, 'people').fill('5');
  assert.equal(await field(page, 'applicant_name').count(), 0, 'only the one question is asked again');
  await page.getByRole('button', { name: portal('applications.apply.to-check'), exact: true }).click();
  await page.getByText('Sari Rahayu', { exact: true }).waitFor();
  await page.getByRole('link', { name: portal('applications.apply.check.sign-in'), exact: true }).click();
  await browser.enterCode(page, house, NUMBER);
  await page.getByText('Sari Rahayu', { exact: true }).waitFor();
  await send(page);
  const code = await sentCode(page);
  await page.getByText(portal('applications.track.sent'), { exact: true }).waitFor();
  await fit(page, 'the page on which it is followed');
  await page.goto('/permohonan');
  await page.getByText(code).waitFor();
});

test('what is typed on one device is gone on with on another', async (t) => {
  const house = await browser.webHouse(t);
  const { page: phone } = await browser.citizen(t, house);
  await browser.signInCitizen(phone, house, NUMBER);
  await begin(phone);
  await fillMember(phone, true);
  await phone.getByText(portal('applications.apply.saved.both'), { exact: true }).waitFor();
  const { page: other } = await browser.citizen(t, house);
  await browser.signInCitizen(other, house, NUMBER);
  await other.goto(FORM);
  await other
    .getByRole('button', { name: portal('applications.apply.resume.continue'), exact: true })
    .first()
    .click();
  await fillRest(other);
  await other.getByText('Sari Rahayu', { exact: true }).waitFor();
});

/** Signed in on another device, at the check of what the first one began. */
async function goOnElsewhere(t: TestContext, house: browser.WebHouse): Promise<Page> {
  const { page: other } = await browser.citizen(t, house);
  await browser.signInCitizen(other, house, NUMBER);
  await other.goto(FORM);
  await other
    .getByRole('button', { name: portal('applications.apply.resume.continue'), exact: true })
    .first()
    .click();
  await other.getByText('Sari Rahayu', { exact: true }).waitFor();
  return other;
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** The one answer is asked again, and the summary comes back when it is given. */
async function changePeople(page: Page, people: string): Promise<void> {
  await press(
    page,
    portal('applications.apply.check.edit-of', { part: 'Berapa banyak serumah atau sekelompok' }),
  );
  await field(page, 'people').fill(people);
  await press(page, portal('applications.apply.to-check'));
  await page.getByText('Sari Rahayu', { exact: true }).waitFor();
  await page.getByText(portal('applications.apply.saved.both'), { exact: true }).waitFor();
}

test('of two devices neither sends over what the other saved, and what one has sent the other cannot send again', async (t) => {
  const house = await browser.webHouse(t);
  const { page: phone } = await browser.citizen(t, house);
  await browser.signInCitizen(phone, house, NUMBER);
  await begin(phone);
  await fillMember(phone, true);
  await fillRest(phone);
  await phone.getByText(portal('applications.apply.saved.both'), { exact: true }).waitFor();
  const other = await goOnElsewhere(t, house);
  await changePeople(other, '7');

  await send(phone);
  await phone.getByText(portal('applications.apply.moved.title'), { exact: true }).waitFor();
  const differs = { mine: '4 orang', theirs: '7 orang' };
  await phone.getByText(portal('applications.apply.moved.differs', differs)).waitFor();
  await fit(phone, 'the summary that waits for a choice');
  const button = phone.getByRole('button', { name: portal('applications.apply.check.send'), exact: true });
  assert.ok(await button.isDisabled(), 'nothing goes out before it is chosen');
  await press(phone, portal('applications.apply.moved.theirs'));
  await phone
    .getByText('7 orang', { exact: true })
    .or(phone.getByText('7', { exact: true }))
    .first()
    .waitFor();
  await send(phone);
  const code = await sentCode(phone);

  await send(other);
  await other.getByText(portal('applications.apply.sent-as.title'), { exact: true }).waitFor();
  await fit(other, 'the page that says that it was sent');
  await other.getByRole('link', { name: portal('applications.apply.sent-as.open'), exact: true }).click();
  assert.equal(await sentCode(other), code);
  await other.goto(FORM);
  await press(other, portal('applications.apply.sent-as.drop'));
  await other.getByRole('button', { name: portal('applications.apply.start.begin'), exact: true }).waitFor();
  await phone.goto('/permohonan');
  await phone.getByText(code).waitFor();
  assert.equal(await phone.locator('.card a[href^="/permohonan/"]').count(), 1, 'one application');
});

test('an application that is finished without a network goes out by itself, once', async (t) => {
  const house = await browser.webHouse(t);
  const { page, context } = await browser.citizen(t, house);
  await browser.signInCitizen(page, house, NUMBER);
  await begin(page);
  await fillMember(page, true);
  await fillRest(page);
  await context.setOffline(true);
  await page
    .getByRole('button', { name: portal('applications.apply.check.send-later'), exact: true })
    .click();
  await page.getByText(portal('applications.apply.sending.kept'), { exact: true }).waitFor();
  await context.setOffline(false);
  await sentCode(page);
  await page.goto('/permohonan');
  await until('it is listed once', async () => (await page.locator('a[href^="/permohonan/"]').count()) >= 1);
  assert.equal(await page.locator('.card a[href^="/permohonan/"]').count(), 1);
});

test('an officer names the field that is wrong, the citizen mends just that, and the paper comes', async (t) => {
  const house = await browser.webHouse(t);
  const { page: phone } = await browser.citizen(t, house);
  await browser.signInCitizen(phone, house, NUMBER);
  await begin(phone);
  await fillMember(phone, true);
  await fillRest(phone);
  await send(phone);
  const code = await sentCode(phone);

  const { page: desk } = await browser.officer(t, house, 'service-clerk', WASTE, '/office/permohonan');
  await desk.getByRole('link', { name: 'Anggota bank sampah', exact: true }).click();
  await fit(desk, 'an application at the desk');
  await desk.getByRole('button', { name: 'Kembalikan untuk dilengkapi', exact: true }).click();
  await desk.getByLabel(office('applications.desk.field-add')).selectOption({ label: 'Alamat' });
  await desk.getByLabel('Alamat', { exact: true }).fill('Nomor rumahnya belum ada.');
  await desk
    .getByLabel(new RegExp(`^${office('applications.desk.reason-return')}`))
    .fill('Alamatnya belum lengkap.');
  await desk.getByRole('button', { name: 'Kembalikan untuk dilengkapi', exact: true }).click();
  await desk.getByText(office('applications.desk.returned'), { exact: true }).waitFor();

  await phone.getByRole('link', { name: portal('applications.correction.mend'), exact: true }).click();
  await phone.getByText('Nomor rumahnya belum ada.').waitFor();
  assert.equal(await field(phone, 'applicant_name').count(), 0, 'only what was named is asked');
  await press(phone, portal('applications.correction.send'));
  await phone.getByText(portal('applications.correction.nothing-mended'), { exact: true }).waitFor();
  await field(phone, 'member_address').fill('Jalan Mawar 5A RT 02/RW 04');
  await phone.reload();
  await phone.getByText('Nomor rumahnya belum ada.').waitFor();
  assert.equal(
    await field(phone, 'member_address').inputValue(),
    'Jalan Mawar 5A RT 02/RW 04',
    'kept as it was typed',
  );
  await phone.getByRole('button', { name: portal('applications.correction.send'), exact: true }).click();
  await phone.getByText(portal('applications.correction.sent'), { exact: true }).waitFor();
  assert.equal(new URL(phone.url()).pathname, `/permohonan/${code}`);

  await desk.getByText('Jalan Mawar 5A RT 02/RW 04').waitFor();
  await desk.getByRole('button', { name: 'Daftarkan dan terbitkan kartu', exact: true }).click();
  await desk.getByRole('button', { name: 'Daftarkan dan terbitkan kartu', exact: true }).click();
  await phone.getByText(portal('applications.decision.approve'), { exact: true }).waitFor();
  const paper = phone.getByRole('link', { name: portal('applications.paper.open'), exact: true });
  await until('the paper is there', async () => (await paper.count()) > 0);
});

test('a part that is repeated is asked turn by turn and ends with its list; a wide screen shows it as a whole', async (t) => {
  const house = await browser.webHouse(t);
  const { page } = await browser.citizen(t, house);
  await page.goto('/layanan/heirs-statement/ajukan?bagian=heirs');
  await field(page, 'heirs-0-heir_name').fill('Budi Santosa');
  assert.equal(
    await field(page, 'heirs-0-heir_birth').count(),
    0,
    'name and number are one thought, the rest comes after',
  );
  await next(page);
  await page.getByRole('alert').waitFor();
  await field(page, 'heirs-0-heir_nik').fill('3371010101900001');
  await next(page);
  await field(page, 'heirs-0-heir_nik').waitFor({ state: 'detached' });
  await fit(page, 'one question of a turn');
  await page.getByRole('button', { name: portal('applications.apply.back'), exact: true }).click();
  assert.equal(await field(page, 'heirs-0-heir_name').inputValue(), 'Budi Santosa');
  await page.goto('/layanan/heirs-statement/ajukan?bagian=heirs&layar=heirs');
  await page.getByText('Budi Santosa', { exact: true }).waitFor();
  await fit(page, 'the list of a repeated part');
  await page.getByRole('button', { name: /^Tambah .* lagi$/ }).click();
  await field(page, 'heirs-1-heir_name').waitFor();
  await page.setViewportSize({ width: 1440, height: 900 });
  await field(page, 'heirs-0-heir_birth-day').or(field(page, 'heirs-0-heir_birth')).first().waitFor();
  assert.equal(await field(page, 'heirs-0-heir_name').inputValue(), 'Budi Santosa');
  assert.equal(await field(page, 'heirs-1-heir_name').count(), 1, 'all turns on one page');
});
