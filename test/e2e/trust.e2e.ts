/** Trust on the screen: a confidential report from a small phone, the queue at a desk, and the blur tool by touch and by keyboard. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESK, officer, PHONE, person, photo as picture, webHouse } from '../kit/browser.ts';
import { photo, report } from '../kit/people.ts';
import { until } from '../kit/until.ts';
import { wordsOf } from '../kit/words.ts';

const say = wordsOf('office');
const tell = wordsOf('portal');

test('a moderator works through the queue with the keyboard, masks words, and blurs a photo on a phone', async (t) => {
  const house = await webHouse(t);
  assert.ok((await picture()).length > 0);
  const plate = await photo(house, '#336699');
  const named = await report(house, { description: 'Pak Karyo Utomo itu maling lampu jalan di gang kami.' });
  const seen = await report(house, {
    description: 'Lampu mati di depan rumah, ini fotonya.',
    photos: [plate],
  });
  for (const [kind, ref, reason] of [
    ['photo', plate, 'personal-data'],
    ['text', '', 'hoax'],
  ] as const)
    await house.call('POST', `/api/complaints/${seen.code}/flags`, { kind, ref, reason });
  const { page } = await officer(t, house, 'complaints-coordinator', null, '/office/moderasi');
  const cards = page.locator('.parts .part');
  await cards.nth(2).waitFor();
  assert.equal(await cards.count(), 3);
  await page.keyboard.press('h');
  assert.equal(await page.getByRole('dialog').count(), 0, 'without a card in hand a key decides nothing');
  await page.keyboard.press('j');
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Karyo', exact: true }).click();
  await dialog.getByRole('button', { name: 'Utomo', exact: true }).click();
  await dialog.getByRole('button', { name: say('complaints.desk.trust.mask.send') }).click();
  await until('the words are masked', async () => {
    const { body } = await house.call<{ description: string }>('GET', `/api/complaints/${named.code}`);
    return body.description === 'Pak ••• itu maling lampu jalan di gang kami.';
  });
  await until('the card leaves the queue', async () => (await cards.count()) === 2);
  await until('the next card is in hand', () =>
    page.evaluate(() => document.activeElement?.classList.contains('part') ?? false),
  );

  // A colleague is faster while the dialog is open: it stays until it is sent, and then says who it was.
  await page.locator('.part', { has: page.locator('.part-text') }).focus();
  await page.keyboard.press('h');
  await dialog.getByLabel(say('complaints.desk.trust.note.label')).fill('Tidak benar.');
  const colleague = await house.officer('complaints-coordinator');
  const faster = await colleague('POST', `/api/desk/complaints/${seen.code}/moderation`, {
    ...{ kind: 'text', decision: 'mask', reason: 'hoax', seen: 0, masks: [{ from: 0, to: 5 }] },
  });
  assert.equal(faster.status, 200, faster.text);
  await dialog.getByRole('button', { name: say('complaints.desk.trust.hide.send') }).click();
  await page.locator('.toast[data-tone="bad"]', { hasText: 'Petugas uji-' }).waitFor();
  await until('the decided card leaves the queue too', async () => (await cards.count()) === 1);

  await page.setViewportSize(PHONE);
  await page.goto(`/office/moderasi/${seen.code}`);
  await page.getByRole('button', { name: say('complaints.desk.trust.act.redact') }).click();
  const frame = page.locator('.blur-frame');
  await frame.locator('img').waitFor();
  await until('the photo is there', () =>
    frame.locator('img').evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0),
  );
  const box = await frame.boundingBox();
  assert.ok(box && box.width <= PHONE.width, 'the photo fits the phone');
  // A finger draws one box; a second one comes and goes by keyboard.
  await page.mouse.move(box.x + box.width * 0.2, box.y + box.height * 0.2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.6, { steps: 4 });
  await page.mouse.up();
  const drawn = page.locator('.blur-box');
  assert.equal(await drawn.count(), 1);
  await page.getByRole('button', { name: say('complaints.desk.trust.blur.add') }).click();
  assert.equal(await drawn.count(), 2);
  await drawn.nth(1).focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Delete');
  assert.equal(await drawn.count(), 1);
  await page.keyboard.press('Control+z');
  assert.equal(await drawn.count(), 2, 'what was deleted comes back');
  await page.getByRole('button', { name: say('complaints.desk.trust.blur.preview') }).click();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= PHONE.width, 'nothing sticks out to the side');
  await page.getByRole('button', { name: say('complaints.desk.trust.blur.save', { count: 2 }) }).click();
  await frame.waitFor({ state: 'detached' });
  const { body } = await house.call<{ photos: { id: string }[] }>('GET', `/api/complaints/${seen.code}`);
  assert.equal(body.photos.length, 1);
  assert.notEqual(body.photos[0]?.id, plate);
  assert.equal((await house.call('GET', `/api/files/${plate}?size=full`)).status, 404);
  await page.setViewportSize(DESK);
});

test('a visitor flags a report on a phone; a reporter reads what was decided and objects', async (t) => {
  const house = await webHouse(t);
  const { code, receipt } = await report(house);
  const { page } = await person(t, house, { viewport: PHONE, isMobile: true, hasTouch: true });
  await page.goto(`/laporan/${code}`);
  await page.getByText(tell('complaints.trust.flag.open')).click();
  await page.getByText(tell('complaints.trust.reason.hoax')).click();
  await page.getByRole('button', { name: tell('complaints.trust.flag.send') }).click();
  await page.getByText(tell('complaints.trust.flag.done')).waitFor();
  const desk = await house.officer('complaints-coordinator');
  const hidden = await desk('POST', `/api/desk/complaints/${code}/moderation`, {
    ...{ kind: 'text', decision: 'hide', reason: 'hoax', seen: 0 },
  });
  assert.equal(hidden.status, 200, hidden.text);
  await page.goto(`/laporan/${code}`);
  await page.getByText(tell('complaints.trust.withheld')).waitFor();
  const own = await person(t, house, { viewport: PHONE, isMobile: true, hasTouch: true });
  await own.page.goto(`/laporan/${code}#tanda-terima=${receipt.replaceAll('-', '')}`);
  await own.page.getByRole('button', { name: tell('complaints.trust.own.object') }).click();
  await own.page
    .getByLabel(tell('complaints.trust.own.label'))
    .fill('Kejadian ini benar, saya melihatnya sendiri.');
  await own.page.getByRole('button', { name: tell('complaints.trust.own.send') }).click();
  await own.page.getByText(tell('complaints.trust.own.waiting')).waitFor();
});
