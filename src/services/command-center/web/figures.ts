/** The figures on top, for the wall and for the office: what each is called and how it is said. */
import type { TextKey } from '../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../web/kit/texts/texts.ts';
import type { Figure, Overview } from '../contract.ts';
import { healthNow } from '../rules/health.ts';
import { useSourceWords } from './source-words.ts';

type Tone = 'good' | 'bad' | undefined;
type Shown = { name: string; label: TextKey; tone?: (value: number) => Tone };

const SHOWN: Shown[] = [
  { name: 'complaints.open', label: 'command-center.wall.tile.open' },
  {
    name: 'complaints.late',
    label: 'command-center.wall.tile.late',
    tone: (late) => (late > 0 ? 'bad' : 'good'),
  },
  { name: 'complaints.received-today', label: 'command-center.wall.tile.received' },
  {
    name: 'complaints.closed-today',
    label: 'command-center.wall.tile.closed',
    tone: (done) => (done > 0 ? 'good' : undefined),
  },
  { name: 'complaints.minutes-to-response', label: 'command-center.wall.tile.minutes' },
];

const MISSING: Omit<Figure, 'name'> = {
  unit: 'count',
  value: null,
  source: 'complaints',
  at: null,
  freshFor: 60,
  health: 'dead',
};

/** The number apart from its unit, in the languages that write it first: "4 menit", "4分钟". */
const AMOUNT = /^([\d.,]+)\s*(\D+)$/;

/** Each figure ready to be shown; a dead one has words in place of a value, and no value. `now` as the server's clock. */
export function useFigures(overview: Overview, now: number) {
  const { t } = useTexts();
  const words = useSourceWords();
  return SHOWN.map(({ name, label, tone }) => {
    const figure = overview.figures.find((one) => one.name === name) ?? { ...MISSING, name };
    const health = healthNow(figure, now);
    const value = health === 'dead' ? null : figure.value;
    const spent = figure.unit === 'minutes';
    // A living source without a value has nothing to count yet: that is neither a zero nor a dead feed.
    const none = health !== 'dead' && value === null;
    const said = value === null ? null : spent ? words.typical(value) : words.count(value);
    const [, amount, unit] = (spent && said && AMOUNT.exec(said)) || [];
    return {
      name,
      label: t(label),
      value: none ? t('command-center.unknown') : (amount ?? said),
      unit: none ? t('command-center.none-yet') : unit,
      tone: value === null ? undefined : tone?.(value),
      health,
      source: spent ? words.period(figure) : words.source(figure),
      deadWords: words.dead(figure),
    };
  });
}
