/** Banks tell of payments over SNAP: what is signed and fresh is booked once, everything else is refused in their own shape. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { PLAIN_BANK, qrPayment, testBank, vaPayment } from '../../../../test/kit/bank.ts';
import { testHouse } from '../../../../test/kit/house.ts';
import { change } from '../../../platform/change.ts';
import { systemContext } from '../../../platform/context.ts';
import { disagreements } from '../agreement.ts';
import { issueBills, keepBasis } from '../bills.ts';
import { nameDebtors } from '../debtor-names.ts';
import { debtorsOf, newPayCode, standing } from '../debtors.ts';
import { codeOf } from '../rules/codes.ts';
import { balancesOf } from '../store-ledger.ts';

const NOW = new Date('2026-11-23T02:05:00Z');
const TODAY = '2026-11-23';
const all = (text: string) => ({ id: text, en: text, jv: text, zh: text });

/** A trader with three bills of 3,000, and his number. */
async function market(t: TestContext) {
  const house = await testHouse(t, { now: () => NOW });
  nameDebtors('levies', { shown: async () => 'SITI A***' });
  const { city } = house;
  const ctx = systemContext(city, 'test');
  const made = await change(ctx, async (tx) => {
    const [debtor = 0] = await debtorsOf(tx, 'levies', ['siti']);
    const b = await keepBasis(tx, {
      ...{ what: all('Retribusi'), article: all('Pasal 1'), from: '2026-01-01', until: null },
      rate: { kind: 'each', amount: 500, unit: all('m²'), per: 'day' },
    });
    const { bills } = await issueBills(ctx, tx, {
      ...{ id: randomUUID(), subject: TODAY, effectiveAt: NOW },
      bills: ['2026-11-20', '2026-11-21', '2026-11-22'].map((day) => ({
        ...{ debtor, kind: 'levies.daily', subject: 'A-1', place: null, fromDay: day, toDay: day, due: day },
        lines: [{ b, q: 6, a: 3000 }],
      })),
    });
    return { debtor, code: await newPayCode(tx, debtor, new Date('2026-01-01T00:00:00Z')), bills };
  });
  const owes = async () => {
    const { owed, credit } = await standing(city, made.debtor, TODAY);
    return owed - credit;
  };
  return { ...house, ...made, owes };
}

test('a bank with its key gets a token, asks what is owed, tells that it was paid, and the oldest bills are paid', async (t) => {
  const { city, call, code, owes } = await market(t);
  const bank = await testBank(city, call);
  assert.equal((await bank.token()).body.responseCode, '2007300');
  const { paymentRequestId: _, paidAmount: __, ...question } = vaPayment(code, 1);
  const asked = await bank.tell('transfer-va/inquiry', { ...question, inquiryRequestId: 'tanya-1' });
  assert.equal(asked.body.responseCode, '2002400');
  const account = asked.body.virtualAccountData as { totalAmount: unknown; virtualAccountName: string };
  assert.equal(account.virtualAccountName, 'SITI A***');
  assert.deepEqual(account.totalAmount, { value: '9000.00', currency: 'IDR' });
  const paid = await bank.tell('transfer-va/payment', vaPayment(code, 6000));
  assert.deepEqual([paid.status, paid.body.responseCode], [200, '2002500']);
  assert.equal(await owes(), 3000);
  const qr = await bank.tell('qr/qr-mpm-notify', qrPayment(code, 3500));
  assert.equal(qr.body.responseCode, '2005200');
  assert.equal(await owes(), -500);
  assert.deepEqual(await disagreements(city), []);
});

test('wrong keys, signatures, times and tokens are refused, each with its number, and nothing is booked', async (t) => {
  const { city, call, code, owes } = await market(t);
  const bank = await testBank(city, call);
  const refusedToken = async (headers: Record<string, string>) =>
    (await bank.token(headers)).body.responseCode;
  assert.equal(await refusedToken({ 'x-client-key': 'orang-lain' }), '4017300');
  assert.equal(await refusedToken({ 'x-signature': 'AAAA' }), '4017300');
  assert.equal(await refusedToken({ 'x-timestamp': '2026-11-23T01:50:00Z' }), '4017300');
  const body = vaPayment(code, 3000);
  const told = async (change: Record<string, string>, what: unknown = body) =>
    (await bank.tell('transfer-va/payment', what, change)).body.responseCode;
  assert.equal(await told({ 'x-signature': 'AAAA' }), '4012500');
  assert.equal(await told({ 'x-timestamp': '2026-11-23T01:50:00Z' }), '4012500');
  assert.equal(await told({ authorization: 'Bearer palsu' }), '4012501');
  assert.equal(await told({ 'x-external-id': 'spasi tidak boleh' }), '4002502');
  assert.equal(await told({}, '[]'), '4002500');
  const stranger = await call<{ responseCode: string }>(
    'POST',
    '/api/snap/bank-lain/v1.0/transfer-va/payment',
    {},
  );
  assert.deepEqual([stranger.status, stranger.body.responseCode], [401, '4012500']);
  assert.equal(await owes(), 9000);
});

test('amounts with sen, negative, too long or of another money are refused; unknown numbers and paid bills too', async (t) => {
  const { city, call, code, bills, owes } = await market(t);
  const bank = await testBank(city, call);
  const told = async (body: unknown) => (await bank.tell('transfer-va/payment', body)).body.responseCode;
  for (const value of ['3000.50', '-3000.00', '3000', '0.00', '99999999999999.00', '3e3'])
    assert.equal(await told({ ...vaPayment(code, 1), paidAmount: { value, currency: 'IDR' } }), '4002501');
  const dollars = { value: '3000.00', currency: 'USD' };
  assert.equal(await told({ ...vaPayment(code, 1), paidAmount: dollars }), '4002501');
  assert.equal(await told(vaPayment('1000000099999', 3000)), '4042512');
  const bill = codeOf('bill', bills[0]?.id ?? 0);
  assert.equal(await told(vaPayment(bill, 2999)), '4042513');
  assert.equal(await told(vaPayment(bill, 3000)), '2002500');
  assert.equal(await told(vaPayment(bill, 3000)), '4042514');
  assert.equal(await owes(), 6000);
});

test('what is told again a hundred times, shuffled and all at once, is booked once; a number reused for something else is not', async (t) => {
  const { city, call, code, owes } = await market(t);
  const bank = await testBank(city, call);
  const all = [vaPayment(code, 1000), vaPayment(code, 2000), vaPayment(code, 500)];
  const ids = all.map(() => randomUUID().replaceAll('-', ''));
  const order = Array.from({ length: 100 }, (_, at) => (at * 7) % 3);
  const codes = await Promise.all(
    order.map(async (at) => {
      const id = { 'x-external-id': ids[at] as string };
      return (await bank.tell('transfer-va/payment', all[at], id)).body.responseCode;
    }),
  );
  assert.deepEqual([...new Set(codes)], ['2002500']);
  assert.equal(await owes(), 9000 - 3500);
  const reused = await bank.tell('transfer-va/payment', vaPayment(code, 700), {
    'x-external-id': ids[0] as string,
  });
  assert.equal(reused.body.responseCode, '4092500');
  const altered = { ...all[0], paidAmount: { value: '1001.00', currency: 'IDR' } };
  assert.equal((await bank.tell('transfer-va/payment', altered)).body.responseCode, '4042518');
  assert.equal(await owes(), 9000 - 3500);
  assert.deepEqual(await disagreements(city), []);
});

test('a QR for nobody is kept as unidentified, and one that failed moves nothing', async (t) => {
  const { city, call, code, owes } = await market(t);
  const hex = { algorithm: 'rsa', encoding: 'hex', query: false, token: false } as const;
  const other = { ...PLAIN_BANK, signatures: { ...PLAIN_BANK.signatures, notification: hex } };
  const bank = await testBank(city, call, 'bank-rsa', other);
  assert.equal((await bank.tell('qr/qr-mpm-notify', qrPayment('asing', 800))).status, 200);
  assert.equal(
    (await balancesOf(city.db, ['unidentified/qris/bank-rsa'])).get('unidentified/qris/bank-rsa'),
    -800,
  );
  const failed = qrPayment(code, 3000, { latestTransactionStatus: '06' });
  assert.equal((await bank.tell('qr/qr-mpm-notify', failed)).status, 200);
  assert.equal(await owes(), 9000);
  const later = { ...failed, latestTransactionStatus: '00' };
  assert.equal((await bank.tell('qr/qr-mpm-notify', later)).status, 200);
  assert.equal(await owes(), 6000);
  assert.deepEqual(await disagreements(city), []);
});
