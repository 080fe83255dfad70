/** The administrator: makes an officer who signs in, ends what must end, and closes a screen that then says so. */
import { test } from 'node:test';
import * as browser from '../kit/browser.ts';
import { wordsOf } from '../kit/words.ts';

const office = wordsOf('office');
const wallWords = wordsOf('wall');

test('an administrator makes an account, and its owner signs in with the one-time password and must choose his own', async (t) => {
  const house = await browser.webHouse(t);
  const { page: admin } = await browser.officer(t, house, 'city-admin', null, '/office/admin/petugas');
  await admin.getByRole('button', { name: office('identity.officers.add'), exact: true }).click();
  await admin.getByRole('textbox', { name: office('identity.field.name'), exact: true }).fill('Wati Contoh');
  await admin.getByRole('textbox', { name: office('identity.field.username') }).fill('wati.contoh');
  await admin.getByLabel(office('identity.grant.role')).selectOption('complaints-coordinator');
  await admin.getByRole('button', { name: office('identity.officers.make'), exact: true }).click();
  await admin.getByRole('heading', { name: office('identity.officers.made') }).waitFor();
  const password = ((await admin.locator('.select-all').textContent()) ?? '').trim();
  const { page: hers } = await browser.person(t, house, { viewport: browser.DESK });
  await browser.signIn(hers, { username: 'wati.contoh', password }, '/office/laporan');
  await hers.waitForURL((url) => url.pathname === '/office/akun');
  await hers
    .getByRole('heading', { name: office('identity.account.title') })
    .first()
    .waitFor();
});

test('a device that is signed out from another device is out at once, and back at the sign-in', async (t) => {
  const house = await browser.webHouse(t);
  const first = await browser.officer(t, house, 'agency-officer', 'disperkim', '/office/laporan');
  await first.page
    .getByRole('heading', { name: office('complaints.desk.inbox.title'), exact: true })
    .waitFor();
  const second = await browser.person(t, house, { viewport: browser.DESK });
  await browser.signIn(second.page, first.account, '/office/akun');
  await second.page
    .getByRole('button', { name: office('identity.sessions.end-others'), exact: true })
    .click();
  await second.page.getByText(office('identity.sessions.ended')).first().waitFor();
  await first.page.goto('/office/laporan');
  await first.page.waitForURL('**/office/masuk**');
});

test('a wall whose link is closed goes dark by itself and says what to do', async (t) => {
  const house = await browser.webHouse(t);
  const { page: screen } = await browser.wall(t, house);
  const { page: admin } = await browser.officer(t, house, 'city-admin', null, '/office/admin/layar');
  const close = office('identity.kiosks.close-one', { name: 'Layar uji' });
  await admin.getByRole('button', { name: close, exact: true }).click();
  await admin.getByText(office('identity.kiosks.closed-now')).first().waitFor();
  await screen.getByRole('heading', { name: wallWords('command-center.refused.title') }).waitFor();
});
