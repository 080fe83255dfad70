/** How long each promise to citizens is: every version with its day and what it rests on. */
import './work.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { NotYet } from '../../../../../web/kit/shell/states.tsx';
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../../web/ui/base/badge.tsx';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { OfficeTitle } from '../../../../../web/ui/office/shell.tsx';
import type { ClocksView, ClockView } from '../../../rules/routing-contract.ts';
import { noon } from '../categories/records.ts';
import { ChangeClock } from './ChangeClock.tsx';
import { clocksQuery, lengthWords } from './rules-data.ts';

const kinds: Record<ClockView['kind'], TextKey> = {
  step: 'complaints.work.clocks.kind.step',
  completion: 'complaints.work.clocks.kind.completion',
  silence: 'complaints.work.clocks.kind.silence',
};

export function Page() {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery({ ...clocksQuery, refetchOnWindowFocus: false });
  return (
    <>
      <OfficeTitle title={t('complaints.work.clocks.title')} note={t('complaints.work.clocks.note')} />
      {data ? <Groups data={data} /> : <NotYet error={error} retry={() => void refetch()} rows={6} />}
    </>
  );
}

function Groups({ data }: { data: ClocksView }) {
  const { t } = useTexts();
  const [changing, setChanging] = useState<ClockView>();
  return (
    <div className="grid max-w-[52rem] grid-cols-[minmax(0,1fr)] gap-8">
      {(Object.keys(kinds) as ClockView['kind'][]).map((kind) => {
        const own = data.clocks.filter((one) => one.kind === kind);
        if (own.length === 0) return null;
        return (
          <section key={kind} aria-labelledby={`janji-${kind}`} className="grid gap-3">
            <h2 id={`janji-${kind}`}>{t(kinds[kind])}</h2>
            <ul className="rule-lines">
              {own.map((clock) => (
                <Clock key={clock.id} clock={clock} today={data.today} onChange={() => setChanging(clock)} />
              ))}
            </ul>
          </section>
        );
      })}
      {changing && <ChangeClock clock={changing} today={data.today} onClose={() => setChanging(undefined)} />}
    </div>
  );
}

function Clock({ clock, today, onChange }: { clock: ClockView; today: string; onChange: () => void }) {
  const { t, formats } = useTexts();
  const now = clock.versions.findLast(({ from }) => from <= today);
  return (
    <li data-verdict="wins">
      <div className="rule-head">
        <strong>{clock.name}</strong>
        <Button
          tone="second"
          size="small"
          onClick={onChange}
          aria-label={t('complaints.work.clocks.change-title', { name: clock.name })}
        >
          {t('complaints.work.clocks.change')}
        </Button>
      </div>
      <ol className="work-list">
        {clock.versions.toReversed().map((version) => (
          <li key={version.from} data-now={version === now ? '' : undefined}>
            <div className="rule-head">
              <strong>{lengthWords(t, version)}</strong>
              <Badge tone={version === now ? 'good' : version.from > today ? 'brand' : 'calm'}>
                {t(
                  version === now
                    ? 'complaints.work.clocks.current'
                    : version.from > today
                      ? 'complaints.work.clocks.planned'
                      : 'complaints.work.clocks.before',
                )}
              </Badge>
              <Badge tone={version.fromPack ? 'calm' : 'brand'}>
                {t(version.fromPack ? 'complaints.work.routing.pack' : 'complaints.work.routing.own')}
              </Badge>
            </div>
            <div className="text-ink-soft text-sm">
              {t('complaints.work.routing.from', { date: formats.date(noon(version.from)) })} ·{' '}
              {version.source}
            </div>
          </li>
        ))}
      </ol>
    </li>
  );
}
