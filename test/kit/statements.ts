/** A bank's statement for tests, as MT940: lines with their amounts, balances that follow from them. */

export type TestLine = { amount: number; reference?: string; text?: string; day?: string; kind?: string };

const short = (day: string) => day.replaceAll('-', '').slice(2);
const side = (amount: number) => (amount < 0 ? 'D' : 'C');
const digits = (amount: number) => `${Math.abs(amount)},00`;

export function mt940(given: {
  account: string;
  day: string;
  lines: TestLine[];
  opening?: number;
  number?: number;
}): Uint8Array {
  const { account, day, lines, opening = 0, number = 1 } = given;
  const closing = lines.reduce((sum, { amount }) => sum + amount, opening);
  const rows = lines.flatMap(({ amount, reference = 'NONREF', text, day: own = day, kind = 'NTRF' }) => [
    `:61:${short(own)}${side(amount)}${digits(amount)}${kind}${reference.slice(0, 16)}`,
    `:86:${[reference, text].filter((part) => part && part !== 'NONREF').join(' ')}`,
  ]);
  const balance = (sum: number) => `${side(sum)}${short(day)}IDR${digits(sum)}`;
  const head = [`:20:S${number}`, `:25:${account}`, `:28C:${number}`, `:60F:${balance(opening)}`];
  return Buffer.from([...head, ...rows, `:62F:${balance(closing)}`].join('\r\n'));
}
