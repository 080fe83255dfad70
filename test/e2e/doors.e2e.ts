/** A citizen writes by the made-up telephone; an officer sorts what came without a category; then everybody may see it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import * as browser from '../kit/browser.ts';
import { wordsOf } from '../kit/words.ts';

const portal = wordsOf('portal');
const office = wordsOf('office');
const WORDS = 'Lampu jalan di depan rumah mati sejak tiga hari, gelap sekali.';

/** Nothing for axe to find, nothing wider than the screen. */
async function sound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(
    violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 200))]),
    [],
  );
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  assert.equal(wide, false, 'nothing is wider than the screen');
}

test('a message becomes a report, an officer sorts it, and it appears for everybody', async (t) => {
  const house = await browser.webHouse(t);
  const { page } = await browser.citizen(t, house);
  await page.goto('/demo/whatsapp');
  const bubbles = page.locator('.chat-bubble');
  const answered = async (act: () => Promise<void>) => {
    const before = await bubbles.count();
    await act();
    await bubbles.nth(before + 1).waitFor();
  };
  const say = (words: string) =>
    answered(async () => {
      await page.getByLabel(portal('channels.demo.message')).fill(words);
      await page.getByRole('button', { name: portal('channels.demo.send'), exact: true }).click();
    });
  await say('halo');
  await say(WORDS);
  await answered(() => page.getByRole('button', { name: portal('channels.demo.place') }).click());
  await sound(page);
  await say('lewati');
  await say('lewati');
  await say('ya');
  const told = (await bubbles.last().textContent()) ?? '';
  const code = /MGL-[\d-]+\d/.exec(told)?.[0] ?? assert.fail(told);
  const { page: stranger } = await browser.citizen(t, house);
  await stranger.goto(`/laporan/${code}`);
  await stranger.getByText(portal('complaints.find.missing-title')).first().waitFor();
  await stranger
    .getByRole('link', { name: portal('complaints.find.application-open'), exact: true })
    .waitFor();

  const { page: desk } = await browser.officer(t, house, 'complaints-coordinator', null, '/office/laporan');
  await desk.getByText(office('complaints.sort.mark')).first().waitFor();
  await desk.goto(`${house.origin}/office/laporan/${code}`);
  const panel = desk.getByRole('region', { name: office('complaints.sort.title') });
  await panel.getByText('Lampu jalan', { exact: true }).waitFor();
  await sound(desk);
  await panel
    .getByRole('button', { name: office('complaints.sort.choose-one', { category: 'Lampu jalan' }) })
    .click();
  await desk.getByText(office('complaints.sort.done', { category: 'Lampu jalan' })).waitFor();
  await panel.waitFor({ state: 'detached' });

  await stranger.reload();
  await stranger.getByText(WORDS).first().waitFor();
  // The link in the answer makes this telephone the reporter's.
  const own = /\/laporan\/\S+#tanda-terima=[0-9A-Z-]{19}/.exec(told)?.[0] ?? assert.fail(told);
  await page.goto(own);
  await page
    .getByRole('heading', { name: /Lampu jalan/ })
    .first()
    .waitFor();

  await t.test('the administrator sees the doors, and that this is the demo', async () => {
    const { page: admin } = await browser.officer(t, house, 'city-admin', null, '/office/admin/pintu-masuk');
    await admin.getByText(office('channels.doors.demo'), { exact: true }).waitFor();
    await admin.getByText(office('channels.trouble.empty'), { exact: true }).waitFor();
    await sound(admin);
    await admin.setViewportSize(browser.PHONE);
    await sound(admin);
  });
});
