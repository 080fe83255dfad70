/** Without a network: the report is written, kept on the phone, and sent once when the network is back. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { sql } from '../../src/platform/db/sql.ts';
import * as browser from '../kit/browser.ts';
import * as reporting from '../kit/reporting.ts';
import { until } from '../kit/until.ts';
import { wordsOf } from '../kit/words.ts';

const say = wordsOf('portal');

async function stored(house: browser.WebHouse): Promise<number> {
  return (await house.city.db.one<{ count: number }>(sql`select count(*) as count from complaints.complaint`))
    .count;
}

/** A phone on which the app was opened once with a network, so that it can open without. */
async function readyPhone(t: TestContext, house: browser.WebHouse): Promise<browser.Person> {
  const someone = await browser.citizen(t, house);
  await someone.page.goto('/lapor');
  await reporting.heading(someone.page, 'complaints.report.what.question');
  await someone.page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await until('the worker serves the page', () =>
    someone.page.evaluate(() => navigator.serviceWorker.controller !== null),
  );
  return someone;
}

/** All that the later steps need is on the phone: pages, categories and wards. */
async function untilStored(page: import('playwright-core').Page): Promise<void> {
  await until(
    'the pages of the report are kept',
    () =>
      page.evaluate(async () => {
        const names = await caches.keys();
        const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
        const urls = kept.flat().map((request) => request.url);
        return urls.some((url) => /CheckStep/.test(url)) && urls.some((url) => url.includes('/api/areas'));
      }),
    { everyMs: 200 },
  );
}

test('a report that is written without a network is kept and sent once when the network returns', async (t) => {
  const house = await browser.webHouse(t);
  const { context, page } = await readyPhone(t, house);
  await untilStored(page);
  await context.setOffline(true);
  await reporting.write(page);
  await page.getByText(say('complaints.report.check.offline')).waitFor();
  await reporting.press(page, 'complaints.report.check.send-later');
  await reporting.heading(page, 'complaints.kept.title');
  assert.equal(await stored(house), 0);
  await context.setOffline(false);
  const code = await reporting.codeOf(page);
  const shown = await house.call<{ code: string }>('GET', `/api/complaints/${code}`);
  assert.equal(shown.status, 200);
  assert.equal(await stored(house), 1);
});

test('a kept report survives the tab: opened again, first without and then with a network, it goes out once', async (t) => {
  const house = await browser.webHouse(t);
  const { context, page } = await readyPhone(t, house);
  await untilStored(page);
  await context.setOffline(true);
  await reporting.write(page);
  await reporting.press(page, 'complaints.report.check.send-later');
  await reporting.heading(page, 'complaints.kept.title');
  await page.close();
  const again = await context.newPage();
  await again.goto('/laporan-saya');
  await again.getByText(say('complaints.mine.kept')).first().waitFor();
  await context.setOffline(false);
  await until('the report has arrived', async () => (await stored(house)) === 1);
  const code = await house.city.db.one<{ code: string }>(sql`select code from cases."case"`);
  await again.getByText(code.code).first().waitFor();
  await again.reload();
  await again.getByText(code.code).first().waitFor();
  assert.equal(await stored(house), 1);
});

test('when the answer is lost on the way the report is sent again and stays one report', async (t) => {
  const house = await browser.webHouse(t);
  const { page } = await browser.citizen(t, house, { serviceWorkers: 'block' });
  let lost = 0;
  await page.route('**/api/complaints', async (route) => {
    if (route.request().method() !== 'POST' || lost > 0) return route.continue();
    lost += 1;
    const { 'idempotency-key': key = '', 'accept-language': language = '' } = route.request().headers();
    const headers = { 'idempotency-key': key, 'accept-language': language };
    const answer = await house.call('POST', '/api/complaints', route.request().postData() ?? '', headers);
    assert.equal(answer.status, 201, 'the city has the report');
    return route.abort('connectionreset');
  });
  await reporting.begin(page);
  await reporting.write(page);
  await reporting.press(page, 'complaints.report.check.send');
  await reporting.codeOf(page);
  assert.equal(lost, 1);
  assert.equal(await stored(house), 1);
});

type Manifest = { name: string; display: string; icons: { src: string; sizes: string; purpose?: string }[] };

test('portal and office can be installed: manifest, icons and a worker that opens them without a network', async (t) => {
  const house = await browser.webHouse(t);
  const { context, page } = await readyPhone(t, house);
  for (const [path, link] of [
    ['/', '/manifest.webmanifest'],
    ['/office/masuk', '/office/manifest.webmanifest'],
  ] as const) {
    await page.goto(path);
    assert.equal(await page.locator('link[rel=manifest]').getAttribute('href'), link);
    const { body: manifest } = await house.call<Manifest>('GET', link);
    assert.equal(manifest.display, 'standalone');
    assert.ok(manifest.name.includes('Magelang'));
    assert.ok(manifest.icons.some((icon) => icon.sizes === '512x512' && icon.purpose === 'maskable'));
    for (const icon of manifest.icons) {
      const image = await house.call('GET', icon.src);
      assert.equal(image.headers['content-type'], 'image/png');
    }
  }
  const session = await context.newCDPSession(page);
  await page.goto('/');
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  const ids = installabilityErrors.map((one) => one.errorId).filter((id) => id !== 'in-incognito');
  assert.deepEqual(ids, []);
  await context.setOffline(true);
  await page.goto('/');
  await reporting.heading(page, 'complaints.home.title');
});

/** What this device holds of the API, by path. */
function keptAnswers(page: import('playwright-core').Page): Promise<string[]> {
  return page.evaluate(async () => {
    const cache = await caches.open('pendopo-answers-portal');
    return (await cache.keys()).map(({ url }) => new URL(url).pathname);
  });
}

test('the form of a very first visit opens again without a network, and still names the city', async (t) => {
  const house = await browser.webHouse(t);
  const { context, page } = await browser.citizen(t, house);
  await page.goto('/layanan/waste-bank/ajukan');
  const heading = page.getByRole('heading', { level: 1 }).filter({ hasNotText: say('kit.loading') });
  await heading.waitFor();
  const title = (await heading.textContent()) ?? '';
  await until('the answers of this visit are kept', async () => {
    const kept = await keptAnswers(page);
    return kept.includes('/api/session') && kept.includes('/api/applications/forms/waste-bank');
  });
  await context.setOffline(true);
  await page.reload();
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
  await page.getByRole('banner').getByText('Kota Magelang').waitFor();

  // Nothing is kept: the page says so, and needs no press when the network is there again.
  await page.evaluate(() => caches.delete('pendopo-answers-portal'));
  await page.reload();
  await page.getByRole('button', { name: say('kit.retry'), exact: true }).waitFor();
  await context.setOffline(false);
  await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
  await page.getByRole('banner').getByText('Kota Magelang').waitFor();
});
