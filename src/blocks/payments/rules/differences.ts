/** What can differ between bank, payments and ledger, and what people can do about each. Pure. */

/**
 * What may be done about a kind of difference. `note` only writes down what was found out. `settle`: these payments are what the line paid, what is missing is the fee.
 * `identify`: whose money it is, or that nobody knows yet. `chargeback`: the bank took a payment back. `reverse`: a payment
 * never was. The rest say what a line is that no payment stands behind. The most usual first.
 */
export function actsFor(kind: string, found: number | null): readonly string[] {
  if (kind === 'missing-at-bank') return ['note', 'reverse'];
  if (kind === 'no-debtor') return ['identify', 'note', 'reverse'];
  if (found !== null && found < 0) return ['chargeback', 'transfer', 'fee', 'foreign', 'note'];
  if (kind === 'unknown-money') return ['identify', 'settle', 'interest', 'foreign', 'note'];
  if (kind === 'fee-differs' || kind === 'amount-differs')
    return ['settle', 'note', 'identify', 'interest', 'foreign'];
  return ['foreign', 'note', 'identify', 'settle', 'interest'];
}
