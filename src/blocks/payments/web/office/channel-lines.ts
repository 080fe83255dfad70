/** Channels of an account as lines of text: 'qris/bank-a; 0,7; 0; 2026-01-01; settle qris'. A later line of the same channel is its next fee. */
import type { BankAccount } from '../../rules/bank-accounts.ts';

type Channels = BankAccount['channels'];

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export const channelLines = (channels: Channels): string =>
  channels
    .flatMap(({ channel, words, fees }) =>
      (fees.length > 0 ? fees : [{ from: '', basisPoints: 0, each: 0 }]).map(({ from, basisPoints, each }) =>
        [channel, String(basisPoints / 100).replace('.', ','), each, from, words.join(', ')].join('; '),
      ),
    )
    .join('\n');

/** Undefined when a line cannot be read. */
export function readChannels(text: string): Channels | undefined {
  const all = new Map<string, Channels[number]>();
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    const [channel = '', share = '0', each = '0', from = '', words = ''] = line
      .split(';')
      .map((cell) => cell.trim());
    const points = Math.round(Number((share || '0').replace(',', '.')) * 100);
    if (!/^[a-z]+\/[a-z0-9-]+$/.test(channel) || !(points >= 0 && points <= 10_000)) return undefined;
    if (!/^\d{0,7}$/.test(each) || (from !== '' && !DAY.test(from))) return undefined;
    const one = all.get(channel) ?? { channel, words: [], fees: [] };
    if (from !== '') one.fees.push({ from, basisPoints: points, each: Number(each || '0') });
    else if (points > 0 || Number(each || '0') > 0) return undefined;
    const own = words.split(',').map((word) => word.trim());
    one.words = [...new Set([...one.words, ...own.filter((word) => word.length > 1)])];
    all.set(channel, one);
  }
  return [...all.values()];
}
