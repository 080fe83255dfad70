/** The clock of an application: when it came, what was promised, what this step may take, and since when it stands still. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Facts } from '../../../../../web/ui/base/card.tsx';
import type { DeskApplication } from '../../../rules/desk-contract.ts';
import { limitWords } from '../../limit-words.ts';

export function CaseClock({ application: { clock } }: { application: DeskApplication }) {
  const { t, formats } = useTexts();
  const { paused } = clock;
  const fact = (key: string, term: string, value: string | null) => (value ? [{ key, term, value }] : []);
  const at = (when: string | null) => when && formats.deadline(when);
  const standing =
    paused &&
    [
      t(
        paused.why === 'payment'
          ? 'applications.desk.clock.waits-payment'
          : 'applications.desk.clock.waits-applicant',
        { since: formats.dateTime(paused.since) },
      ),
      paused.until && t('applications.desk.clock.waits-until', { until: formats.deadline(paused.until) }),
    ]
      .filter(Boolean)
      .join(' ');
  return (
    <section className="card grid gap-3" aria-labelledby="desk-clock">
      <h2 id="desk-clock">{t('applications.desk.clock.title')}</h2>
      <Facts
        facts={[
          ...fact('received', t('applications.desk.clock.received'), formats.dateTime(clock.receivedAt)),
          ...fact('promise', t('applications.desk.clock.promise'), limitWords(t, clock.promise)),
          ...fact('due', t('applications.desk.clock.due'), paused ? null : at(clock.dueAt)),
          ...fact('state', t('applications.desk.clock.state-due'), at(clock.stateDueAt)),
          ...fact('paused', t('applications.desk.clock.paused'), standing),
          ...fact(
            'ended',
            t('applications.desk.clock.ended'),
            clock.endedAt && formats.dateTime(clock.endedAt),
          ),
        ]}
      />
      {clock.endedAt && clock.onTime !== null && (
        <p className="text-ink-soft text-sm">
          {t(clock.onTime ? 'applications.desk.clock.kept' : 'applications.desk.clock.not-kept')}
        </p>
      )}
    </section>
  );
}
