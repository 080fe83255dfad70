/** Tools of desk and crew: a ready answer, one act on many reports with its preview, and a crew that closes without a network. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localDate } from '../../src/shared/time.ts';
import * as browser from '../kit/browser.ts';
import { IN_PANJANG, LIGHTS, report } from '../kit/people.ts';
import { until } from '../kit/until.ts';
import { wordsOf } from '../kit/words.ts';

const office = wordsOf('office');
type Shown = {
  state: string;
  priority: number;
  timeline: { kind: string; text: string | null; by: { name?: string } }[];
};

test('an officer types a slash, chooses a ready answer, and sends it in the language of the reporter', async (t) => {
  const house = await browser.webHouse(t);
  const { code } = await report(house, { language: 'en' });
  const { page } = await browser.officer(
    t,
    house,
    'agency-head',
    LIGHTS,
    `/office/laporan/${code}?langkah=answer`,
  );
  await page.getByLabel(office('complaints.desk.act.answer.text')).press('/');
  const choice = page.getByRole('combobox', { name: office('complaints.tools.template.choose') });
  await choice.fill('regu');
  await page.getByRole('option').first().click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=date]').fill('2027-01-05');
  await dialog.getByRole('button', { name: office('complaints.tools.template.insert') }).click();
  const box = page.getByLabel(office('complaints.desk.act.answer.text'));
  await until('the text is put in', async () => (await box.inputValue()).includes('5 January 2027'));
  await box.press('End');
  await box.pressSequentially(' Thank you.');
  await page.getByRole('button', { name: office('complaints.desk.act.answer.send'), exact: true }).click();
  const desk = await house.officer('complaints-coordinator');
  const last = await until('it is sent', async () =>
    (await desk<Shown>('GET', `/api/desk/complaints/${code}`)).body.timeline.find(
      ({ kind }) => kind === 'answered',
    ),
  );
  assert.match(last.text ?? '', /^We have noted the place in Panjang.*Thank you\.$/s);
});

test('reports are picked, the preview says which cannot and why, and the others are done', async (t) => {
  const house = await browser.webHouse(t);
  const made = [await report(house), await report(house), await report(house)];
  const { page } = await browser.officer(t, house, 'agency-head', LIGHTS, '/office/laporan');
  await page
    .getByText(made[0]?.code ?? '', { exact: true })
    .first()
    .waitFor();
  await page.getByRole('button', { name: office('complaints.tools.bulk.pick'), exact: true }).click();
  const boxes = page.locator('.inbox-pick input');
  await boxes.first().check();
  await boxes.last().click({ modifiers: ['Shift'] });
  await page.getByText(office('complaints.tools.bulk.picked', { count: 3 })).waitFor();
  await page.getByRole('button', { name: office('complaints.tools.bulk.go'), exact: true }).click();
  await page.getByRole('radio', { name: office('complaints.tools.bulk.act.answer') }).check();
  await page.getByLabel(office('complaints.tools.bulk.text')).fill('Kami kerjakan pekan ini.');
  await page.reload();
  assert.equal(
    await page.getByLabel(office('complaints.tools.bulk.text')).inputValue(),
    'Kami kerjakan pekan ini.',
    'words outlive a reload',
  );
  await page.getByRole('radio', { name: office('complaints.tools.bulk.act.priority') }).check();
  await page.getByLabel(office('complaints.desk.field.priority'), { exact: true }).selectOption('1');
  // Somebody is faster with one of them.
  const desk = await house.officer('complaints-coordinator');
  const [first] = made;
  const at = `/api/desk/complaints/${first?.code}`;
  assert.equal((await desk('POST', `${at}/priority`, { version: 1, priority: 4 })).status, 200);
  await page.getByRole('button', { name: office('complaints.tools.bulk.preview'), exact: true }).click();
  await page.getByText(office('complaints.tools.bulk.wont', { count: 1 })).waitFor();
  await page.getByText(office('complaints.tools.bulk.will', { count: 2 })).waitFor();
  if (process.env.PENDOPO_LOOK) await page.screenshot({ path: `${process.env.PENDOPO_LOOK}/bulk.png` });
  await page.getByRole('button', { name: office('complaints.tools.bulk.run', { count: 2 }) }).click();
  await page.getByText(office('complaints.tools.bulk.finished', { done: 2, refused: 0 })).waitFor();
  const priorities = await Promise.all(
    made.map(async ({ code }) => (await desk<Shown>('GET', `/api/desk/complaints/${code}`)).body.priority),
  );
  assert.deepEqual(priorities, [4, 1, 1]);
});

test('a crew closes with a photo while there is no network; it arrives once when there is one again', async (t) => {
  const house = await browser.webHouse(t);
  const { code } = await report(house);
  const other = await report(house);
  const who = await browser.account(house, 'field-crew', LIGHTS);
  const head = await house.officer('agency-head', LIGHTS);
  const today = localDate(house.city.now(), house.city.zone);
  const path = `/api/desk/rounds/${LIGHTS}/${today}/${who.id}`;
  const planned = await head('PUT', path, { version: 0, stops: [code, other.code] });
  assert.equal(planned.status, 200, planned.text);
  const { page, context } = await browser.person(t, house, {
    viewport: browser.PHONE,
    isMobile: true,
    hasTouch: true,
    permissions: ['geolocation'],
    geolocation: { latitude: IN_PANJANG.lat, longitude: IN_PANJANG.lng },
  });
  await browser.signIn(page, who, '/office/regu');
  await page.getByText(code, { exact: true }).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await until('the worker serves the page', () =>
    page.evaluate(() => navigator.serviceWorker.controller !== null),
  );
  await page.getByRole('button', { name: office('complaints.tools.round.locate') }).click();
  await page.getByText(office('complaints.tools.round.located')).waitFor();
  if (process.env.PENDOPO_LOOK)
    await page.screenshot({ path: `${process.env.PENDOPO_LOOK}/round.png`, fullPage: true });
  // Everything is opened once, as a crew does before it leaves.
  await page.getByRole('button', { name: office('complaints.tools.round.open', { code }) }).click();
  await page.getByRole('button', { name: office('complaints.tools.round.act.close'), exact: true }).waitFor();
  await context.setOffline(true);
  await page.reload();
  if (process.env.PENDOPO_LOOK) {
    await page.waitForTimeout(4000);
    await page.screenshot({ path: `${process.env.PENDOPO_LOOK}/offline.png` });
  }
  await page.getByRole('button', { name: office('complaints.tools.round.act.close'), exact: true }).click();
  await page.getByLabel(office('complaints.tools.round.words.close')).fill('Lampu diganti, sudah menyala.');
  await page
    .locator('input[type=file][capture]')
    .setInputFiles({ name: 'bukti.jpg', mimeType: 'image/jpeg', buffer: await browser.photo(800, 600) });
  await page.locator('.composer img').first().waitFor();
  if (process.env.PENDOPO_LOOK)
    await page.screenshot({ path: `${process.env.PENDOPO_LOOK}/close.png`, fullPage: true });
  await page
    .getByRole('button', { name: office('complaints.tools.round.send-offline'), exact: true })
    .click();
  const why = page.getByLabel(office('complaints.tools.round.why-away'));
  if (await why.isVisible()) {
    await why.fill('Foto diambil dari seberang jalan.');
    await page
      .getByRole('button', { name: office('complaints.tools.round.send-offline'), exact: true })
      .click();
  }
  await page.getByText(other.code, { exact: true }).waitFor();
  const shown = async () => (await head<Shown>('GET', `/api/desk/complaints/${code}`)).body;
  assert.equal((await shown()).state, 'in-progress', 'nothing has left the phone');
  await context.setOffline(false);
  await until('the closing has arrived', async () => (await shown()).state === 'closed', { seconds: 60 });
  await page.reload();
  await page.getByText(other.code, { exact: true }).waitFor();
  assert.equal((await shown()).timeline.filter(({ kind }) => kind === 'closed').length, 1);
});

test('on a shared phone words outlive a reload, and an act goes out in the name of who did it, or not at all', async (t) => {
  const house = await browser.webHouse(t);
  const { code } = await report(house);
  const rini = await browser.account(house, 'field-crew', LIGHTS);
  const budi = await browser.account(house, 'field-crew', LIGHTS);
  const head = await house.officer('agency-head', LIGHTS);
  const today = localDate(house.city.now(), house.city.zone);
  const path = `/api/desk/rounds/${LIGHTS}/${today}/${rini.id}`;
  assert.equal((await head('PUT', path, { version: 0, stops: [code] })).status, 200);
  const { page } = await browser.person(t, house, {
    viewport: browser.PHONE,
    isMobile: true,
    hasTouch: true,
  });
  const button = (key: Parameters<typeof office>[0], params?: Parameters<typeof office>[1]) =>
    page.getByRole('button', { name: office(key, params), exact: true });
  const signOut = async () => {
    await page.getByRole('button', { name: office('office.menu-button'), exact: true }).click();
    await button('office.sign-out').click();
  };
  await browser.signIn(page, rini, '/office/regu');
  await button('complaints.tools.round.open', { code }).click();
  await button('complaints.tools.round.act.note').click();
  const words = page.getByLabel(office('complaints.tools.round.words.note'));
  await words.fill('Tiang miring, perlu tangga.');
  const picture = { name: 'tiang.jpg', mimeType: 'image/jpeg', buffer: await browser.photo(400, 300) };
  await page.locator('input[type=file]:not([capture])').setInputFiles(picture);
  await page.locator('.composer img').first().waitFor();
  await page.reload();
  assert.equal(await words.inputValue(), 'Tiang miring, perlu tangga.');
  await page.locator('.composer img').first().waitFor();
  await page.route(/\/note$/, (route) => route.abort());
  await button('complaints.tools.round.send').click();
  await page.getByText(office('complaints.tools.round.waits'), { exact: true }).waitFor();

  await signOut();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(office('office.sign-out-waiting', { count: 1 })).waitFor();
  await dialog.getByRole('button', { name: office('office.sign-out'), exact: true }).click();
  await page.waitForURL(/\/masuk/);
  await page.unroute(/\/note$/);
  let asked = 0;
  page.on('requestfinished', (request) => {
    if (new URL(request.url()).pathname === '/api/session') asked += 1;
  });
  await browser.signIn(page, budi, '/office/regu');
  await page.getByText(office('complaints.tools.round.of-others', { count: 1 })).waitFor();
  const noted = async () =>
    (await head<Shown>('GET', `/api/desk/complaints/${code}`)).body.timeline.filter(
      ({ kind }) => kind === 'noted',
    );
  await until('the phone has looked who is there', () => asked >= 3);
  assert.deepEqual(await noted(), [], 'nothing goes out in the name of somebody else');
  await signOut();
  await page.waitForURL(/\/masuk/);
  await browser.signIn(page, rini, '/office/regu');
  const [note] = await until('the note has arrived', async () => {
    const found = await noted();
    return found.length > 0 && found;
  });
  assert.equal(note?.text, 'Tiang miring, perlu tangga.');
  assert.equal(note?.by.name, `Petugas ${rini.username}`);
});

test('a dispatcher is asked before leaving an unsaved order, and told when a colleague was faster', async (t) => {
  const house = await browser.webHouse(t);
  const [first, second] = [await report(house), await report(house)];
  const crew = await browser.account(house, 'field-crew', LIGHTS);
  const other = await browser.account(house, 'field-crew', LIGHTS);
  const today = localDate(house.city.now(), house.city.zone);
  const at = `/office/regu/susun?perangkat=${LIGHTS}&petugas=${crew.id}`;
  const { page } = await browser.officer(t, house, 'agency-head', LIGHTS, at);
  const button = (key: Parameters<typeof office>[0], params?: Parameters<typeof office>[1]) =>
    page.getByRole('button', { name: office(`complaints.tools.round.plan.${key}`, params), exact: true });
  await page.getByLabel(office('complaints.tools.round.plan.search')).fill(second.code);
  await button('in', { code: first.code }).waitFor({ state: 'detached' });
  await button('in', { code: second.code }).click();

  const choice = page.getByLabel(office('complaints.tools.round.plan.crew'));
  await choice.selectOption(other.id);
  await button('stay').click();
  assert.equal(await choice.inputValue(), crew.id);
  await page.getByRole('link', { name: office('complaints.desk.inbox.nav') }).click();
  await button('leave').click();
  await page.waitForURL(/\/office\/laporan$/);
  await page.goBack();
  await button('out', { code: second.code }).waitFor();

  const head = await house.officer('agency-head', LIGHTS);
  const path = `/api/desk/rounds/${LIGHTS}/${today}/${crew.id}`;
  assert.equal((await head('PUT', path, { version: 0, stops: [first.code] })).status, 200);
  await button('save').click();
  await page.getByText(office('complaints.tools.round.plan.theirs', { codes: first.code })).waitFor();
  await button('out', { code: second.code }).waitFor();
  await button('keep-mine').click();
  await page.getByText(office('complaints.tools.round.plan.conflict-title')).waitFor({ state: 'detached' });
  assert.equal(await button('save').isDisabled(), true);
  type Planned = { crews: { officer: { id: string }; stops: { code: string }[] }[] };
  const { body } = await head<Planned>('GET', `/api/desk/rounds/${LIGHTS}/${today}`);
  const kept = body.crews.find(({ officer }) => officer.id === crew.id);
  assert.deepEqual(
    kept?.stops.map(({ code }) => code),
    [second.code],
  );
});
