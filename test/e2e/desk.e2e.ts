/** An application on its way through the offices: checked, returned, mended, reviewed side by side, visited without a network, granted, taken back. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { trialService } from '../../src/blocks/definitions/trial.ts';
import { localDate } from '../../src/shared/time.ts';
import { act, answers, ORDER, own, photoOf, post, publish, SERVICE, TRADE } from '../kit/applying.ts';
import * as browser from '../kit/browser.ts';
import { until } from '../kit/until.ts';
import { wordsOf } from '../kit/words.ts';
import { citizen, type Person } from '../scopes/things.ts';

const portal = wordsOf('portal');
const office = wordsOf('office');
const SRI = 'sri@example.id';
const DAY_MS = 86_400_000;

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const deskOf = (code: string) => `/office/permohonan/${code}`;

/** A house with the trial service, and an application of Sri that was sent to it. */
async function applied(t: TestContext): Promise<{ house: browser.WebHouse; sri: Person; code: string }> {
  const house = await browser.webHouse(t);
  await publish(house, trialService());
  const sri = await citizen(house, SRI);
  const opens = localDate(new Date(house.city.now().getTime() + 3 * DAY_MS), house.city.zone);
  const given = answers({ roofed: true, photo: [await photoOf(sri)], opens_on: opens });
  const body = { service: SERVICE, version: 1, answers: given };
  const sent = await sri<{ code: string }>('POST', '/api/applications', body);
  assert.equal(sent.status, 201, sent.text);
  return { house, sri, code: sent.body.code };
}

test('a requirement that is wrong leads to the very field, and two agencies review at the same time', async (t) => {
  const { house, code } = await applied(t);
  const { page: clerk } = await browser.officer(t, house, 'service-clerk', TRADE, deskOf(code));
  await press(clerk, office('applications.desk.judge.wrong'));
  await clerk.getByLabel(office('applications.desk.judge.note')).fill('Fotonya gelap.');
  await press(clerk, office('applications.desk.verdict.wrong'));
  const complete = clerk.getByRole('button', { name: 'Lengkap', exact: true });
  await clerk.getByText(office('applications.desk.blocked.requirements-bad'), { exact: true }).waitFor();
  assert.equal(await complete.isDisabled(), true, 'nothing goes on with a requirement that is not met');
  await press(clerk, 'Perbaiki');
  assert.equal(await clerk.getByLabel('Foto', { exact: true }).inputValue(), 'Fotonya gelap.');
  await press(clerk, 'Perbaiki');
  await clerk.getByText(office('applications.desk.returned'), { exact: true }).waitFor();

  const { page: phone } = await browser.citizen(t, house);
  await browser.signInCitizen(phone, house, SRI);
  await phone.goto(`/permohonan/${code}`);
  await phone.getByRole('link', { name: portal('applications.correction.mend'), exact: true }).click();
  await phone.getByText('Fotonya gelap.').waitFor();
  assert.equal(await phone.locator('#isi-width').count(), 0, 'nothing else is asked');
  const picture = { name: 'terang.jpg', mimeType: 'image/jpeg', buffer: await browser.photo(640, 480) };
  await phone.locator('input[type=file]').last().setInputFiles(picture);
  await phone.getByText('terang.jpg').waitFor();
  await phone.getByRole('listitem').filter({ hasText: 'terang.jpg' }).locator('img').waitFor();
  await phone.getByLabel(portal('applications.correction.text')).fill('Sudah saya foto ulang.');
  await press(phone, portal('applications.correction.send'));
  await phone.getByText(portal('applications.correction.sent'), { exact: true }).waitFor();

  await clerk.getByText(office('applications.desk.corrected.title'), { exact: true }).waitFor();
  await clerk.getByText(office('applications.desk.corrected.changed', { fields: 'Foto' })).waitFor();
  await clerk.getByText('Sudah saya foto ulang.').first().waitFor();
  await clerk.getByText(office('applications.desk.verdict.again'), { exact: true }).waitFor();
  await press(clerk, office('applications.desk.judge.ok'));
  await until('it can go on', () => complete.isEnabled());
  await complete.click();
  await complete.click();

  const [trade, order] = await Promise.all([
    browser.officer(t, house, 'service-reviewer', TRADE, deskOf(code)),
    browser.officer(t, house, 'service-reviewer', ORDER, deskOf(code)),
  ]);
  const agree = async (page: Page, words: string) => {
    await page.locator('form').getByText(office('applications.desk.review.agrees'), { exact: true }).click();
    await page.getByLabel(office('applications.desk.review.opinion')).fill(words);
  };
  await agree(trade.page, 'Tempatnya kosong.');
  await trade.page.reload();
  const opinion = trade.page.getByLabel(office('applications.desk.review.opinion'));
  await until(
    'the opinion outlives a reload',
    async () => (await opinion.inputValue()) === 'Tempatnya kosong.',
  );
  await order.page.locator('form').getByText('Ya', { exact: true }).click();
  await agree(order.page, 'Tidak menghalangi jalan.');
  await press(order.page, office('applications.desk.review.give'));
  await trade.page.getByText('Tidak menghalangi jalan.').waitFor();
  await agree(trade.page, 'Tempatnya kosong.');
  await press(trade.page, office('applications.desk.review.give'));
  await phone.getByText('Dikunjungi', { exact: true }).first().waitFor();
});

test('minutes that are written without a network go out once; the head grants, and takes the paper back', async (t) => {
  const { house, sri, code } = await applied(t);
  const [clerk, reviewer, order] = [
    await house.officer('service-clerk', TRADE),
    await house.officer('service-reviewer', TRADE),
    await house.officer('service-reviewer', ORDER),
  ];
  await post(clerk, code, 'checks', { requirement: 'photo', verdict: 'ok' });
  assert.equal(await act(clerk, code, 'complete'), 'opinions');
  const agrees = { agrees: true, opinion: 'Tidak ada masalah.' };
  await post(reviewer, code, 'review', { review: 'trade', ...agrees });
  const safe = await post(order, code, 'review', {
    review: 'public-order',
    ...agrees,
    answers: { safe: true },
  });
  assert.equal(safe.body.state.id, 'visit', safe.text);

  const { page: phone, context } = await browser.officer(
    t,
    house,
    'service-inspector',
    TRADE,
    '/office/kunjungan',
    {
      viewport: browser.PHONE,
      isMobile: true,
      hasTouch: true,
    },
  );
  await phone.getByRole('link', { name: 'Lapak percobaan', exact: true }).click();
  const measured = phone.getByLabel('Lebar terukur', { exact: true });
  await measured.waitFor();
  // What was applied for stands there unfolded, and a way back.
  const asked = phone.locator('section', { hasText: office('applications.minutes.asked-for') });
  await asked.getByText('Lebar', { exact: true }).waitFor();
  await phone.getByRole('link', { name: office('applications.visits.back'), exact: true }).waitFor();
  await context.setOffline(true);
  await measured.fill('2');
  await press(phone, office('applications.minutes.send-later'));
  await phone.getByText(office('applications.minutes.kept'), { exact: true }).waitFor();
  await context.setOffline(false);
  await phone.getByText(office('applications.minutes.sent'), { exact: true }).waitFor();
  await phone
    .getByRole('link', { name: office('applications.desk.open'), exact: true })
    .last()
    .click();
  await press(phone, 'Selesai');
  await press(phone, 'Selesai');
  await until('the visit is over', async () => (await own(sri, code)).state.id === 'payment');
  const visits = (await own(sri, code)).timeline.filter(({ kind }) => kind === 'visited');
  assert.equal(visits.length, 1, 'written once');
  const { body: due } = await clerk<{ seen: number }>('GET', `/api/desk/applications/${code}`);
  const paid = await post(clerk, code, 'paid', { seen: due.seen, receipt: 'BKU-1' });
  assert.equal(paid.status, 200, paid.text);

  const { page: head } = await browser.officer(t, house, 'agency-head', TRADE, '/office/persetujuan');
  await press(head, office('applications.approvals.all'));
  const many = office('applications.approvals.approve-many', { count: 1 });
  await press(head, many);
  await head.getByRole('dialog').getByRole('button', { name: many, exact: true }).click();
  await head.getByText(office('applications.approvals.empty'), { exact: true }).waitFor();
  await until('the paper is made', async () => (await own(sri, code)).papers[0]?.state === 'ready');

  const { page: anybody } = await browser.citizen(t, house);
  const { verify } = (await own(sri, code)).papers[0] ?? {};
  await anybody.goto(`/periksa/${verify}`);
  await anybody.getByText(portal('documents.verdict.valid'), { exact: true }).waitFor();

  await head.goto(deskOf(code));
  await press(head, office('applications.desk.revoke'));
  const reason = 'Lapak dipindahkan tanpa izin.';
  await head.getByLabel(office('applications.desk.revoke-reason')).fill(reason);
  await head
    .getByRole('alertdialog')
    .getByRole('button', { name: office('applications.desk.revoke') })
    .click();
  await head.getByText(office('applications.paper.revoked'), { exact: true }).waitFor();
  await anybody.reload();
  await anybody.getByText(portal('documents.verdict.revoked'), { exact: true }).waitFor();
  await anybody.getByText(reason).waitFor();
  await browser.signInCitizen(anybody, house, SRI);
  await anybody.goto(`/permohonan/${code}`);
  await anybody.getByText(reason).first().waitFor();
  await anybody.getByText(portal('applications.paper.taken-back-object'), { exact: true }).waitFor();
  await anybody.goto('/permohonan');
  await anybody
    .getByText(portal('applications.mine.papers-revoked', { count: 1 }), { exact: true })
    .waitFor();
});

test('what an officer types in at the counter outlives a reload, and is not taken for the next person', async (t) => {
  const house = await browser.webHouse(t);
  await publish(house, trialService());
  const { page } = await browser.officer(
    t,
    house,
    'service-clerk',
    TRADE,
    `/office/permohonan/baru?layanan=${SERVICE}`,
  );
  await page.locator('#isi-width').fill('2,5');
  await page.reload();
  await page.getByText(office('applications.assist.kept'), { exact: true }).waitFor();
  assert.equal(await page.locator('#isi-width').inputValue(), '2,5');
  await press(page, office('applications.assist.anew'));
  await page.getByText(office('applications.assist.kept'), { exact: true }).waitFor({ state: 'detached' });
  assert.equal(await page.locator('#isi-width').inputValue(), '');
  await page.reload();
  await page.locator('#isi-width').waitFor();
  assert.equal(await page.getByText(office('applications.assist.kept'), { exact: true }).count(), 0);
});

test('a return that names no field shows all answers on a phone, and each is changed on a screen of its own', async (t) => {
  const { house, sri, code } = await applied(t);
  const clerk = await house.officer('service-clerk', TRADE);
  assert.equal(await act(clerk, code, 'mend', { reason: 'Ukuran dan pembantunya keliru.' }), 'correction');
  const { page: phone } = await browser.citizen(t, house);
  await browser.signInCitizen(phone, house, SRI);
  await phone.goto(`/permohonan/${code}/perbaiki`);
  await phone.getByText('Ukuran dan pembantunya keliru.').waitFor();
  assert.equal(
    await phone.locator('form input[id^=isi-]').count(),
    0,
    'nothing is asked before it is chosen',
  );
  const edit = (part: string) => press(phone, portal('applications.apply.check.edit-of', { part }));
  await edit('Lebar');
  await phone.locator('#isi-width').fill('9');
  await press(phone, portal('applications.correction.done'));
  await phone.locator('.notice[role=alert]').waitFor();
  await phone.locator('#isi-width').fill('3');
  assert.equal(await phone.locator('#isi-goods').count(), 0, 'one thing at a time');
  await press(phone, portal('applications.correction.done'));
  await edit('Pembantu');
  await press(phone, portal('definitions.form.edit-item', { name: 'pembantu', number: 1 }));
  await phone.locator('#isi-helpers-0-helper_name').fill('Siti Aminah');
  await phone.goBack();
  await phone.goBack();
  await edit('Lebar');
  await phone.goBack();
  await press(phone, portal('applications.correction.send'));
  await phone.getByText(portal('applications.correction.sent'), { exact: true }).waitFor();
  const after = await sri<{ answers: { width: number; helpers: { helper_name: string }[] } }>(
    'GET',
    `/api/applications/${code}/answers`,
  );
  assert.equal(after.body.answers.width, 3);
  assert.equal(after.body.answers.helpers[0]?.helper_name, 'Siti Aminah');
});
