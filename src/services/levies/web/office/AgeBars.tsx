/** Unpaid amounts by how late they are. */
import type { TextKey } from '../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { BarList } from '../../../../web/ui/base/charts.tsx';

const AGES: readonly { key: TextKey; tone?: 'warn' | 'bad' }[] = [
  { key: 'levies.board.age.0' },
  { key: 'levies.board.age.1', tone: 'warn' },
  { key: 'levies.board.age.2', tone: 'warn' },
  { key: 'levies.board.age.3', tone: 'bad' },
  { key: 'levies.board.age.4', tone: 'bad' },
];

export function AgeBars({ ages }: { ages: readonly number[] }) {
  const { t, formats } = useTexts();
  return (
    <BarList
      rows={AGES.map(({ key, tone }, at) => ({
        ...{ key, label: t(key), value: ages[at] ?? 0, shown: formats.money(ages[at] ?? 0) },
        ...(tone ? { tone } : {}),
      }))}
    />
  );
}
