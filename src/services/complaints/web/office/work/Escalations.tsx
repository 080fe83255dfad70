/** To whom a case has come up, when, who took note of it with which instruction, and who could not be reached. */
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import { type Texts, useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../../web/ui/base/badge.tsx';
import type { EscalationView, Step } from '../../../rules/ladder-contract.ts';

export const promiseNames: Record<EscalationView['promise'], TextKey> = {
  verify: 'complaints.work.promise.verify',
  respond: 'complaints.work.promise.respond',
  complete: 'complaints.work.promise.complete',
  task: 'complaints.work.promise.task',
};

const gapWords: Record<EscalationView['gaps'][number]['why'], TextKey> = {
  nobody: 'complaints.work.escalation.gap.nobody',
  away: 'complaints.work.escalation.gap.away',
  locked: 'complaints.work.escalation.gap.locked',
  'no-account': 'complaints.work.escalation.gap.no-account',
  'out-of-reach': 'complaints.work.escalation.gap.out-of-reach',
};

/** "80% dari janji", "Terlambat 3 hari kerja". */
export function stepWords(t: Texts['t'], { percent, late }: Step): string {
  if (percent !== undefined) return t('complaints.work.step-at.percent', { percent });
  return late ? t('complaints.work.step-at.late-days', { count: late }) : t('complaints.work.step-at.late');
}

/** Who a gap names: two of the targets have no name of their own. */
function whoWords(t: Texts['t'], who: string): string {
  if (who === 'head') return t('complaints.work.ladder.who.head');
  return who === 'assignee' ? t('complaints.work.ladder.who.assignee') : who;
}

export function Escalations({ escalations }: { escalations: EscalationView[] }) {
  const { t, formats } = useTexts();
  if (escalations.length === 0) return null;
  return (
    <div>
      <h4 className="field-label">{t('complaints.work.escalations')}</h4>
      <ol className="work-list">
        {escalations.toReversed().map((one) => (
          <li key={`${one.at}${one.promise}${stepWords(t, one.step)}`} data-late="">
            <div className="rule-head">
              <strong>
                {one.people.length > 0
                  ? formats.list(one.people.map(({ name }) => name))
                  : t('complaints.work.escalation.nobody')}
              </strong>
              <Badge tone={one.step.percent === undefined ? 'bad' : 'warn'}>{stepWords(t, one.step)}</Badge>
              <Badge>{t(promiseNames[one.promise])}</Badge>
            </div>
            <div className="text-ink-soft text-sm">{formats.dateTime(one.at)}</div>
            {one.people.map((person) => (
              <div key={person.name} className="text-sm">
                {person.seenAt
                  ? t('complaints.work.escalation.seen', {
                      name: person.name,
                      time: formats.dateTime(person.seenAt),
                    })
                  : t('complaints.work.escalation.unseen', { name: person.name })}
                {person.instruction && (
                  <span className="block whitespace-pre-line break-words font-semibold">
                    {person.instruction}
                  </span>
                )}
              </div>
            ))}
            {one.gaps.length > 0 && (
              <div className="text-sm">
                {one.gaps.map((gap) => (
                  <div key={gap.who + gap.why}>{t(gapWords[gap.why], { who: whoWords(t, gap.who) })}</div>
                ))}
                {one.people.length > 0 && t('complaints.work.escalation.next')}
              </div>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
