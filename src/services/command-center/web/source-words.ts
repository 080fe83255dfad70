/** Figures in words: where one comes from and since when, and what stands in the place of one that is unknown. */
import { useTexts } from '../../../web/kit/texts/texts.ts';
import { typicalSpan } from '../rules/spans.ts';

type Sourced = { source: string; at: string | null };

export function useSourceWords() {
  const { t, formats } = useTexts();
  const name = (source: string) => (source === 'complaints' ? t('command-center.source.complaints') : source);
  const clock = (at: string) => `${formats.time(at)} ${formats.zoneName}`;
  const from = (words: string, at: string | null) => (at ? `${words} · ${clock(at)}` : words);
  const unknown = t('command-center.unknown');
  return {
    source: ({ source, at }: Sourced) => from(name(source), at),
    /** Of a figure that looks back: the period stands with the source, so that nobody takes it for the value. */
    period: ({ at }: Sourced) => from(t('command-center.period.month'), at),
    dead: ({ at }: Sourced) =>
      at ? t('command-center.dead-since', { time: clock(at) }) : t('command-center.dead'),
    count: (value: number | null) => (value === null ? unknown : formats.number(value)),
    typical: (minutes: number | null) =>
      minutes === null ? unknown : formats.duration(typicalSpan(minutes)),
  };
}
