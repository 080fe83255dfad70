/** Where a report stands, as a badge: a closed one says whether it is mended. */
import { CaseBadge } from '../../../../web/ui/base/badge.tsx';
import type { PublicItem } from '../../contract.ts';
import { useCaseWords } from './case-words.ts';

type Props = { item: Pick<PublicItem, 'state'> & Partial<Pick<PublicItem, 'mended' | 'outcome'>> };

export function StandingBadge({ item }: Props) {
  const { shape, words } = useCaseWords().standing(item);
  return <CaseBadge state={shape}>{words}</CaseBadge>;
}
