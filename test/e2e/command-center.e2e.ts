/** The picture of the city: on the wall in whole rows at every size, and in the office as a way to the desk. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import * as browser from '../kit/browser.ts';
import { IN_PANJANG, LIGHTS } from '../kit/people.ts';
import { until } from '../kit/until.ts';
import { wordsOf } from '../kit/words.ts';

const office = wordsOf('office');
const CENTER = '/office/pusat-kendali';
const SIZES = [
  [1024, 768],
  [1280, 720],
  [1366, 768],
  [1440, 900],
  [1920, 1080],
  [3840, 2160],
] as const;
const REPORTS = 12;

async function report(house: browser.WebHouse, category: string): Promise<string> {
  const { status, body, text } = await house.call<{ code: string }>('POST', '/api/complaints', {
    description: 'Lampu jalan di depan gapura mati sejak tiga malam.',
    category,
    location: IN_PANJANG,
  });
  assert.equal(status, 201, text);
  return body.code;
}

/** Rows that are seen in part only: cut by the panel that holds them. */
function cutRows(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.ticker > li, .agency-list li')].flatMap((row) => {
      const panel = row.closest('.panel-body')?.getBoundingClientRect();
      const box = row.getBoundingClientRect();
      if (!panel || box.left >= panel.right) return [];
      return box.bottom > panel.bottom + 1 ? [row.textContent ?? ''] : [];
    }),
  );
}

test('the wall fits every screen without scrolling and shows whole rows only; a phone scrolls it', async (t) => {
  const house = await browser.webHouse(t);
  for (let count = 0; count < REPORTS; count++) await report(house, 'street-light');
  const { page } = await browser.wall(t, house);
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height });
    const size = `${width} × ${height}`;
    await until(`${size}: all places of the map's frame are on the screen`, async () => {
      const map = await page.locator('.wall-map canvas').boundingBox();
      return Boolean(map && map.y + map.height <= height && map.height > 150);
    });
    const whole = await page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement;
      return scrollWidth <= innerWidth && scrollHeight <= innerHeight;
    });
    assert.ok(whole, `${size}: nothing to scroll`);
    assert.deepEqual(await cutRows(page), [], `${size}: no row is cut`);
    const tops = await page
      .locator('.tile')
      .evaluateAll((tiles) => tiles.map((tile) => tile.getBoundingClientRect().top));
    assert.equal(new Set(tops).size, 1, `${size}: the figures stand in one row`);
    const seen = await page.evaluate(
      () =>
        [...document.querySelectorAll('.panel:nth-of-type(3) .ticker > li')].filter((row) => {
          const panel = row.closest('.panel-body')?.getBoundingClientRect();
          return panel && row.getBoundingClientRect().left < panel.right;
        }).length,
    );
    assert.ok(seen >= 3, `${size}: ${seen} deadlines`);
  }
  await page.setViewportSize(browser.PHONE);
  const phone = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok((phone[0] ?? 0) <= (phone[1] ?? 0), 'nothing is wider than the phone');
  assert.deepEqual(await cutRows(page), []);
});

test('leadership finds the picture in the menu, sees a report come in, and goes to the case and to the lists', async (t) => {
  const house = await browser.webHouse(t);
  const first = await report(house, 'street-light');
  const { page } = await browser.officer(t, house, 'leadership');
  await page.getByRole('link', { name: office('command-center.office.title'), exact: true }).click();
  await page.waitForURL((url) => url.pathname === CENTER);
  const newest = page.locator('[data-part="newest"]');
  await newest.getByText(first).waitFor();
  const second = await report(house, 'street-light');
  await newest.getByText(second).waitFor();

  const { violations } = await new AxeBuilder({ page }).exclude('.city-map').analyze();
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
    [],
  );
  const late = page.getByRole('link', { name: office('command-center.wall.tile.late'), exact: true });
  assert.equal(await late.getAttribute('href'), '/office/laporan?tampilan=late');
  const wall = page.getByRole('link', { name: office('command-center.office.open-wall') });
  assert.equal(await wall.getAttribute('href'), '/wall/');
  const agencies = page.locator('[data-part="agencies"]');
  assert.match((await agencies.getByRole('link').first().getAttribute('href')) ?? '', /perangkat=/);

  await page.setViewportSize(browser.PHONE);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= browser.PHONE.width, `${width} px wide`);
  await page.setViewportSize(browser.DESK);
  const due = page.locator('[data-part="due"] li', { hasText: first });
  const left = await due.locator('time').textContent();
  await due.getByRole('link').click();
  await page.waitForURL((url) => url.pathname === `/office/laporan/${first}`);
  await page
    .getByText(left ?? '', { exact: false })
    .first()
    .waitFor();

  await page.goto('/wall/');
  await page.getByText(wordsOf('wall')('command-center.wall.newest.title')).waitFor();
});

test('the head of an agency gets links to its own cases only; an officer without wall.read gets no entry', async (t) => {
  const house = await browser.webHouse(t);
  const own = await report(house, 'street-light');
  const other = await report(house, 'pothole');
  const { page } = await browser.officer(t, house, 'agency-head', LIGHTS, CENTER);
  const newest = page.locator('[data-part="newest"] li');
  await newest.filter({ hasText: other }).waitFor();
  // The two arrive one by one when the reading and the live line overlap.
  await newest.filter({ hasText: own }).waitFor();
  assert.equal(await newest.filter({ hasText: own }).getByRole('link').count(), 1);
  assert.equal(await newest.filter({ hasText: other }).getByRole('link').count(), 0);
  assert.equal(await page.locator('.center-figures a').count(), 0, 'figures count the whole city');
  await page.getByText(office('command-center.office.reach')).waitFor();

  const plain = await browser.officer(t, house, 'agency-officer', LIGHTS, '/office/laporan');
  const entry = plain.page.getByRole('link', { name: office('command-center.office.title'), exact: true });
  await plain.page
    .getByRole('heading', { name: office('complaints.desk.inbox.title'), exact: true })
    .waitFor();
  assert.equal(await entry.count(), 0);
  await plain.page.goto(CENTER);
  await plain.page.getByText(office('kit.forbidden.title')).waitFor();
});
