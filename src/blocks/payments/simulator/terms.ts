/** What the made-up bank is: how it signs, what it charges, how it misbehaves. Data, and no real bank's. */
import { type Rupiah, shareOf } from '../../../shared/money.ts';
import type { BankAccount } from '../rules/bank-accounts.ts';
import type { Bank } from '../rules/banks.ts';
import type { CsvProfile } from '../rules/statements/csv.ts';
import type { Part } from '../snap/signature.ts';

export type Via = 'va' | 'qris';

/** A fee: rupiah for each payment, and so many of 10,000. */
export type Fee = { each: Rupiah; share: number };
export type Fees = Readonly<Record<Via, Fee>>;
/** Invented, in the order of size that banks ask for. */
export const FEES: Fees = { va: { each: 1500, share: 0 }, qris: { each: 0, share: 40 } };

export const feeOf = (fees: Fees, via: Via, amount: Rupiah): Rupiah =>
  Math.min(amount, fees[via].each + shareOf(amount, fees[via].share, 10_000));

/** How it signs what it tells: as the standard has it, or as some banks do. */
export const SIGNING = {
  hmac: { algorithm: 'hmac', encoding: 'base64', query: true, token: true },
  rsa: { algorithm: 'rsa', encoding: 'hex', query: false, token: false },
} as const satisfies Record<string, Part>;
export type Signing = keyof typeof SIGNING;

/** How a city speaks with it; `address`: where it answers. */
export function simulatedBank(address: string, signing: Signing): Bank {
  return {
    title: { id: 'Bank Rekaan', en: 'Made-up Bank', jv: 'Bank Rekaan', zh: '虚构银行' },
    ...{ fictional: true, address, partnerId: 'KOTA-REKAAN' },
    ...{ clientKey: 'kota-di-bank-rekaan', callerKey: 'bank-rekaan' },
    signatures: {
      access: { encoding: 'base64' },
      request: SIGNING.hmac,
      notification: SIGNING[signing],
      toleranceSeconds: 300,
    },
    // It asks before it takes the money; what it tells afterwards has been taken.
    va: { serviceId: '88801', taken: true },
    qr: {
      ...{ guid: 'ID.CO.REKAAN.WWW', pan: '9360099900000000001', merchantId: 'ID1099000000001' },
      ...{ criteria: 'PSO', nmid: 'ID1099000000001', mcc: '9399', name: 'KAS KOTA REKAAN' },
      ...{ city: 'REKAAN', postcode: '00000' },
      codeAt: ['additionalInfo.billNumber', 'originalPartnerReferenceNo'],
      paidAt: ['additionalInfo.paidTime'],
    },
  };
}

/** How a city reads its account there: every payment stands in the statement as it came in, fees behind them. */
export function simulatedAccount(bank: string, csv: CsvProfile): BankAccount {
  return {
    ...{ bank, rkud: false, days: 1, csv },
    channels: (['va', 'qris'] as const).map((via) => ({ channel: `${via}/${bank}`, words: [], fees: [] })),
    ...{ transferWords: ['KE RKUD'], feeWords: ['BIAYA'] },
  };
}

/** Shares are of 0 to 1, drawn from the seed. What goes wrong is tried again until the city answers 200. */
export type Misbehaviour = {
  /** Each payment is told up to this many times, some of them at once. */
  copies?: number;
  /** Told up to so many milliseconds later, so in another order. */
  lateMs?: number;
  /** Attempts that never leave the bank, and connections cut before the request or the answer was whole. */
  lost?: number;
  cut?: number;
  /** First attempts with a wrong signature, an hour old, or under another message's external number. */
  forged?: number;
  stale?: number;
  reused?: number;
  /** First told as not decided yet: QRIS only. */
  undecided?: number;
  /** Nothing is told at all: who wants to know must ask. */
  silent?: boolean;
};

export const CLUMSY: Misbehaviour = {
  ...{ copies: 3, lateMs: 2000, lost: 0.1, cut: 0.1 },
  ...{ forged: 0.1, stale: 0.1, reused: 0.1, undecided: 0.1 },
};

/** Chance from a seed: the same seed misbehaves the same way. Mulberry32. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
