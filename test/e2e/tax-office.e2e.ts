/** The tax office: a taxpayer is registered, an object looked up and filed for at the counter, a request decided. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import * as browser from '../kit/browser.ts';
import { taxed, taxpayer } from '../kit/taxes.ts';
import { wordsOf } from '../kit/words.ts';

const say = wordsOf('office');

async function fit(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  assert.deepEqual(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`),
    [],
  );
}

test('an officer registers a taxpayer, finds an object and takes its return at the counter', async (t) => {
  const house = await browser.webHouse(t);
  const payer = await taxpayer(house, 'Wati Lestari');
  await taxed(house, payer.id, 'restaurant', { kind: 'plain' }, { title: 'Warung Wati' });
  const { page } = await browser.officer(t, house, 'tax-officer', null, '/office/pajak');
  await page.getByRole('heading', { name: say('taxes.desk.title'), level: 1 }).waitFor();
  await page.getByText(say('taxes.desk.new-payer')).click();
  await page.getByLabel(say('taxes.desk.name'), { exact: true }).fill('Budi Rekaan');
  await page.getByLabel(say('taxes.desk.address')).fill('Jalan Rekaan 3');
  await page.getByRole('button', { name: say('taxes.desk.register-act'), exact: true }).click();
  await page.getByText(/NPWPD P10000002/).waitFor();
  await fit(page);
  await page.getByRole('link', { name: 'Warung Wati' }).click();
  await page.getByRole('heading', { name: 'Warung Wati', level: 1 }).waitFor();
  await page.getByText(say('taxes.desk.file')).click();
  await page.getByLabel(say('taxes.desk.month')).fill('2026-01');
  await page.getByLabel(say('taxes.desk.turnover')).fill('10.000.000');
  await page.getByRole('button', { name: say('taxes.desk.file-act') }).click();
  await page.getByText(say('taxes.desk.comes-to', { amount: 'Rp1.000.000' })).waitFor();
  await fit(page);
  await page.goto('/office/pajak/permohonan');
  await page.getByText(say('taxes.desk.no-requests')).waitFor();
  await fit(page);
});
