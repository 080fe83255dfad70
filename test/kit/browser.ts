/** A real browser for journeys: Chromium, a house with its built faces, and people who sit at a phone, a desk or a wall. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, type TestContext } from 'node:test';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import sharp from 'sharp';
import { buildWeb } from '../../src/app/web/build.ts';
import { createKiosk, createOfficer } from '../../src/blocks/identity/api.ts';
import { systemContext } from '../../src/platform/context.ts';
import { type TestHouse, testHouse } from './house.ts';
import { IN_PANJANG } from './people.ts';
import { wordsOf } from './words.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** Generous: a busy machine is no fault of the product. What must be quick is measured apart. */
const PATIENCE_MS = 20_000;

export const PHONE = { width: 360, height: 800 };
export const DESK = { width: 1440, height: 900 };
export const WALL = { width: 1920, height: 1080 };

export type WebHouse = TestHouse & { origin: string };
export type Person = { context: BrowserContext; page: Page };
export type OfficerAccount = { id: string; username: string; password: string };

let opened: Promise<Browser> | undefined;
after(async () => (await opened)?.close());

function browser(): Promise<Browser> {
  opened ??= chromium.launch({
    executablePath: process.env.PENDOPO_BROWSER ?? '/usr/bin/chromium',
    args: FLAGS,
  });
  return opened;
}

/** A house with jobs running and the faces built from the present sources. `now`: for what is only open by day. */
export async function webHouse(
  t: TestContext,
  env: Record<string, string> = {},
  now?: () => Date,
): Promise<WebHouse> {
  const { outDir } = await buildWeb();
  const house = await testHouse(t, { background: true, webDir: outDir, env, ...(now ? { now } : {}) });
  return { ...house, origin: `http://${house.host}` };
}

/** Complaints of a browser that are part of a journey, such as the answer 422 to bad input or a network that is off. */
const EXPECTED = /Failed to load resource|net::ERR_|WebGL|GPU stall|GL Driver/;

/**
 * A person with a browser of their own. What the page throws, and what the browser complains about (a forbidden
 * script, a missing file), fails the test when it ends.
 */
export async function person(
  t: TestContext,
  house: WebHouse,
  options: BrowserContextOptions = {},
): Promise<Person> {
  const chrome = await browser();
  const context = await chrome.newContext({
    baseURL: house.origin,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    ...options,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const faults: string[] = [];
  context.on('weberror', (error) => faults.push(error.error().message));
  context.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text())) faults.push(message.text());
  });
  t.after(async () => {
    // Closing ends what is on its way, the service worker's script for one: that is no fault of the page.
    const found = [...faults];
    await context.close();
    assert.deepEqual(found, [], 'the browser had nothing to complain about');
  });
  return { context, page: await context.newPage() };
}

/** A citizen with a small phone who stands in the ward Panjang and lets the browser know. */
export function citizen(
  t: TestContext,
  house: WebHouse,
  options: BrowserContextOptions = {},
): Promise<Person> {
  return person(t, house, {
    viewport: PHONE,
    isMobile: true,
    hasTouch: true,
    permissions: ['geolocation'],
    geolocation: { latitude: IN_PANJANG.lat, longitude: IN_PANJANG.lng },
    ...options,
  });
}

/** `more`: further roles, for the whole city. */
export async function account(
  house: WebHouse,
  role: string,
  agency: string | null = null,
  more: readonly string[] = [],
): Promise<OfficerAccount> {
  const username = `uji-${randomUUID().slice(0, 8)}`;
  const made = await createOfficer(systemContext(house.city, 'test'), {
    username,
    name: `Petugas ${username}`,
    grants: [{ role, agency, area: null }, ...more.map((one) => ({ role: one, agency: null, area: null }))],
    mustChange: false,
  });
  return { id: made.id, username, password: made.password };
}

/** Signs in on the page of the office and waits until the office has let the officer in. */
export async function signIn(
  page: Page,
  who: { username: string; password: string },
  next = '/office/',
): Promise<void> {
  const say = wordsOf('office');
  await page.goto(`/office/masuk?next=${encodeURIComponent(next)}`);
  await page.getByLabel(say('identity.field.username')).fill(who.username);
  await page.getByLabel(say('identity.field.password')).fill(who.password);
  await page.getByRole('button', { name: say('identity.sign-in.enter'), exact: true }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/masuk'));
}

/** Signs a citizen in on the page where he is sent to sign in, with a code from the demo mailbox. */
export async function enterCode(page: Page, house: WebHouse, phone: string): Promise<void> {
  const say = wordsOf('portal');
  await page.getByLabel(say('identity.contact.label')).fill(phone);
  await page.getByRole('button', { name: say('identity.code.send'), exact: true }).click();
  const field = page.getByLabel(say('identity.code.label'));
  await field.waitFor();
  const { body } = await house.call<{ messages: { text: string }[] }>(
    'GET',
    `/api/demo/mailbox?address=${encodeURIComponent(phone)}`,
  );
  await field.fill(/\d{6}/.exec(body.messages[0]?.text ?? '')?.[0] ?? '');
  await page.getByRole('button', { name: say('identity.sign-in.enter'), exact: true }).click();
  await page.waitForURL((url) => url.pathname !== '/masuk');
}

/** A citizen signs in and stands on his account page. */
export async function signInCitizen(page: Page, house: WebHouse, phone: string): Promise<void> {
  await page.goto('/masuk');
  await enterCode(page, house, phone);
  await page.waitForURL('**/akun');
}

/** An officer at a desk, signed in. */
export async function officer(
  t: TestContext,
  house: WebHouse,
  role: string,
  agency: string | null = null,
  next = '/office/',
  options: BrowserContextOptions = {},
): Promise<Person & { account: OfficerAccount }> {
  const who = await account(house, role, agency);
  const someone = await person(t, house, { viewport: DESK, ...options });
  await signIn(someone.page, who, next);
  return { ...someone, account: who };
}

/** A wall screen with its own link, opened. */
export async function wall(t: TestContext, house: WebHouse): Promise<Person & { id: string }> {
  const { id, path } = await createKiosk(systemContext(house.city, 'test'), { name: 'Layar uji' });
  const screen = await person(t, house, { viewport: WALL });
  await screen.page.goto(path);
  await screen.page.getByText(wordsOf('wall')('command-center.wall.newest.title')).waitFor();
  return { ...screen, id };
}

/** A photo as a phone takes it: noise, so that it weighs something, and the place and the camera in its metadata. */
export function photo(width = 1600, height = 1200): Promise<Buffer> {
  return sharp({
    create: {
      width,
      height,
      channels: 3,
      noise: { type: 'gaussian', mean: 120, sigma: 40 },
      background: '#776655',
    },
  })
    .withExif({
      IFD0: { Make: 'Kamera Rekaan', Model: 'K-1' },
      IFD3: {
        GPSLatitudeRef: 'S',
        GPSLatitude: '7/1 28/1 50/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '110/1 13/1 23/1',
      },
    })
    .jpeg({ quality: 80 })
    .toBuffer();
}
