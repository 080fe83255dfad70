/** One stop of a day that is being put together: dragged, or moved with its buttons. */
import { useState } from 'react';
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge, type Priority, PriorityMark } from '../../../../../web/ui/base/badge.tsx';
import { Button } from '../../../../../web/ui/base/button.tsx';
import type { IconName } from '../../../../../web/ui/base/icons.tsx';
import type { PlannedStop } from '../../../rules/round-contract.ts';
import { priorityWords } from '../words.ts';

type StopProps = {
  stop: PlannedStop;
  index: number;
  last: boolean;
  onMove: (from: number, to: number) => void;
  onOut: () => void;
};

const DRAGGED = 'text/x-pendopo-stop';

export function PlanStop({ stop, index, last, onMove, onOut }: StopProps) {
  const { t } = useTexts();
  const [over, setOver] = useState(false);
  const priority = priorityWords[stop.priority];
  const { code } = stop;
  const press = (icon: IconName, words: TextKey, disabled: boolean, onClick: () => void) => (
    <Button
      tone="quiet"
      size="small"
      icon={icon}
      aria-label={t(words, { code })}
      disabled={disabled}
      onClick={onClick}
    >
      {''}
    </Button>
  );
  return (
    <li
      className="plan-stop"
      draggable
      data-code={code}
      data-over={over ? '' : undefined}
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAGGED, String(index));
        event.dataTransfer.effectAllowed = 'move';
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(DRAGGED)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        const from = event.dataTransfer.getData(DRAGGED);
        if (from === '') return;
        event.preventDefault();
        onMove(Number(from), index);
      }}
    >
      <span className="round-number tabular">{index + 1}</span>
      <div>
        <p className="round-marks text-sm">
          <span className="tabular">{code}</span>
          {priority && <PriorityMark level={stop.priority as Priority}>{t(priority)}</PriorityMark>}
          {!stop.open && <Badge tone="good">{t('complaints.desk.state.closed')}</Badge>}
        </p>
        <p className="font-semibold">{stop.title}</p>
        <p className="text-sm text-ink-soft">{stop.area}</p>
      </div>
      {press('arrow-up', 'complaints.tools.round.plan.up', index === 0, () => onMove(index, index - 1))}
      {press('down', 'complaints.tools.round.plan.down', last, () => onMove(index, index + 1))}
      {press('cross', 'complaints.tools.round.plan.out', false, onOut)}
    </li>
  );
}
