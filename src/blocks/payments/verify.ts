/** Reads an exported ledger and works everything out anew: balances, seals, and whether each reversal takes back what it says. Needs no city and no network. */
import { isRupiah } from '../../shared/money.ts';
import { chained, GENESIS } from './chain.ts';
import { type AccountKind, type BookingRecord, demandBalanced, netted } from './rules/ledger.ts';

export const LEDGER_FORMAT = 1;

export type SealRecord = {
  day: string;
  first: number;
  last: number;
  bookings: number;
  before: string;
  hash: string;
};

/** One line of an export, as JSON. The first is `ledger`, the last is `end`; a seal stands behind the last booking that it covers. */
export type LedgerLine =
  | { ledger: { format: number; city: string; zone: string; exportedAt: string } }
  | { account: { code: string; kind: AccountKind } }
  | { booking: BookingRecord }
  | { seal: SealRecord }
  | { end: { bookings: number; last: number; balances: { account: string; amount: number }[] } };

export type LedgerFault = {
  /** Line of the file, from 1; 0 for the file as a whole. */
  line: number;
  rule:
    | 'not-json'
    | 'no-head'
    | 'format'
    | 'order'
    | 'unbalanced'
    | 'account-unknown'
    | 'reversal'
    | 'seal-broken'
    | 'seal-count'
    | 'seal-differs'
    | 'end-missing'
    | 'end-count'
    | 'end-balance';
  about: string;
};

export type LedgerVerdict = {
  city: string | null;
  bookings: number;
  seals: number;
  /** The last sealed day and its hash. */
  sealed: { day: string; hash: string } | null;
  /** Bookings behind the last seal: right by themselves, but nothing yet vouches that none is missing. */
  unsealed: number;
  balances: { account: string; kind: AccountKind; amount: number }[];
  faults: LedgerFault[];
};

const MOST_FAULTS = 50;

function parsed(text: string): LedgerLine | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as LedgerLine) : undefined;
  } catch {
    return undefined;
  }
}

const spelt = (booking: Pick<BookingRecord, 'postings'>, sign: 1 | -1) =>
  JSON.stringify(netted(booking.postings.map(({ account, amount }) => ({ account, amount: amount * sign }))));

/** Ids of what is reversed, so that only those are kept in mind. */
async function reversedIn(lines: AsyncIterable<string>): Promise<Set<string>> {
  const found = new Set<string>();
  for await (const text of lines) {
    const line = parsed(text);
    if (line && 'booking' in line && line.booking?.reverses) found.add(line.booking.reverses);
  }
  return found;
}

/**
 * `open` gives the lines of the file from its beginning; it is called twice. `known`: hashes of seals that the reader
 * noted himself, by day: without one, a ledger that was forged from its first line on would be in order.
 */
export async function verifyLedger(
  open: () => AsyncIterable<string>,
  known: ReadonlyMap<string, string> = new Map(),
): Promise<LedgerVerdict> {
  const wanted = await reversedIn(open());
  const originals = new Map<string, string>();
  const kinds = new Map<string, AccountKind>();
  const balances = new Map<string, number>();
  const faults: LedgerFault[] = [];
  let city: string | null = null;
  let [at, bookings, seals, sealedCount, seq] = [0, 0, 0, 0, 0];
  let hash = GENESIS;
  let sealedHash = GENESIS;
  let sealed: LedgerVerdict['sealed'] = null;
  let ended = false;
  const seen = new Set<string>();
  const fault = (rule: LedgerFault['rule'], about = '') => {
    if (faults.length < MOST_FAULTS) faults.push({ line: at, rule, about });
  };

  const takeBooking = (booking: BookingRecord) => {
    bookings += 1;
    if (booking.seq <= seq) fault('order', booking.id);
    seq = booking.seq;
    try {
      demandBalanced(booking.postings);
      hash = chained(hash, booking);
    } catch {
      fault('unbalanced', booking.id);
    }
    for (const { account, amount } of booking.postings) {
      if (!kinds.has(account)) fault('account-unknown', account);
      if (isRupiah(amount)) balances.set(account, (balances.get(account) ?? 0) + amount);
    }
    if (wanted.has(booking.id)) originals.set(booking.id, spelt(booking, -1));
    if (booking.reverses && originals.get(booking.reverses) !== spelt(booking, 1))
      fault('reversal', booking.id);
  };
  const takeSeal = (seal: SealRecord) => {
    seals += 1;
    if (seal.before !== sealedHash || seal.hash !== hash) fault('seal-broken', seal.day);
    if (seal.bookings !== bookings - sealedCount || (seal.bookings > 0 && seal.last !== seq))
      fault('seal-count', seal.day);
    seen.add(seal.day);
    const own = known.get(seal.day);
    if (own !== undefined && own !== seal.hash) fault('seal-differs', seal.day);
    sealedHash = hash;
    sealedCount = bookings;
    sealed = { day: seal.day, hash: seal.hash };
  };
  const takeEnd = (end: Extract<LedgerLine, { end: unknown }>['end']) => {
    ended = true;
    if (end.bookings !== bookings || end.last !== seq) fault('end-count');
    const told = new Map(end.balances.map(({ account, amount }) => [account, amount]));
    for (const account of new Set([...told.keys(), ...balances.keys()]))
      if ((told.get(account) ?? 0) !== (balances.get(account) ?? 0)) fault('end-balance', account);
  };

  for await (const text of open()) {
    at += 1;
    if (text.trim() === '') continue;
    const line = parsed(text);
    if (!line) fault('not-json');
    else if ('ledger' in line) {
      city = line.ledger.city;
      if (line.ledger.format !== LEDGER_FORMAT) fault('format', String(line.ledger.format));
    } else if (city === null) {
      fault('no-head');
      break;
    } else if ('account' in line) kinds.set(line.account.code, line.account.kind);
    else if ('booking' in line) takeBooking(line.booking);
    else if ('seal' in line) takeSeal(line.seal);
    else if ('end' in line) takeEnd(line.end);
  }
  at = 0;
  if (!ended) fault('end-missing');
  for (const day of known.keys()) if (!seen.has(day)) fault('seal-differs', day);
  return {
    ...{ city, bookings, seals, sealed, unsealed: bookings - sealedCount, faults },
    balances: [...balances]
      .map(([account, amount]) => ({ account, kind: kinds.get(account) ?? ('asset' as const), amount }))
      .sort((a, b) => (a.account < b.account ? -1 : 1)),
  };
}
