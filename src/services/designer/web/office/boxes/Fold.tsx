/** Something in a list: its head with the number of faults and the buttons that move it, and its boxes when it is opened. */
import { useEffect, useState } from 'react';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Icon } from '../../../../../web/ui/base/icons.tsx';
import { faultsWithin, isWithin, pathText, type Step, useBoxDesk } from './desk.ts';

type Props = {
  title: string;
  /** Small words beside the title: what kind of thing it is. */
  note?: string | undefined;
  path: readonly Step[];
  /** Begins open: it was just added. */
  fresh: boolean;
  move?: { at: number; of: number; to: (place: number) => void };
  actions: React.ReactNode;
  children: React.ReactNode;
};

export function Fold({ title, note, path, fresh, move, actions, children }: Props) {
  const { t } = useTexts();
  const { faults, goal, readOnly } = useBoxDesk();
  const [open, setOpen] = useState(fresh);
  const wrong = faultsWithin(faults, path);
  const here = pathText(path);
  useEffect(() => {
    if (goal && isWithin(goal.path, here)) setOpen(true);
  }, [goal, here]);
  return (
    <div className="designer-fold" data-path={here}>
      <details className="card" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <span className="designer-fold-title">{title}</span>
          {note && <span className="text-ink-soft text-sm">{note}</span>}
          {wrong > 0 && <span className="text-bad text-sm">{t('designer.faults', { count: wrong })}</span>}
        </summary>
        {open && (
          <div className="designer-fold-inside">
            {children}
            {actions}
          </div>
        )}
      </details>
      {move && !readOnly && (
        <div className="designer-moves">
          <button
            type="button"
            aria-label={t('designer.up-of', { name: title })}
            title={t('designer.up')}
            disabled={move.at === 0}
            onClick={() => move.to(move.at - 1)}
          >
            <Icon name="arrow-up" />
          </button>
          <button
            type="button"
            aria-label={t('designer.down-of', { name: title })}
            title={t('designer.down')}
            disabled={move.at >= move.of - 1}
            onClick={() => move.to(move.at + 1)}
          >
            <Icon name="arrow-up" className="designer-upside-down" />
          </button>
        </div>
      )}
    </div>
  );
}
