/** The large figures on top. */

import type { TextKey } from '../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { NumberTile } from '../../../../web/ui/wall/figures.tsx';
import type { Figure, Overview } from '../../contract.ts';
import { healthNow } from '../../rules/health.ts';
import { useSourceWords } from '../source-words.ts';

const TILES: { name: string; label: TextKey; tone?: (value: number) => 'good' | 'bad' | undefined }[] = [
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

export function FigureTiles({ overview, now }: { overview: Overview; now: number }) {
  return TILES.map((tile) => {
    const figure = overview.figures.find(({ name }) => name === tile.name) ?? { ...MISSING, name: tile.name };
    return (
      <Tile
        key={tile.name}
        figure={figure}
        label={tile.label}
        tone={figure.value === null ? undefined : tile.tone?.(figure.value)}
        now={now}
      />
    );
  });
}

function Tile({
  figure,
  label,
  tone,
  now,
}: {
  figure: Figure;
  label: TextKey;
  tone?: 'good' | 'bad';
  now: number;
}) {
  const { t } = useTexts();
  const words = useSourceWords();
  const { unit, value } = figure;
  const shown = value === null ? null : unit === 'minutes' ? words.minutes(value) : words.count(value);
  return (
    <NumberTile
      label={t(label)}
      value={shown}
      tone={tone}
      freshness={healthNow(figure, now)}
      source={words.source(figure)}
      deadWords={words.dead(figure)}
    />
  );
}
