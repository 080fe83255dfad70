/** The promise to the reporter: what runs out next, when the whole must be done, and when the clock stands. */

import { useNow } from '../../../../../web/kit/shell/use-now.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Icon } from '../../../../../web/ui/base/icons.tsx';
import type { DeskComplaint } from '../../../rules/desk-contract.ts';
import { dueOf, promiseOf } from '../words.ts';

export function PromiseBox({ item }: { item: DeskComplaint }) {
  const texts = useTexts();
  const { t, formats } = texts;
  const due = dueOf(texts, item, useNow());
  if (item.state === 'merged') return null;
  if (item.closedAt) {
    const kept = !item.completeBy || item.closedAt <= item.completeBy;
    return (
      <p className="promise" data-state={kept ? 'done' : 'late'}>
        <Icon name={kept ? 'check' : 'warning'} />
        <span>
          {t(kept ? 'complaints.desk.promise.kept' : 'complaints.desk.promise.broken', {
            time: formats.dateTime(item.closedAt),
          })}
        </span>
      </p>
    );
  }
  return (
    <div className="promise" data-state={due.state}>
      <Icon name={due.state === 'late' ? 'warning' : 'clock'} />
      <div>
        {due.state === 'paused' ? (
          <p>
            <strong>{t('complaints.desk.promise.paused')}</strong> {t('complaints.desk.promise.paused-why')}
          </p>
        ) : (
          item.dueAt && (
            <p>
              {t(promiseOf(item))} <strong>{formats.dateTime(item.dueAt)}</strong> · {due.span}
            </p>
          )
        )}
        {item.completeBy && item.completeBy !== item.dueAt && (
          <p className="text-sm">
            {t(due.state === 'paused' ? 'complaints.desk.promise.was' : 'complaints.desk.promise.whole', {
              time: formats.dateTime(item.completeBy),
            })}
          </p>
        )}
      </div>
    </div>
  );
}
