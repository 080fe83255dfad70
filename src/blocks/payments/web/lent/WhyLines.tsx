/** How an amount came about, line by line: the count, the article, the days of the rate. */
import { type Texts, useTexts } from '../../../../web/kit/texts/texts.ts';
import type { LineView } from '../../contract.ts';

const noon = (day: string) => `${day}T05:00:00Z`;

/** '6 m² × Rp500 per hari'. */
function countWords({ t, formats }: Texts, line: LineView): string {
  const { rate } = line;
  if (rate.kind === 'each') {
    const given = {
      quantity: formats.number(line.quantity ?? 1),
      unit: rate.unit,
      rate: formats.money(rate.amount),
    };
    const words = t(`payments.why.each-${rate.per}`, given);
    if (!line.days) return words;
    const [days, of] = line.days;
    return days === of ? words : t('payments.why.part', { words, days, of });
  }
  const share = formats.number(rate.basisPoints / 100);
  const of = formats.money(line.of ?? 0);
  if (rate.kind === 'share') return t('payments.why.share', { share, of });
  const words = t('payments.why.months', { share, of, months: line.months ?? 0 });
  return line.capped ? t('payments.why.capped', { words, months: rate.capMonths }) : words;
}

/** From when to when the rate holds. */
function ruleWords({ t, formats }: Texts, { from, until }: LineView): string {
  const since = formats.date(noon(from));
  return until
    ? t('payments.why.from-until', { from: since, until: formats.date(noon(until)) })
    : t('payments.why.from', { from: since });
}

export function WhyLines({ lines }: { lines: readonly LineView[] }) {
  const texts = useTexts();
  return (
    <ul>
      {lines.map((line) => (
        <li key={`${line.what} ${line.from} ${line.amount}`}>
          <span className="bill-line">
            <span>{line.what}</span>
            <span className="tabular">{texts.formats.money(line.amount)}</span>
          </span>
          <span className="bill-count">{countWords(texts, line)}</span>
          <span className="bill-law">
            {line.article}. {ruleWords(texts, line)}
          </span>
        </li>
      ))}
    </ul>
  );
}
