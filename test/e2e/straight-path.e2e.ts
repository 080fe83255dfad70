/** The straight path: from a phone in the street to the right desk and the wall, and back to the phone with proof. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import * as browser from '../kit/browser.ts';
import { LIGHTS } from '../kit/people.ts';
import * as reporting from '../kit/reporting.ts';
import { wordsOf } from '../kit/words.ts';

const portal = wordsOf('portal');
const office = wordsOf('office');
const english = wordsOf('portal', 'en');
const SECOND = 1000;

test('a broken street light is reported with photo and place, handled with proof, followed in two languages and rated', async (t) => {
  const house = await browser.webHouse(t);
  const { page: phone } = await browser.citizen(t, house);
  const { page: desk } = await browser.officer(t, house, 'agency-officer', LIGHTS, '/office/laporan');
  await desk.getByRole('heading', { name: office('complaints.desk.inbox.title'), exact: true }).waitFor();
  await desk.getByText(office('complaints.desk.list.empty'), { exact: true }).waitFor();
  const { page: wall } = await browser.wall(t, house);
  const jpeg = { name: 'lampu.jpg', mimeType: 'image/jpeg', buffer: await browser.photo() };
  let code = '';

  await t.test('the citizen reports in five steps and gets a code', async () => {
    await reporting.begin(phone);
    await reporting.chooseLight(phone);
    await reporting.addPhoto(phone, jpeg);
    await phone.getByText(portal('complaints.photo.count', { count: 1, most: 5 })).waitFor();
    await reporting.press(phone, 'complaints.report.next');
    await reporting.markPlace(phone);
    await reporting.tell(phone);
    const accepted = phone.waitForResponse(
      (answer) => answer.url().endsWith('/api/complaints') && answer.request().method() === 'POST',
    );
    await reporting.press(phone, 'complaints.report.check.send');
    assert.equal((await accepted).status(), 201);
    const at = Date.now();
    const onDesk = desk
      .locator('.inbox-title')
      .first()
      .waitFor()
      .then(() => Date.now() - at);
    const onWall = wall
      .getByText(reporting.LIGHT)
      .first()
      .waitFor()
      .then(() => Date.now() - at);
    const [toDesk, toWall] = await Promise.all([onDesk, onWall]);
    t.diagnostic(`on the desk after ${toDesk} ms, on the wall after ${toWall} ms`);
    code = await reporting.codeOf(phone);
    assert.match(code, /^MGL-\d{3}-\d{3}-\d{3}$/);
    assert.ok(toDesk < SECOND, `on the desk after ${toDesk} ms`);
    assert.ok(toWall < SECOND, `on the wall after ${toWall} ms`);
  });

  await t.test('the officer takes it, and the citizen sees that without doing anything', async () => {
    await phone.getByRole('link', { name: portal('complaints.sent.follow') }).click();
    await phone.getByText(portal('complaints.state.received'), { exact: true }).first().waitFor();
    await desk.locator(`.inbox-title[data-code="${code}"]`).click();
    const take = desk.getByRole('button', { name: office('complaints.desk.act.take.verb'), exact: true });
    await take.click();
    await phone.getByText(portal('complaints.state.in-progress'), { exact: true }).first().waitFor();
    await phone.getByText(portal('complaints.step.taken'), { exact: true }).first().waitFor();
  });

  await t.test('the officer answers and closes with a photo', async () => {
    await desk.getByRole('button', { name: office('complaints.desk.act.answer.verb'), exact: true }).click();
    await desk.getByLabel(office('complaints.desk.act.answer.text')).fill('Tim lampu berangkat siang ini.');
    await desk.getByRole('button', { name: office('complaints.desk.act.answer.send'), exact: true }).click();
    await phone.getByText('Tim lampu berangkat siang ini.').waitFor();
    await desk.getByRole('button', { name: office('complaints.desk.act.close.verb'), exact: true }).click();
    const words = desk.getByLabel(office('complaints.desk.act.close.text'));
    await words.fill('Lampu sudah diganti dan menyala.');
    await desk.getByRole('button', { name: office('complaints.desk.act.close.send'), exact: true }).click();
    await desk.getByText(office('complaints.desk.wrong.proof')).first().waitFor();
    await desk.getByText(office('complaints.desk.closing.mended.missing')).first().waitFor();
    await desk.getByRole('radio', { name: office('complaints.desk.closing.mended.yes') }).check();
    await desk
      .getByLabel(office('complaints.desk.photo.choose'))
      .setInputFiles({ ...jpeg, name: 'bukti.jpg' });
    await desk.getByAltText(office('complaints.desk.photo.attached', { number: 1 })).waitFor();
    // The desk has no satellites, but the photo itself carries where it was taken.
    await desk.getByText(office('complaints.desk.closing.shot.place', { metres: 7 })).waitFor();
    await desk.getByRole('button', { name: office('complaints.desk.act.close.send'), exact: true }).click();
    await phone.getByText('Lampu sudah diganti dan menyala.').first().waitFor();
    await phone.getByText(portal('complaints.state.closed'), { exact: true }).first().waitFor();
  });

  await t.test(
    'the citizen reads the same steps in English, confirms that it is mended, and rates',
    async () => {
      await phone.getByRole('button', { name: 'English', exact: true }).click();
      for (const key of ['received', 'taken', 'answered', 'closed'])
        await phone
          .getByText(english(`complaints.step.${key}`), { exact: true })
          .first()
          .waitFor();
      await phone
        .getByText(english('complaints.closing.proof.place-no-time', { metres: 7 }), { exact: true })
        .waitFor();
      await phone.getByRole('button', { name: english('complaints.closing.judge.yes'), exact: true }).click();
      await phone.getByText(english('complaints.closing.said.yes'), { exact: true }).waitFor();
      await phone.getByRole('radio', { name: english('complaints.rate.4') }).check();
      await phone.getByRole('button', { name: english('complaints.rate.send'), exact: true }).click();
      await phone.getByRole('heading', { name: english('complaints.rate.thanks') }).waitFor();
    },
  );

  await t.test('the photos that the public sees tell neither place nor camera', async () => {
    type View = { photos: { id: string }[]; timeline: { kind: string; photos: { id: string }[] }[] };
    const { body } = await house.call<View>('GET', `/api/complaints/${code}`);
    const proof = body.timeline.find((entry) => entry.kind === 'closed')?.photos ?? [];
    assert.deepEqual([body.photos.length, proof.length], [1, 1]);
    for (const { id } of [...body.photos, ...proof]) {
      const bytes = await phone.evaluate(async (url) => {
        const answer = await fetch(url);
        return [...new Uint8Array(await answer.arrayBuffer())];
      }, `/api/files/${id}`);
      const { exif, xmp, iptc, width } = await sharp(Buffer.from(bytes)).metadata();
      assert.deepEqual({ exif, xmp, iptc }, { exif: undefined, xmp: undefined, iptc: undefined });
      assert.ok(width && width > 300);
    }
  });
});
