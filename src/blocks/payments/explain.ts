/** Bills and ways to pay in the reader's language, as pages get them. */
import { type Language, say } from '../../shared/languages.ts';
import type { ExplainedLine } from './account.ts';
import type { LineView, WayView } from './contract.ts';
import type { Way } from './ways.ts';

/** A line with the words of its basis. */
export function lineView(language: Language, line: ExplainedLine): LineView {
  const { what, article, from, until, rate } = line.basis;
  const told =
    rate.kind === 'each'
      ? { ...rate, unit: say(rate.unit, language) }
      : rate.kind === 'share'
        ? { kind: rate.kind, basisPoints: rate.basisPoints, off: rate.off ?? false }
        : rate;
  return {
    ...{ what: say(what, language), article: say(article, language), rate: told, from, until },
    ...{ quantity: line.q ?? null, days: line.d ?? null, of: line.p ?? null },
    ...{ months: line.m ?? null, capped: line.c ?? false, amount: line.a },
  };
}

export const wayView = (language: Language, { bank, title, fictional, qris, va }: Way): WayView => ({
  id: bank,
  ...{ bank: say(title, language), fictional, qris, va },
});
