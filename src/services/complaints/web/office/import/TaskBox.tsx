/** Work that is going on or has ended: its bar, who asked for it, and what came out. */

import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { ProgressBar } from '../../../../../web/ui/base/progress.tsx';
import type { ImportTask } from '../../../rules/import-contract.ts';
import { isActive } from './import-data.ts';

const titles: Record<ImportTask['what'], TextKey> = {
  try: 'complaints.import.task.try',
  import: 'complaints.import.task.import',
  undo: 'complaints.import.task.undo',
};

const failures: Record<string, TextKey> = {
  mapping: 'complaints.import.failed.mapping',
  'file-gone': 'complaints.import.failed.gone',
  'not-found': 'complaints.import.failed.gone',
  'not-running': 'complaints.import.failed.gone',
  'too-many-rows': 'complaints.import.failed.rows',
};

export function TaskBox({ task }: { task: ImportTask }) {
  const { t, formats } = useTexts();
  if (isActive(task))
    return (
      <Notice tone="info" live="polite">
        <ProgressBar label={t(titles[task.what], { file: task.fileName })} value={task.share ?? undefined} />
        <p>
          {t('complaints.import.task.by', { name: task.by, date: formats.dateTime(task.askedAt) })}{' '}
          {t('complaints.import.busy')}
        </p>
      </Notice>
    );
  if (task.state === 'failed')
    return (
      <Notice tone="bad" live="assertive" title={t('complaints.import.failed')}>
        {t(failures[task.problem ?? ''] ?? 'complaints.import.failed.broken')}
      </Notice>
    );
  if (task.undone)
    return (
      <Notice tone="good" live="polite">
        {t('complaints.import.undo-result', task.undone)}
      </Notice>
    );
  return null;
}
