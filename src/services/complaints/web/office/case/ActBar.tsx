/** What may be done with a case now, as verbs: the next sensible step first, rarer ones behind "other steps". */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { Menu } from '../../../../../web/ui/office/menu.tsx';
import type { DeskComplaint } from '../../../rules/desk-contract.ts';
import { actWords } from '../acts/act-words.ts';
import type { WrittenAct } from '../acts/drafts.ts';
import type { Take } from './use-take.ts';

type Props = {
  item: DeskComplaint;
  officer: string;
  current: WrittenAct | undefined;
  /** Acts with unsent words. */
  waiting: WrittenAct[];
  take: Take;
  onAct: (act: WrittenAct) => void;
  /** Opens the comparison with another report; absent where it may not be merged. */
  onMerge: (() => void) | undefined;
};

const EVERYDAY: WrittenAct[] = ['close', 'answer', 'ask', 'note'];
const RARE: WrittenAct[] = ['uphold', 'assign', 'hand-over', 'priority', 'reject', 'reopen'];
const MERGE = 'merge';

export function ActBar({ item, officer, current, waiting, take, onAct, onMerge }: Props) {
  const { t } = useTexts();
  const may = (act: string) => item.may.includes(act);
  const mine = item.assignee?.id === officer;
  const takes = may('take') && !mine;
  const shown = EVERYDAY.filter(may);
  const rare = RARE.filter(may);
  // A desk that only sends on (a coordinator) sees that verb as a button; so does who may only reopen.
  const promoted =
    item.state === 'received' || item.state === 'closed' || item.state === 'rejected' ? rare.slice(0, 1) : [];
  const hidden = rare.filter((act) => !promoted.includes(act));
  const first = takes ? undefined : shown[0];
  // The notice above says where it went on, and holds the one step that is left.
  if (item.state === 'merged') return null;
  if (!takes && shown.length + rare.length === 0)
    return <p className="text-ink-soft">{t('complaints.desk.no-acts')}</p>;
  return (
    <div className="grid gap-3" data-print="no">
      <ButtonRow>
        {takes && (
          <Button busy={take.busy} busyLabel={t('complaints.desk.sending')} onClick={() => void take.run()}>
            {item.assignee ? t('complaints.desk.act.take.over') : t('complaints.desk.act.take.verb')}
          </Button>
        )}
        {[...shown, ...promoted].map((act) => (
          <Button
            key={act}
            tone={act === first ? 'first' : 'second'}
            aria-expanded={act === current}
            onClick={() => onAct(act)}
          >
            {t(actWords[act].verb)}
          </Button>
        ))}
        {hidden.length + (onMerge ? 1 : 0) > 0 && (
          <Menu
            label={t('complaints.desk.other-steps')}
            entries={[
              ...hidden.map((act) => ({
                id: act,
                label: t(actWords[act].verb),
                note: t(actWords[act].hint),
                danger: act === 'reject',
              })),
              ...(onMerge
                ? [
                    {
                      id: MERGE,
                      label: t('complaints.desk.merge.verb'),
                      note: t('complaints.desk.merge.hint'),
                    },
                  ]
                : []),
            ]}
            onAction={(act) => (act === MERGE ? onMerge?.() : onAct(act as WrittenAct))}
          />
        )}
      </ButtonRow>
      {waiting.length > 0 && (
        <Notice tone="info">
          {t('complaints.desk.unsent')}{' '}
          {waiting.map((act) => (
            <Button key={act} tone="quiet" size="small" disabled={!may(act)} onClick={() => onAct(act)}>
              {t(actWords[act].verb)}
            </Button>
          ))}
        </Notice>
      )}
    </div>
  );
}
