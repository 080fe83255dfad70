/** Accounts, channels and differences in the reader's words. */
import type { TextKey } from '../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import type { Holder } from '../../rules/treasury-contract.ts';

const WAYS: Record<string, TextKey> = {
  qris: 'payments.way.qris',
  va: 'payments.way.va',
  edc: 'payments.way.edc',
  transfer: 'payments.way.transfer',
  cash: 'payments.way.cash',
};
const ACCOUNTS: Record<string, TextKey> = {
  pending: 'payments.account.pending',
  bank: 'payments.account.bank',
  rkud: 'payments.account.rkud',
  unidentified: 'payments.account.unidentified',
  clearing: 'payments.account.clearing',
  cost: 'payments.account.cost',
  owed: 'payments.account.owed',
  revenue: 'payments.account.revenue',
  relief: 'payments.account.relief',
  credit: 'payments.account.credit',
};
const HELD: Record<Holder['place'], TextKey> = {
  hands: 'payments.held.hands',
  till: 'payments.held.till',
  transit: 'payments.held.transit',
};
const KINDS: Record<string, TextKey> = {
  'unknown-money': 'payments.kind.unknown-money',
  'missing-at-bank': 'payments.kind.missing-at-bank',
  'amount-differs': 'payments.kind.amount-differs',
  'fee-differs': 'payments.kind.fee-differs',
  'double-line': 'payments.kind.double-line',
  'wrong-account': 'payments.kind.wrong-account',
  'money-out': 'payments.kind.money-out',
  'no-debtor': 'payments.kind.no-debtor',
};
const ACTS: Record<string, TextKey> = {
  note: 'payments.act.note',
  settle: 'payments.act.settle',
  identify: 'payments.act.identify',
  chargeback: 'payments.act.chargeback',
  reverse: 'payments.act.reverse',
  transfer: 'payments.act.transfer',
  fee: 'payments.act.fee',
  interest: 'payments.act.interest',
  foreign: 'payments.act.foreign',
};
const ENDS: Record<string, TextKey> = {
  matched: 'payments.end.matched',
  identified: 'payments.end.identified',
  explained: 'payments.end.explained',
  reversed: 'payments.end.reversed',
};
const SERVICES: Record<string, TextKey> = {
  levies: 'payments.service.levies',
  taxes: 'payments.service.taxes',
  applications: 'payments.service.applications',
};
const PERIODS: Record<string, TextKey> = {
  daily: 'payments.period.daily',
  monthly: 'payments.period.monthly',
};

/** At noon in UTC every zone of the country has the same date. */
const noon = (day: string): string => `${day}T12:00:00Z`;

export function useMoneyWords() {
  const { t, formats } = useTexts();
  const known = (words: Record<string, TextKey>, name: string) => {
    const key = words[name];
    return key ? t(key) : name;
  };
  const parts = (...all: (string | undefined)[]) => all.filter(Boolean).join(' · ');
  const channel = (name: string) => {
    const [way = '', ...bank] = name.split('/');
    // What stands behind cash is an officer's number; his name is told elsewhere.
    return way === 'cash' ? known(WAYS, way) : parts(known(WAYS, way), bank.join('/'));
  };
  const billKind = (kind: string | null) => {
    if (kind === null) return t('payments.kind-of.credit');
    const [service = '', what = ''] = kind.split('.');
    return parts(known(SERVICES, service), known(PERIODS, what));
  };
  const holder = (one: Holder) => t(HELD[one.place], { name: one.name });
  const account = (code: string, holders: readonly Holder[]) => {
    const found = holders.find((one) => one.code === code);
    if (found) return holder(found);
    const [kind = '', ...rest] = code.split('/');
    const of = rest.join('/');
    if (kind === 'owed' || kind === 'revenue' || kind === 'relief')
      return parts(known(ACCOUNTS, kind), of.startsWith('bank/') ? of.slice(5) : billKind(of));
    if (kind === 'credit') return parts(known(ACCOUNTS, kind), known(SERVICES, of));
    if (kind === 'pending' || kind === 'unidentified') return parts(known(ACCOUNTS, kind), channel(of));
    if (kind === 'cost') return parts(known(ACCOUNTS, kind), channel(of.replace(/^fees\/(bank\/)?/, '')));
    return parts(known(ACCOUNTS, kind), of);
  };
  return {
    ...{ channel, billKind, holder, account },
    difference: (kind: string) => known(KINDS, kind),
    act: (how: string) => known(ACTS, how),
    end: (as: string) => known(ENDS, as),
    money: (amount: number | null) => (amount === null ? '–' : formats.money(amount)),
    day: (day: string) => formats.date(noon(day)),
  };
}
