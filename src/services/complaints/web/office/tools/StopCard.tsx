/** One place of the round: its number, what is there, how far, and the way to it. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge, type Priority, PriorityMark } from '../../../../../web/ui/base/badge.tsx';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { metres, type RoundPoint } from '../../../rules/round.ts';
import type { RoundCase } from '../../../rules/round-contract.ts';
import { DueMark } from '../DueMark.tsx';
import { priorityWords } from '../words.ts';
import { KeptPhoto } from './KeptPhoto.tsx';
import { Navigate } from './Navigate.tsx';

type Props = {
  number: number;
  stop: RoundCase;
  /** Where one comes from; undefined when nobody knows. */
  from: RoundPoint | undefined;
  fromHere: boolean;
  /** Acts that wait on this phone. */
  waiting: number;
  onOpen: () => void;
};

export function StopCard({ number, stop, from, fromHere, waiting, onOpen }: Props) {
  const { t, formats } = useTexts();
  const priority = priorityWords[stop.priority];
  const { exactPoint } = stop;
  const far = from && exactPoint ? formats.distance(metres(from, exactPoint)) : undefined;
  const where = [stop.area?.name, stop.place].filter(Boolean).join(', ');
  return (
    <li className="round-stop" data-next={number === 1 ? '' : undefined} data-code={stop.code}>
      <span className="round-number tabular">{number}</span>
      <div className="round-words">
        <p className="round-top">
          {number === 1 && <Badge tone="brand">{t('complaints.tools.round.next')}</Badge>}
          <span className="tabular">{stop.code}</span>
          <DueMark item={{ ...stop, closedAt: null, paused: false }} />
        </p>
        <p className="font-semibold">{stop.title}</p>
        <p className="text-sm text-ink-soft">
          {exactPoint
            ? where
            : t('complaints.tools.round.no-point', {
                place: where || t('complaints.tools.round.unknown-place'),
              })}
        </p>
        {far && (
          <p className="text-sm">
            {t(fromHere ? 'complaints.tools.round.away' : 'complaints.tools.round.away-before', {
              distance: far,
            })}
          </p>
        )}
        <p className="round-marks">
          {priority && <PriorityMark level={stop.priority as Priority}>{t(priority)}</PriorityMark>}
          {stop.planned !== null && <Badge>{t('complaints.tools.round.planned')}</Badge>}
          {waiting > 0 && <Badge tone="warn">{t('complaints.tools.round.waits')}</Badge>}
        </p>
        <div className="button-row">
          <Button
            size="small"
            aria-label={t('complaints.tools.round.open', { code: stop.code })}
            onClick={onOpen}
          >
            {t('complaints.tools.round.open-short')}
          </Button>
          {exactPoint && <Navigate point={exactPoint} label={stop.code} />}
        </div>
      </div>
      {stop.photos[0] && <KeptPhoto id={stop.photos[0].id} alt="" />}
    </li>
  );
}
