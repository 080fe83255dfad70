/** The rules of one counter: hours, pace, room for appointments from a date on; and the days on which it is closed. */
import './desk.css';
import { useQuery } from '@tanstack/react-query';
import { localDate } from '../../../../shared/time.ts';
import { ApiProblem } from '../../../../web/kit/api/problem.ts';
import { useParams } from '../../../../web/kit/navigation/params.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { ForbiddenPage, NotFoundPage, NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { LinkButton } from '../../../../web/ui/base/button.tsx';
import { Card, Facts } from '../../../../web/ui/base/card.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import type { QueueSettings } from '../../contract.ts';
import type { SettingsView } from '../../rules/desk-contract.ts';
import { ClosedDays } from './ClosedDays.tsx';
import { settingsQuery } from './desk-data.ts';
import { RuleForm } from './RuleForm.tsx';
import { useWeekdays } from './weekdays.ts';

export function Page() {
  const { t } = useTexts();
  const { post = '' } = useParams();
  const { city } = useSession();
  const { data, error, refetch } = useQuery(settingsQuery(post));
  if (error instanceof ApiProblem && error.status === 404) return <NotFoundPage />;
  if (error instanceof ApiProblem && error.status === 403) return <ForbiddenPage />;
  if (!data || !city)
    return (
      <>
        <OfficeTitle title={t('counters.settings.title')} />
        <NotYet error={error} retry={() => void refetch()} rows={6} />
      </>
    );
  const today = localDate(Date.now(), city.zone);
  const now = data.versions.find(({ from }) => from <= today);
  return (
    <>
      <OfficeTitle
        title={t('counters.settings.title')}
        note={`${data.agency} · ${data.visits ? t('counters.desk.visits') : data.name}`}
        actions={
          <LinkButton href={`/office/loket?loket=${data.queue}`} tone="quiet" size="small" icon="arrow-left">
            {t('counters.settings.back')}
          </LinkButton>
        }
      />
      <div className="grid gap-5 lg:grid-cols-[3fr_2fr]">
        <RuleForm
          key={data.versions[0]?.id ?? 0}
          queue={data.queue}
          visits={data.visits}
          today={today}
          rule={data.versions[0]?.rule ?? data.usual}
          offered={data.services}
        />
        <div className="grid content-start gap-5">
          <ClosedDays queue={data.queue} today={today} closed={data.closed} />
          <Card title={t('counters.settings.now')} level={2}>
            {!now && <p className="text-ink-soft">{t('counters.settings.usual')}</p>}
            <RuleFacts rule={now?.rule ?? data.usual} />
          </Card>
          <Versions versions={data.versions} />
        </div>
      </div>
    </>
  );
}

function RuleFacts({ rule }: { rule: QueueSettings }) {
  const { t, formats } = useTexts();
  const weekday = useWeekdays();
  const hours = rule.hours?.map(
    ({ day, from, to }) => `${weekday(day)} ${formats.clock(from)}–${formats.clock(to)}`,
  );
  return (
    <Facts
      facts={[
        {
          key: 'hours',
          term: t('counters.settings.hours'),
          value: hours ? hours.join(', ') : t('counters.settings.as-offices'),
        },
        {
          key: 'minutes',
          term: t('counters.settings.minutes'),
          value: formats.duration(rule.minutes),
        },
        { key: 'desks', term: t('counters.settings.desks'), value: formats.number(rule.desks) },
        {
          key: 'ahead',
          term: t('counters.settings.days-ahead'),
          value: t('counters.settings.days', { count: rule.daysAhead }),
        },
        {
          key: 'share',
          term: t('counters.settings.share'),
          value: formats.percent(rule.walkInShare / 100),
        },
      ]}
    />
  );
}

function Versions({ versions }: { versions: SettingsView['versions'] }) {
  const { t, formats } = useTexts();
  if (versions.length === 0) return null;
  return (
    <Card title={t('counters.settings.versions')} level={2}>
      <ul className="grid gap-2">
        {versions.map(({ id, from, rule }) => (
          <li key={id}>
            <details>
              <summary>
                {t('counters.settings.from-date', { date: formats.date(`${from}T12:00:00Z`) })}
              </summary>
              <RuleFacts rule={rule} />
            </details>
          </li>
        ))}
      </ul>
    </Card>
  );
}
