/** A bank's statement of 100,000 lines: read, kept, matched with as many payments, and booked, in one piece. */
import { debtorsOf, importStatements, setBankAccount } from '../../src/blocks/payments/api.ts';
import type { City } from '../../src/platform/city.ts';
import { systemContext } from '../../src/platform/context.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { openBeside } from '../kit/city.ts';
import { onFreshServer } from '../kit/fresh-server.ts';
import { below, type Figure, type Part, plain } from '../kit/part.ts';
import type { ServerInfo } from '../kit/server.ts';

const VA = 'va/bench';
const QRIS = 'qris/bench';
const ACCOUNT = '0099887766';
const DAYS = 20;
/** Named by their reference, known only by amount and day, and whole days of a channel. */
const BY_REFERENCE = 90_000;
const BY_AMOUNT = 9_980;
const A_DAY = 1_000;
const FEE = 1_500;
const FIRST = '2026-03-01';

const amountOf = (no: number): number => (no <= BY_REFERENCE ? 5_000 + (no % 40) * 500 : 1_000_000 + no * 7);
const dayOf = (no: number): string => `2026-03-${String((no % DAYS) + 1).padStart(2, '0')}`;
const next = (day: string): string => `2603${String(Number(day.slice(-2)) + 1).padStart(2, '0')}`;

async function fill(city: City): Promise<void> {
  const at = city.now();
  const [debtor = 0] = await debtorsOf(city.db, 'bench', ['all']);
  await city.db.transaction(async (tx) => {
    await tx.run(sql`insert into payments.account (code, kind, opened_at)
      select v.code, v.kind, ${at} from (values (${`pending/${VA}`}, 'asset'), (${`pending/${QRIS}`}, 'asset'), ('unidentified/bench', 'liability')) v(code, kind)`);
    await tx.run(sql`create temporary table told on commit drop as
      select md5('bench/' || n)::uuid as id, n, case when n <= ${BY_REFERENCE + BY_AMOUNT}::int then ${VA} else ${QRIS} end as channel,
        case when n <= ${BY_REFERENCE}::int then 5000 + (n % 40) * 500 when n <= ${BY_REFERENCE + BY_AMOUNT}::int then 1000000 + n * 7 else 10000 + (n % ${DAYS}::int) * 10 end::bigint as amount,
        (${FIRST}::date + (n % ${DAYS}::int)) + time '05:00' as paid
      from generate_series(1, ${BY_REFERENCE + BY_AMOUNT + DAYS * A_DAY}::int) n`);
    await tx.run(sql`with booked as (insert into payments.booking (id, kind, subject, effective_at, booked_at, actor_kind)
        select id, 'payment.received', 'bench', paid at time zone 'UTC', ${at}, 'system' from told),
      posted as (insert into payments.posting (booking, account, amount)
        select t.id, a.id, case when a.kind = 'asset' then t.amount else -t.amount end from told t
        join payments.account a on a.code in ('pending/' || t.channel, 'unidentified/bench'))
      insert into payments.payment (id, code, debtor, channel, reference, amount, paid_at, told_at)
      select id, 'B' || n, ${debtor}::bigint, channel, 'BENCH' || lpad(n::text, 8, '0'), amount, paid at time zone 'UTC', ${at} from told`);
  });
  await city.db.run(sql`analyze payments.payment, payments.booking, payments.posting`);
}

function statement(): Uint8Array {
  const rows: string[] = [];
  let sum = 0;
  const line = (day: string, amount: number, reference: string, text: string) => {
    sum += amount;
    rows.push(`:61:${next(day)}C${amount},00NTRF${reference}`, `:86:${text}`);
  };
  for (let no = 1; no <= BY_REFERENCE; no++)
    line(dayOf(no), amountOf(no) - FEE, `BENCH${String(no).padStart(8, '0')}`, 'PEMBAYARAN VA');
  for (let no = BY_REFERENCE + 1; no <= BY_REFERENCE + BY_AMOUNT; no++)
    line(dayOf(no), amountOf(no) - FEE, 'NONREF', 'TRANSFER MASUK');
  for (let at = 0; at < DAYS; at++) line(dayOf(at), A_DAY * (10_000 + at * 10), 'NONREF', 'SETTLE QRIS');
  const head = [':20:BENCH', `:25:${ACCOUNT}`, ':28C:1', ':60F:C260301IDR0,00'];
  return Buffer.from([...head, ...rows, `:62F:C260331IDR${sum},00`].join('\r\n'));
}

async function measure(dataDir: string, info: ServerInfo, say: (line: string) => void): Promise<Figure[]> {
  const served = { ...info.floorRecord, database: info.floorRecord.database.replace(/_floor$/, '') };
  const { city, close } = await openBeside(dataDir, info.adminUrl, served);
  const ctx = systemContext(city, 'bench');
  await setBankAccount(ctx, {
    number: ACCOUNT,
    account: {
      ...{ bank: 'bench', rkud: false, days: 2, csv: null, transferWords: [], feeWords: [] },
      channels: [
        { channel: VA, words: [], fees: [{ from: FIRST, basisPoints: 0, each: FEE }] },
        { channel: QRIS, words: ['settle qris'], fees: [] },
      ],
    },
  });
  say('writing payments');
  await fill(city);
  const file = statement();
  say(`taking in a statement of ${Math.round(file.length / 1_000_000)} MB`);
  const began = performance.now();
  const { matched } = await importStatements(ctx, { account: ACCOUNT, file });
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  await close();
  return [
    below(
      'a statement of 100,000 lines',
      seconds,
      60,
      's',
      `${matched.lines} lines, ${matched.payments} payments`,
    ),
    plain('left open', matched.open, 'differences'),
  ];
}

export const reconciliation: Part = {
  title: 'A statement of 100,000 lines reconciled with its payments',
  run: (say) => onFreshServer({ floor: true }, (info, dataDir) => measure(dataDir, info, say)),
};
