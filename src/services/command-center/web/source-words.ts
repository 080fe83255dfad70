/** Figures in words: where one comes from and since when, and what stands in the place of one that is unknown. */
import { useTexts } from '../../../web/kit/texts/texts.ts';

type Sourced = { source: string; at: string | null };

export function useSourceWords() {
  const { t, formats } = useTexts();
  const name = (source: string) => (source === 'complaints' ? t('command-center.source.complaints') : source);
  const clock = (at: string) => `${formats.time(at)} ${formats.zoneName}`;
  const unknown = t('command-center.unknown');
  return {
    source: ({ source, at }: Sourced) => (at ? `${name(source)} · ${clock(at)}` : name(source)),
    dead: ({ at }: Sourced) =>
      at ? t('command-center.dead-since', { time: clock(at) }) : t('command-center.dead'),
    count: (value: number | null) => (value === null ? unknown : formats.number(value)),
    minutes(value: number | null) {
      if (value === null) return unknown;
      return value < 1 ? t('command-center.wall.under-a-minute') : formats.duration(value);
    },
  };
}
