/** One stop of a day that is being put together: dragged, or moved with its buttons. */
import { useState } from 'react';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge, type Priority, PriorityMark } from '../../../../../web/ui/base/badge.tsx';
import { Button } from '../../../../../web/ui/base/button.tsx';
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
      <Button
        tone="quiet"
        size="small"
        icon="arrow-up"
        aria-label={t('complaints.tools.round.plan.up', { code })}
        disabled={index === 0}
        onClick={() => onMove(index, index - 1)}
      >
        {''}
      </Button>
      <Button
        tone="quiet"
        size="small"
        icon="down"
        aria-label={t('complaints.tools.round.plan.down', { code })}
        disabled={last}
        onClick={() => onMove(index, index + 1)}
      >
        {''}
      </Button>
      <Button
        tone="quiet"
        size="small"
        icon="cross"
        aria-label={t('complaints.tools.round.plan.out', { code })}
        onClick={onOut}
      >
        {''}
      </Button>
    </li>
  );
}
