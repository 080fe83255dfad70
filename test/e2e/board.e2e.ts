/** The board of applications on the wall: it changes by itself, speaks four languages, and says when what it shows is old. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { trialService } from '../../src/blocks/definitions/trial.ts';
import { localDate } from '../../src/shared/time.ts';
import { answers, publish, SERVICE } from '../kit/applying.ts';
import * as browser from '../kit/browser.ts';
import { until } from '../kit/until.ts';
import { wordsOf } from '../kit/words.ts';
import { citizen } from '../scopes/things.ts';

const DAY_MS = 86_400_000;
/** Longer than the board waits between two questions, and than it trusts an answer. */
const SOON_MS = 21_000;
const OLD_MS = 66_000;

test('the board on the wall counts what is sent without a press, and says so when it is cut off', async (t) => {
  const house = await browser.webHouse(t);
  await publish(house, trialService());
  const sri = await citizen(house, 'sri@example.id');
  const say = wordsOf('wall');
  const { page, context } = await browser.wall(t, house);
  await page.clock.install();
  await page.goto('/wall/permohonan');
  const running = page.locator('.tile', { hasText: say('applications.board.running') });
  await running.getByText('0', { exact: true }).waitFor();

  const opens = localDate(new Date(house.city.now().getTime() + 3 * DAY_MS), house.city.zone);
  const body = { service: SERVICE, version: 1, answers: answers({ opens_on: opens }) };
  assert.equal((await sri('POST', '/api/applications', body)).status, 201);
  // The server keeps its figures for some seconds, and knows nothing of the clock of this page.
  const counts = () => running.getByText('1', { exact: true }).isVisible();
  const asked = async () => {
    await page.clock.fastForward(SOON_MS);
    return counts();
  };
  await until('the board counts it', asked, { everyMs: 400 });

  await context.setOffline(true);
  await page.clock.fastForward(OLD_MS);
  await page.getByText(say('kit.live.reconnecting'), { exact: true }).waitFor();
  await running.getByText('1', { exact: true }).waitFor();
  await context.setOffline(false);
  await page.clock.fastForward(SOON_MS);
  await page.getByText(say('kit.live.connected'), { exact: true }).waitFor();

  for (const [language, name] of [
    ['en', 'English'],
    ['jv', 'Jawa'],
    ['zh', '中文'],
  ] as const) {
    const words = wordsOf('wall', language);
    await page.getByRole('button', { name, exact: true }).click();
    await page.getByText(words('applications.board.running'), { exact: true }).waitFor();
    await page.getByText(words('applications.board.stages'), { exact: true }).waitFor();
  }
});
