/** The due clock of a case in words, ticking. */

import { useNow } from '../../../../web/kit/shell/use-now.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { DueClock } from '../../../../web/ui/base/badge.tsx';
import type { DeskItem } from '../../rules/desk-contract.ts';
import { dueOf } from './words.ts';

export function DueMark({ item }: { item: Pick<DeskItem, 'state' | 'dueAt' | 'closedAt' | 'paused'> }) {
  const texts = useTexts();
  const due = dueOf(texts, item, useNow());
  return (
    <DueClock state={due.state} dateTime={due.at} title={due.title}>
      {due.words}
    </DueClock>
  );
}
