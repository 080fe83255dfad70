/** Who decides: of two heads at once the slower one reads who was faster, and a stand-in finds the way to what waits. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { trialService } from '../../src/blocks/definitions/trial.ts';
import { localDate } from '../../src/shared/time.ts';
import { people, publish, sent, TRADE, toDecision } from '../kit/applying.ts';
import * as browser from '../kit/browser.ts';
import { until } from '../kit/until.ts';
import { wordsOf } from '../kit/words.ts';

const office = wordsOf('office');
const DAY_MS = 86_400_000;

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('of two heads who decide at once the slower one reads whose decision holds', async (t) => {
  const house = await browser.webHouse(t);
  await publish(house, trialService());
  const w = await people(house);
  const opens = localDate(new Date(house.city.now().getTime() + 3 * DAY_MS), house.city.zone);
  const code = await sent({ ...w, house } as never, { opens_on: opens });
  await toDecision({ ...w, house } as never, code);
  const path = `/office/permohonan/${code}`;
  const { page: fast, account } = await browser.officer(t, house, 'agency-head', TRADE, path);
  const { page: slow } = await browser.officer(t, house, 'agency-head', TRADE, path);
  // What the slower one sends arrives when the other decision stands and has been shown to both.
  const done = Promise.withResolvers<void>();
  await slow.route('**/act', async (route) => {
    await done.promise;
    await route.continue();
  });
  await press(slow, 'Tolak');
  await slow.getByLabel(office('applications.desk.reason')).fill('Tempatnya sudah penuh.');
  await press(slow, 'Tolak');
  await press(fast, 'Setujui');
  await press(fast, 'Setujui');
  await slow.getByText(office('applications.desk.decision.approve'), { exact: true }).waitFor();
  done.resolve();
  const told = slow.getByText(`Petugas ${account.username} baru saja memutuskan`);
  await told.waitFor();
  await until('it stands where the reader looks', async () => {
    const top = (await told.boundingBox())?.y ?? -1;
    return top >= 0 && top < browser.DESK.height;
  });
});

test('a stand-in is appointed with an end after the start, and the menu leads to what is to be decided', async (t) => {
  const house = await browser.webHouse(t);
  const next = '/office/wewenang';
  const { page: stand, account } = await browser.officer(
    t,
    house,
    'service-clerk',
    TRADE,
    '/office/permohonan',
  );
  const approvals = stand.getByRole('link', { name: office('applications.approvals.nav'), exact: true });
  await stand.getByRole('heading', { level: 1 }).waitFor();
  assert.equal(await approvals.count(), 0);

  const { page: head } = await browser.officer(t, house, 'agency-head', TRADE, next);
  const day = (days: number) =>
    `${localDate(new Date(house.city.now().getTime() + days * DAY_MS), house.city.zone)}T08:00`;
  const fill = (label: string, value: string) => head.getByLabel(label).fill(value);
  await head.getByLabel(office('applications.delegation.to')).selectOption(account.id);
  await fill(office('applications.delegation.from'), day(2));
  await fill(office('applications.delegation.until'), day(-1));
  await fill(office('applications.delegation.basis'), 'SPT 7/2026');
  await press(head, office('applications.delegation.save'));
  await head.getByText(office('applications.delegation.until-before-from'), { exact: true }).waitFor();
  await fill(office('applications.delegation.from'), day(-2));
  await press(head, office('applications.delegation.save'));
  const past = head.locator('.field', { hasText: office('applications.delegation.until') });
  await past.getByText('belum lewat').waitFor();
  await fill(office('applications.delegation.until'), day(2));
  await press(head, office('applications.delegation.save'));
  await head.getByText(office('applications.delegation.state.now'), { exact: true }).waitFor();

  await stand.reload();
  await approvals.click();
  await stand.getByText(office('applications.approvals.empty'), { exact: true }).waitFor();
});
