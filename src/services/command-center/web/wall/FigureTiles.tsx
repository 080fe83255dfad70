/** The large figures on top. */
import { NumberTile } from '../../../../web/ui/wall/figures.tsx';
import type { Overview } from '../../contract.ts';
import { useFigures } from '../figures.ts';

export function FigureTiles({ overview, now }: { overview: Overview; now: number }) {
  return useFigures(overview, now).map(({ name, label, value, unit, tone, health, source, deadWords }) => (
    <NumberTile
      key={name}
      label={label}
      value={value}
      unit={unit}
      tone={tone}
      freshness={health}
      source={source}
      deadWords={deadWords}
    />
  ));
}
