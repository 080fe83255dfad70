/** A morning of the treasurer: a statement comes in, a difference is worked off, cash goes to the bank, and yesterday is closed. */
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { setBankAccount } from '../../src/blocks/payments/bank-accounts.ts';
import { debtorsOf } from '../../src/blocks/payments/debtors.ts';
import { receive } from '../../src/blocks/payments/receive.ts';
import { systemContext } from '../../src/platform/context.ts';
import * as browser from '../kit/browser.ts';
import { mt940 } from '../kit/statements.ts';
import { wordsOf } from '../kit/words.ts';

const say = wordsOf('office');
const NUMBER = '0011223344';
/** Nine in the morning in Magelang. */
const now = () => new Date('2026-11-24T02:00:00Z');
const yesterday = new Date('2026-11-23T05:00:00Z');

async function money(house: browser.WebHouse) {
  const ctx = systemContext(house.city, 'test');
  await setBankAccount(ctx, {
    number: NUMBER,
    account: {
      ...{ bank: 'bank-uji', rkud: false, days: 1, csv: null, transferWords: [], feeWords: [] },
      channels: [
        { channel: 'va/bank-uji', words: [], fees: [{ from: '2026-01-01', basisPoints: 0, each: 1500 }] },
      ],
    },
  });
  const [debtor = 0] = await debtorsOf(house.city.db, 'levies', ['siti']);
  const pay = (reference: string, amount: number, taker?: string) =>
    receive(ctx, {
      ...{ id: randomUUID(), channel: taker ? 'cash' : 'va/bank-uji', reference, amount, to: { debtor } },
      ...{ paidAt: yesterday, ...(taker ? { taker } : {}) },
    });
  await pay('va-0001', 50_000);
  await pay('tunai-1', 30_000, 'till-disperindag');
}

test('a statement is taken in, its difference worked off, cash deposited with a slip, and the day before closed', async (t) => {
  const house = await browser.webHouse(t, {}, now);
  await money(house);
  const { page } = await browser.officer(t, house, 'regional-treasurer', null, '/office/keuangan');
  await page.getByRole('heading', { name: say('payments.today.title'), exact: true }).waitFor();
  await page.getByText('Rp30.000').first().waitFor();

  await page.getByRole('link', { name: say('payments.statements.title'), exact: true }).click();
  const lines = [{ amount: 48_000, reference: 'va-0001' }];
  const file = {
    ...{ name: 'koran.sta', mimeType: 'text/plain' },
    buffer: Buffer.from(mt940({ account: NUMBER, day: '2026-11-24', lines })),
  };
  await page.getByLabel(say('payments.statements.file')).setInputFiles(file);
  await page.getByText(say('payments.statements.done', { count: 1 })).waitFor();
  await page.getByLabel(say('payments.statements.file')).setInputFiles(file);
  await page.getByText(say('payments.statements.known-detail')).waitFor();
  const broken = { ...file, buffer: Buffer.from(':20:\nrusak') };
  await page.getByLabel(say('payments.statements.file')).setInputFiles(broken);
  await page.getByRole('alert').waitFor();

  await page.getByRole('link', { name: say('payments.differences.title'), exact: true }).click();
  await page.getByText(say('payments.kind.fee-differs')).first().click();
  await page.getByText('va-0001').first().waitFor();
  await page
    .getByText(say('payments.act.sum', { sum: 'Rp50.000', found: 'Rp48.000', fee: 'Rp2.000' }))
    .waitFor();
  await page
    .getByRole('button', { name: say('payments.act.send', { act: say('payments.act.settle') }) })
    .click();
  await page.getByText(say('payments.act.reason-missing')).first().waitFor();
  await page.getByLabel(say('payments.act.reason'), { exact: true }).fill('Tarif baru bank, surat 12/2026');
  await page
    .getByRole('button', { name: say('payments.act.send', { act: say('payments.act.settle') }) })
    .click();
  await page.getByText(say('payments.end.explained')).first().waitFor();

  await page.getByRole('link', { name: say('payments.slips.title'), exact: true }).click();
  await page.getByRole('button', { name: say('payments.slips.make'), exact: true }).click();
  await page.getByText('STS2026000001').first().waitFor();
  await page.getByRole('heading', { name: say('payments.slips.paper') }).waitFor();

  await page.getByRole('link', { name: say('payments.days.title'), exact: true }).click();
  await page.getByRole('button', { name: say('payments.days.close'), exact: true }).click();
  await page.getByText(/^Segel: [0-9a-f]{64}$/).waitFor();
  await page.getByText(say('payments.report.zero')).first().waitFor();

  await page.getByRole('link', { name: say('payments.accounts.title'), exact: true }).click();
  await page.getByRole('button', { name: say('payments.accounts.change'), exact: true }).click();
  const channels = page.getByLabel(say('payments.accounts.channels'), { exact: true });
  await channels.fill('va/bank-uji; 0; 1500; 2026-01-01\nva/bank-uji; 0; 2000; 2026-11-23');
  await page.getByRole('button', { name: say('payments.accounts.save'), exact: true }).click();
  await page.getByText(/Rp2\.000/).waitFor();
});
