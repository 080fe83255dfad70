/** Messages that fail and are sent again, the list of RT and RW, and news that reach a phone that is not looking. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { TEXTS } from '../../src/app/house.ts';
import { type Adapters, configureNotices } from '../../src/blocks/notices/api.ts';
import { DeliveryError } from '../../src/blocks/notices/delivery.ts';
import { queue } from '../../src/blocks/notices/test-kit/post-office.ts';
import { httpProvider } from '../../src/blocks/notices/test-kit/providers.ts';
import { pushBrowser } from '../../src/blocks/notices/test-kit/push-browser.ts';
import { sql } from '../../src/platform/db/sql.ts';
import * as browser from '../kit/browser.ts';
import { LIGHTS } from '../kit/people.ts';
import { until } from '../kit/until.ts';
import { wordsOf } from '../kit/words.ts';

const office = wordsOf('office');
const portal = wordsOf('portal');
const PHONE_NUMBER = '0812-3456-7890';

/** The city sends for real from now on, by these adapters. */
function live(house: browser.WebHouse, adapters: Partial<Adapters>): void {
  configureNotices({ adapters: { demo: false, origin: () => house.origin, ...adapters }, texts: TEXTS });
}

const closed = (code: string) => ({
  template: 'complaints.notice.closed',
  params: { code, category: 'Lampu jalan', agency: 'Disperkim', title: 'Lampu jalan mati' },
  subject: code,
});

async function states(house: browser.WebHouse): Promise<string[]> {
  const rows = await house.city.db.rows<{ state: string }>(
    sql`select state from notices.notice where template = 'complaints.notice.closed' order by subject`,
  );
  return rows.map(({ state }) => state);
}

test('an administrator sees why messages failed and sends them again; others may look, or not even that', async (t) => {
  const house = await browser.webHouse(t);
  const { page } = await browser.officer(t, house, 'city-admin', null, '/office/admin/pesan');
  await page.getByText(office('notices.trouble.demo'), { exact: true }).waitFor();
  await page.getByText(office('notices.trouble.empty'), { exact: true }).waitFor();

  live(house, { whatsapp: () => Promise.reject(new DeliveryError('whatsapp-131026', true)) });
  for (const code of ['MGL-111-111-111', 'MGL-222-222-222']) await queue(house.city, closed(code));
  await until('both are given up', async () => (await states(house)).every((state) => state === 'given-up'));
  await page.reload();
  await page.getByText(office('notices.error.whatsapp-nobody')).first().waitFor();
  await page.getByText(/MGL-111-111-111/).waitFor();
  assert.equal(await page.getByText('+62 ••• 890').count(), 2);
  await page.getByLabel(office('notices.trouble.state')).selectOption('failed');
  await page.getByText(office('notices.trouble.none'), { exact: true }).waitFor();
  await page.getByLabel(office('notices.trouble.state')).selectOption('');

  await t.test(
    'a coordinator sees the list without the buttons, an officer finds the door shut',
    async () => {
      const { page: looks } = await browser.officer(
        t,
        house,
        'complaints-coordinator',
        null,
        '/office/admin/pesan',
      );
      await looks.getByText(/MGL-111-111-111/).waitFor();
      await looks.getByText(office('notices.trouble.read-only')).waitFor();
      assert.equal(
        await looks.getByRole('button', { name: new RegExp(office('notices.trouble.retry')) }).count(),
        0,
      );
      const { page: shut } = await browser.officer(t, house, 'agency-officer', LIGHTS, '/office/admin/pesan');
      await shut.getByText(office('kit.forbidden.title'), { exact: true }).waitFor();
    },
  );

  await t.test('once the cause is mended, one and then the rest go out', async () => {
    const sent: string[] = [];
    live(house, {
      whatsapp: async (delivery) => {
        sent.push(delivery.params.code ?? '');
        return undefined;
      },
    });
    const one = page.getByRole('row').filter({ hasText: 'MGL-222-222-222' });
    await one.getByRole('button').click();
    await page.getByText(office('notices.trouble.retried', { count: 1 })).waitFor();
    await one.waitFor({ state: 'detached' });
    await page.getByRole('row').filter({ hasText: 'MGL-111-111-111' }).getByRole('button').click();
    await page.getByText(office('notices.trouble.empty'), { exact: true }).waitFor();
    await until('both are sent', async () => (await states(house)).every((state) => state === 'sent'));
    assert.deepEqual(sent.sort(), ['MGL-111-111-111', 'MGL-222-222-222']);
  });
});

test('all failed messages on the page are sent again with one press', async (t) => {
  const house = await browser.webHouse(t);
  live(house, { whatsapp: () => Promise.reject(new DeliveryError('whatsapp-131047', true)) });
  for (const code of ['MGL-111-111-111', 'MGL-222-222-222', 'MGL-333-333-333'])
    await queue(house.city, closed(code));
  await until('all are given up', async () => (await states(house)).every((state) => state === 'given-up'));
  const { page } = await browser.officer(t, house, 'city-admin', null, '/office/admin/pesan');
  const all = page.getByRole('button', { name: office('notices.trouble.retry-all', { count: 3 }) });
  await all.waitFor();
  live(house, { whatsapp: async () => undefined });
  await all.click();
  await page.getByText(office('notices.trouble.empty'), { exact: true }).waitFor();
  await until('all are sent', async () => (await states(house)).every((state) => state === 'sent'));
});

const csv = (lines: string[]) => ({
  name: 'rtrw.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(`${['kode;rw;rt;nama', ...lines].join('\r\n')}\r\n`),
});

test('an administrator imports RT and RW: the faults by line, the change beforehand, then the list of each ward', async (t) => {
  const house = await browser.webHouse(t);
  const { page } = await browser.officer(t, house, 'city-admin', null, '/office/admin/wilayah');
  await page.getByText(office('directory.units.none'), { exact: true }).waitFor();
  const file = page.getByLabel(office('directory.units.file'));
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: office('directory.units.example') }).click();
  const example = await (await download).createReadStream();
  const text = (await example.toArray()).join('');
  assert.match(text, /^kode,rw,rt,nama\r\n33\.71\./);

  await file.setInputFiles(csv(['33.71.01.1007;1;1;', '33.71.01.9999;1;1;', '33.71.01.1007;satu;1;']));
  await page.getByText(office('directory.units.refused', { count: 2 })).waitFor();
  await page
    .getByText(office('directory.units.line.unknown-area', { line: 3, found: '33.71.01.9999' }))
    .waitFor();
  await page.getByText(office('directory.units.line.bad-number', { line: 4, found: 'satu' })).waitFor();
  const confirm = page.getByRole('button', { name: office('directory.units.confirm', { count: 1 }) });
  assert.equal(await confirm.count(), 0);

  await file.setInputFiles({
    name: 'x.xlsx',
    mimeType: 'application/zip',
    buffer: Buffer.from('PK\u0003\u0004'),
  });
  await page.getByText(office('directory.units.workbook')).waitFor();

  await file.setInputFiles(csv(['33.71.01.1007;1;1;Sidosari', '33.71.01.1007;1;2;', '33.71.01.1007;2;1;']));
  await page.getByText(office('directory.units.from-to', { rw: 0, rt: 0, newRw: 2, newRt: 3 })).waitFor();
  await confirm.click();
  await page.getByText(office('directory.units.done', { count: 1 })).waitFor();
  await page.getByRole('button', { name: office('directory.units.open-one', { ward: 'Magersari' }) }).click();
  const list = page.getByRole('dialog');
  await list.getByText('RW 001', { exact: true }).waitFor();
  await list.getByText('Sidosari').waitFor();
  assert.equal(await list.getByText(/^RT 00\d$/).count(), 3);
});

/** Chromium's own push service is out in the world: the subscription is made here, everything after it is real. */
async function withPushService(
  context: browser.Person['context'],
  details: ReturnType<typeof pushBrowser>['details'],
): Promise<void> {
  await context.addInitScript((given) => {
    const PLACE = 'uji.push';
    const made = (key: string) => ({
      endpoint: given.endpoint,
      options: { applicationServerKey: Uint8Array.from(atob(key), (sign) => sign.charCodeAt(0)).buffer },
      toJSON: () => given,
      unsubscribe: async () => {
        localStorage.removeItem(PLACE);
        return true;
      },
    });
    Object.assign(PushManager.prototype, {
      async getSubscription() {
        const key = localStorage.getItem(PLACE);
        return key ? made(key) : null;
      },
      async subscribe({ applicationServerKey }: { applicationServerKey: Uint8Array }) {
        const key = btoa(String.fromCharCode(...applicationServerKey));
        localStorage.setItem(PLACE, key);
        return made(key);
      },
    });
  }, details);
}

/**
 * Hands a message to the service worker of the page as the browser's push service would, and waits until its note is
 * displayed. Chromium forgets a note for good when a page asks for the list between its writing and its display.
 */
async function deliver(page: Page, data: object): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const service = 'notifications';
  const displayed: string[] = [];
  devtools.on(
    'BackgroundService.backgroundServiceEventReceived',
    ({ backgroundServiceEvent: { eventName } }) => {
      displayed.push(eventName);
    },
  );
  await devtools.send('BackgroundService.startObserving', { service });
  await devtools.send('BackgroundService.setRecording', { shouldRecord: true, service });
  const found = new Promise<string>((resolve) =>
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [own] = registrations.filter(({ isDeleted }) => !isDeleted);
      if (own) resolve(own.registrationId);
    }),
  );
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.deliverPushMessage', {
    origin: new URL(page.url()).origin,
    registrationId: await found,
    data: JSON.stringify(data),
  });
  await until('the note is displayed', () => displayed.includes('Notification displayed'));
  await devtools.detach();
}

async function citizenAtAccount(t: TestContext, house: browser.WebHouse, permissions: string[]) {
  const provider = await httpProvider(t, () => ({ status: 201 }));
  const device = pushBrowser(`${provider.url}/device`);
  const someone = await browser.citizen(t, house, { permissions });
  await withPushService(someone.context, device.details);
  await browser.signInCitizen(someone.page, house, PHONE_NUMBER);
  return { ...someone, provider, device };
}

test('in the demo the card says that nothing is sent; a city without push says so too', async (t) => {
  const house = await browser.webHouse(t);
  const { page } = await citizenAtAccount(t, house, ['notifications']);
  await page.getByRole('heading', { name: portal('notices.push.title') }).waitFor();
  await page.getByText(portal('notices.push.demo'), { exact: true }).waitFor();
  await page.getByRole('link', { name: portal('notices.push.demo.link') }).waitFor();
  live(house, {});
  await page.reload();
  await page.getByText(portal('notices.push.not-configured'), { exact: true }).waitFor();
});

test('a citizen switches notifications on, gets one in the chosen language, and switches them off', async (t) => {
  const house = await browser.webHouse(t);
  const { page, provider, device } = await citizenAtAccount(t, house, ['notifications']);
  live(house, { push: { subject: 'mailto:layanan@uji.go.id', moreHosts: [provider.host] } });
  await page.reload();
  const on = page.getByRole('button', { name: portal('notices.push.turn-on'), exact: true });
  await on.click();
  await page.getByText(portal('notices.push.on'), { exact: true }).waitFor();
  await page.reload();
  await page.getByText(portal('notices.push.on'), { exact: true }).waitFor();

  const { owner_id } = await house.city.db.one<{ owner_id: string }>(
    sql`select owner_id from notices.subscription`,
  );
  const to = { channel: 'push', address: `citizen:${owner_id}` } as const;
  const link = '/laporan/MGL-111-111-111';
  const news = { ...closed('MGL-111-111-111'), to, language: 'en' as const };
  await queue(house.city, { ...news, params: { ...news.params, link } });
  const call = await until('the city has pushed', () => provider.calls[0]);
  const message = device.read(call.body);
  assert.deepEqual(
    [message.title, message.lang, message.link],
    ['Laporan MGL-111-111-111 selesai', 'id', link],
  );

  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await deliver(page, message);
  const shown = await until('the note is shown', () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      const [note] = await registration.getNotifications();
      return note && { title: note.title, body: note.body, lang: note.lang, data: note.data as unknown };
    }),
  );
  assert.deepEqual(shown, { title: message.title, body: message.body, lang: 'id', data: { path: link } });

  await t.test('another language on the page is the language of the next message', async () => {
    await page.evaluate(() => localStorage.setItem('pendopo.language', 'zh'));
    await page.reload();
    await until('the city knows', async () => {
      const row = await house.city.db.one<{ language: string }>(
        sql`select language from notices.subscription`,
      );
      return row.language === 'zh';
    });
    await page.evaluate(() => localStorage.setItem('pendopo.language', 'id'));
    await page.reload();
  });

  await t.test('off is off, here and in the city', async () => {
    await page.getByRole('button', { name: portal('notices.push.turn-off'), exact: true }).click();
    await on.waitFor();
    assert.equal((await house.city.db.rows(sql`select from notices.subscription`)).length, 0);
    assert.equal(await page.evaluate(() => localStorage.getItem('uji.push')), null);
  });

  await t.test('signing out leaves nothing behind that could be pushed to', async () => {
    await on.click();
    await page.getByText(portal('notices.push.on'), { exact: true }).waitFor();
    await page.getByRole('button', { name: portal('identity.sign-out'), exact: true }).click();
    await until(
      'the city has forgotten the phone',
      async () => (await house.city.db.rows(sql`select from notices.subscription`)).length === 0,
    );
  });
});

test('who refused notifications is told where to allow them again', async (t) => {
  const house = await browser.webHouse(t);
  const { page } = await citizenAtAccount(t, house, []);
  live(house, { push: { subject: 'mailto:layanan@uji.go.id' } });
  // Headless Chromium answers the question with no when nobody granted it.
  await page.reload();
  const denied = page.getByText(portal('notices.push.denied'), { exact: true });
  const on = page.getByRole('button', { name: portal('notices.push.turn-on'), exact: true });
  await denied.or(on).first().waitFor();
  if (await on.isVisible()) await on.click();
  await denied.waitFor();
});
