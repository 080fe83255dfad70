/** Card terminals and the files of their acquirers: booked once, refused with words, and a stolen terminal is believed nothing. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { testHouse } from '../../../../test/kit/house.ts';
import { change } from '../../../platform/change.ts';
import { systemContext } from '../../../platform/context.ts';
import { disagreements } from '../agreement.ts';
import { issueBills, keepBasis } from '../bills.ts';
import { debtorsOf, newPayCode, standing } from '../debtors.ts';
import { createTerminal } from '../simulator/terminal.ts';
import { balancesOf } from '../store-ledger.ts';

const NOW = new Date('2026-11-23T02:05:00Z');
const TODAY = '2026-11-23';
const all = (text: string) => ({ id: text, en: text, jv: text, zh: text });
const ACQUIRER = {
  ...{ title: all('Bank Kartu Uji'), fictional: true },
  csv: {
    ...{ separator: ';', date: 'YYYY-MM-DD', decimal: '.' },
    columns: { terminal: 'TID', reference: 'RRN', day: 'TANGGAL', amount: 'NOMINAL', code: 'NO TAGIHAN' },
  },
};

/** A trader who owes 9,000, and a terminal in the market office. */
async function market(t: TestContext) {
  const house = await testHouse(t, { now: () => NOW });
  const { city, host } = house;
  const ctx = systemContext(city, 'test');
  const { debtor, code } = await change(ctx, async (tx) => {
    const [one = 0] = await debtorsOf(tx, 'uji', ['siti']);
    const b = await keepBasis(tx, {
      ...{ what: all('Retribusi'), article: all('Pasal 1'), from: '2026-01-01', until: null },
      rate: { kind: 'each', amount: 500, unit: all('m²'), per: 'day' },
    });
    const days = { fromDay: TODAY, toDay: TODAY, due: TODAY };
    await issueBills(ctx, tx, {
      ...{ id: randomUUID(), subject: TODAY, effectiveAt: NOW },
      bills: [
        {
          debtor: one,
          kind: 'uji.daily',
          subject: 'A-1',
          place: null,
          ...days,
          lines: [{ b, q: 18, a: 9000 }],
        },
      ],
    });
    return { debtor: one, code: await newPayCode(tx, one, new Date('2026-01-01T00:00:00Z')) };
  });
  const treasurer = await house.officer('regional-treasurer');
  const desk = (path: string, body: unknown) => treasurer('POST', `/api/desk/payments/${path}`, body);
  assert.equal((await desk('acquirers', { id: 'bank-kartu', acquirer: ACQUIRER })).status, 200);
  const made = await desk('terminals', { id: 'EDC00001', acquirer: 'bank-kartu', place: 'Kantor pasar' });
  const terminal = createTerminal({
    ...{ id: 'EDC00001', key: String(made.body.key), address: `http://${host}`, now: city.now },
  });
  const owes = async () => (await standing(city, debtor, TODAY)).owed;
  const importFile = (file: string) => desk('card-files', { acquirer: 'bank-kartu', file });
  return { ...house, code, treasurer, desk, terminal, owes, importFile };
}

test('a card payment that is told ten times at once is booked once; wrong keys, old times, reused numbers and odd amounts are refused', async (t) => {
  const { city, code, terminal, owes } = await market(t);
  const swipe = terminal.take(4000, code);
  const nonce = 'satu-nomor-saja';
  const heard = await Promise.all(
    Array.from({ length: 10 }, (_, at) => terminal.say(swipe, at < 5 ? nonce : undefined)),
  );
  assert.deepEqual([...new Set(heard.map(({ status }) => status))], [200]);
  assert.equal(new Set(heard.map(({ body }) => body.receipt)).size, 1);
  assert.equal(await owes(), 5000);
  const codeOf = async (answer: ReturnType<typeof terminal.say>) => (await answer).body.code;
  assert.equal(await codeOf(terminal.say({ ...swipe, amount: 4001 })), 'payments.reference-differs');
  assert.equal(await codeOf(terminal.say(terminal.take(1000, code), nonce)), 'payments.nonce-used');
  assert.equal(
    await codeOf(terminal.say(swipe, undefined, { 'x-signature': 'palsu' })),
    'payments.terminal-unsigned',
  );
  const old = { 'x-timestamp': '2026-11-23T01:05:00Z' };
  assert.equal(await codeOf(terminal.say(swipe, undefined, old)), 'payments.terminal-unsigned');
  for (const amount of ['1000.00', 10.5, -1, 0, '10000000000000', '1e3'])
    assert.equal(
      await codeOf(terminal.say({ ...swipe, reference: '000000000001', amount })),
      'payments.amount',
      `${amount}`,
    );
  assert.equal(await owes(), 5000);
  assert.deepEqual(await disagreements(city), []);
});

test('what no terminal could tell comes with the settlement file; the same file twice changes nothing, a wrong one is refused whole', async (t) => {
  const { city, code, terminal, owes, importFile } = await market(t);
  const told = terminal.take(2000, code);
  await terminal.say(told);
  terminal.take(3000, code);
  terminal.take(700);
  const file = terminal.file(TODAY);
  const first = await importFile(file);
  assert.deepEqual(first.body, { known: false, lines: 3, booked: 2, differs: [] }, first.text);
  assert.equal(await owes(), 4000);
  assert.deepEqual((await importFile(file)).body, { known: true, lines: 3, booked: 0, differs: [] });
  // Told at last, by the terminal that had no network.
  const differing = file.replace('2000.00', '2500.00');
  const again = await importFile(differing);
  assert.deepEqual([again.body.booked, (again.body.differs as unknown[]).length], [0, 1]);
  assert.equal(
    (await balancesOf(city.db, ['unidentified/edc/bank-kartu'])).get('unidentified/edc/bank-kartu'),
    -700,
  );
  for (const wrong of ['1000.50', '-1000', '99999999999999.00', 'seribu']) {
    const refused = await importFile(file.replace('3000.00', wrong));
    assert.deepEqual([refused.status, refused.body.code], [422, 'payments.card-file-unreadable'], wrong);
  }
  assert.equal(await owes(), 4000);
  assert.deepEqual(await disagreements(city), []);
});

test('a stolen terminal is blocked, and what it took comes only with the file; a new key opens it again', async (t) => {
  const { code, host, city, terminal, owes, desk, importFile, treasurer } = await market(t);
  assert.equal((await desk('terminals/EDC00001/block', { reason: 'Dicuri dari kantor pasar' })).status, 200);
  assert.equal((await desk('terminals/EDC00001/block', { reason: 'Dicuri dari kantor pasar' })).status, 404);
  const swipe = terminal.take(1000, code);
  assert.deepEqual(
    [(await terminal.say(swipe)).body.code, await owes()],
    ['payments.terminal-blocked', 9000],
  );
  await importFile(terminal.file(TODAY));
  assert.equal(await owes(), 8000);
  const anew = await desk('terminals', { id: 'EDC00001', acquirer: 'bank-kartu', place: 'Kantor pasar' });
  assert.equal((await terminal.say(swipe)).status, 401);
  const key = String(anew.body.key);
  const second = createTerminal({ id: 'EDC00001', key, address: `http://${host}`, now: city.now });
  assert.deepEqual((await second.say(swipe)).body.known, true);
  const { body } = await treasurer<{ terminals: { id: string; blocked: unknown; heardAt: string }[] }>(
    'GET',
    '/api/desk/payments/terminals',
  );
  assert.deepEqual([body.terminals[0]?.blocked, body.terminals[0]?.heardAt], [null, NOW.toISOString()]);
});
