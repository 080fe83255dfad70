/** What happened, newest first: who did it, what was said, the proof in pictures. */
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import type { CaseState } from '../../../../../web/ui/base/badge.tsx';
import type { IconName } from '../../../../../web/ui/base/icons.tsx';
import { Timeline } from '../../../../../web/ui/base/timeline.tsx';
import type { Entry } from '../../../rules/case-contract.ts';
import { scoreKeys } from '../case-words.ts';
import { Photos } from './Photos.tsx';

const known: Record<string, { title: TextKey; state?: CaseState; icon?: IconName }> = {
  received: { title: 'complaints.step.received', state: 'received' },
  assigned: { title: 'complaints.step.assigned', state: 'assigned' },
  taken: { title: 'complaints.step.taken', state: 'in-progress' },
  arrived: { title: 'complaints.step.arrived', state: 'in-progress' },
  asked: { title: 'complaints.step.asked', state: 'waiting' },
  replied: { title: 'complaints.step.replied' },
  answered: { title: 'complaints.step.answered', state: 'answered' },
  closed: { title: 'complaints.step.closed', state: 'closed' },
  rejected: { title: 'complaints.step.rejected', state: 'rejected' },
  reopened: { title: 'complaints.step.reopened', state: 'reopened' },
  merged: { title: 'complaints.step.merged', state: 'merged' },
  unmerged: { title: 'complaints.step.unmerged', state: 'assigned' },
  joined: { title: 'complaints.step.joined', state: 'merged' },
  'task-opened': { title: 'complaints.step.task-opened', state: 'assigned' },
  'task-assigned': { title: 'complaints.step.task-assigned', state: 'assigned' },
  'task-taken': { title: 'complaints.step.task-taken', state: 'in-progress' },
  'task-answered': { title: 'complaints.step.task-answered', state: 'answered' },
  'task-closed': { title: 'complaints.step.task-closed', state: 'in-progress' },
  'task-rejected': { title: 'complaints.step.task-rejected' },
  'task-reopened': { title: 'complaints.step.task-reopened', state: 'reopened' },
  rated: { title: 'complaints.step.rated', icon: 'star' },
  moderated: { title: 'complaints.step.moderated' },
  objected: { title: 'complaints.step.objected' },
  confirmed: { title: 'complaints.step.confirmed', state: 'closed' },
  disputed: { title: 'complaints.step.disputed', state: 'not-mended' },
  upheld: { title: 'complaints.step.upheld', icon: 'info' },
  settled: { title: 'complaints.step.settled', icon: 'clock' },
};

export function CaseHistory({ entries, mine }: { entries: Entry[]; mine: boolean }) {
  const { t, formats } = useTexts();
  const newestFirst = [...entries].sort((a, b) => b.id - a.id);
  return (
    <Timeline
      entries={newestFirst.map((entry) => {
        const { title, state, icon } = stepOf(entry);
        const proof = entry.kind === 'closed' || entry.kind === 'task-closed';
        return {
          id: String(entry.id),
          title: t(title, { agency: String(entry.data.to ?? t('complaints.case.the-city')) }),
          state,
          icon,
          time: `${formats.dateTime(entry.at)} (${formats.relative(entry.at)})`,
          dateTime: entry.at,
          who: whoOf(entry, mine, t),
          body: bodyOf(entry, t),
          photos: entry.photos.length + (entry.concealed ?? 0) > 0 && (
            <div className="grid gap-2">
              {proof && <p className="font-semibold">{t('complaints.step.proof')}</p>}
              <Photos
                photos={entry.photos}
                concealed={entry.concealed}
                label={proof ? t('complaints.step.proof') : t('complaints.case.photo')}
              />
            </div>
          ),
        };
      })}
    />
  );
}

function stepOf({ kind, data }: Entry): (typeof known)[string] {
  if (kind === 'closed' && data.mended === false)
    return { title: 'complaints.step.closed-not-mended', state: 'not-mended' };
  return known[kind] ?? { title: 'complaints.step.other' };
}

type Say = ReturnType<typeof useTexts>['t'];

function whoOf(entry: Entry, mine: boolean, t: Say): string | undefined {
  // Who joins is the reporter of another report.
  if ((entry.kind === 'joined' || entry.data.other === true) && entry.by.kind === 'reporter')
    return t('complaints.step.by-other');
  if (entry.by.kind === 'reporter') return t(mine ? 'complaints.step.by-you' : 'complaints.step.by-reporter');
  if (entry.by.kind === 'system') return t('complaints.step.by-system');
  return entry.by.agency?.name;
}

function bodyOf(entry: Entry, t: Say): string | undefined {
  const score = entry.kind === 'rated' ? scoreKeys[Number(entry.data.score) - 1] : undefined;
  const reason =
    entry.kind === 'closed' || entry.kind === 'task-closed' ? entry.data.withoutPhoto : undefined;
  const other = entry.kind === 'merged' ? entry.data.into : entry.data.from;
  const lines = [
    typeof other === 'string' &&
      entry.kind.endsWith('merged') &&
      t('complaints.step.other-code', { code: other }),
    score && t(score),
    entry.text,
    typeof reason === 'string' && t('complaints.step.without-photo', { reason }),
  ];
  return lines.filter(Boolean).join('\n') || undefined;
}
