/** Tries the routing table: for an area, a day and an hour, which rule wins and which ones it beat. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DateField } from '../../../../../web/kit/forms/DateField.tsx';
import { areaListQuery } from '../../../../../web/kit/map/wards.ts';
import { NotYet } from '../../../../../web/kit/shell/states.tsx';
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge, type BadgeTone } from '../../../../../web/ui/base/badge.tsx';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { Select, TextField } from '../../../../../web/ui/base/field.tsx';
import type { Explained, RouteLineView, RoutingView } from '../../../rules/routing-contract.ts';
import { EndLine } from './EndLine.tsx';
import { explainQuery, momentWords, spanWords } from './rules-data.ts';

type Verdict = Explained['considered'][number]['verdict'];

const verdicts: Record<Verdict, { words: TextKey; tone: BadgeTone }> = {
  wins: { words: 'complaints.work.routing.verdict.wins', tone: 'good' },
  beaten: { words: 'complaints.work.routing.verdict.beaten', tone: 'warn' },
  'not-here': { words: 'complaints.work.routing.verdict.not-here', tone: 'calm' },
  'not-now': { words: 'complaints.work.routing.verdict.not-now', tone: 'calm' },
  'not-yet': { words: 'complaints.work.routing.verdict.not-yet', tone: 'brand' },
  over: { words: 'complaints.work.routing.verdict.over', tone: 'calm' },
};

type Props = { routing: RoutingView; category: RoutingView['categories'][number] };

export function TryRoute({ routing, category }: Props) {
  const texts = useTexts();
  const { t, formats } = texts;
  const [area, setArea] = useState('');
  const [date, setDate] = useState('');
  const [time, setTime] = useState('');
  const [ending, setEnding] = useState<RouteLineView>();
  const areas = useQuery(areaListQuery).data?.areas ?? [];
  const { data, error, refetch } = useQuery({
    ...explainQuery({ category: category.id, area, date, time }),
    placeholderData: keepPreviousData,
  });
  const kind = routing.kinds.find(({ id }) => id === category.kind)?.name ?? category.kind;
  const fits = (line: RouteLineView) =>
    line.kind ? t('complaints.work.routing.for-kind', { kind }) : t('complaints.work.routing.for-category');
  return (
    <section aria-labelledby="coba" className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div>
        <h2 id="coba">{t('complaints.work.routing.try')}</h2>
        <p className="text-ink-soft">{t('complaints.work.routing.try-hint')}</p>
      </div>
      <div className="field-pair max-w-[52rem]">
        <Select
          label={t('complaints.work.routing.area')}
          empty={t('complaints.work.routing.any-area')}
          value={area}
          onChange={(event) => setArea(event.target.value)}
          options={areas.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <DateField
          label={t('complaints.work.routing.date')}
          note={t('complaints.desk.optional')}
          value={date}
          onChange={(event) => setDate(event.target.value)}
        />
        <TextField
          label={t('complaints.work.routing.time')}
          note={t('complaints.desk.optional')}
          type="time"
          value={time}
          onChange={(event) => setTime(event.target.value)}
        />
      </div>
      {!data && <NotYet error={error} retry={() => void refetch()} rows={3} />}
      {data && (
        <>
          <Notice
            tone={data.by === 'fallback' ? 'warn' : 'good'}
            live="polite"
            title={t('complaints.work.routing.goes', {
              agency: data.agency?.name ?? t('complaints.desk.no-agency'),
            })}
          >
            {data.by === 'fallback' && <p>{t('complaints.work.routing.by.fallback')}</p>}
            <p className="text-sm">{t('complaints.work.routing.at', { time: formats.dateTime(data.at) })}</p>
          </Notice>
          <ul className="rule-lines" aria-label={t('complaints.work.routing.rules')}>
            {data.considered.map(({ line, verdict }) => (
              <li key={line.id} data-verdict={verdict}>
                <div className="rule-head">
                  <strong>{line.agency.name}</strong>
                  <Badge tone={verdicts[verdict].tone}>{t(verdicts[verdict].words)}</Badge>
                  <Badge tone={line.fromPack ? 'calm' : 'brand'}>
                    {t(line.fromPack ? 'complaints.work.routing.pack' : 'complaints.work.routing.own')}
                  </Badge>
                </div>
                <div>
                  {[
                    fits(line),
                    line.area?.name ?? t('complaints.work.routing.any-area'),
                    momentWords(texts, line.when),
                  ].join(' · ')}
                </div>
                <div className="text-ink-soft text-sm">{spanWords(texts, line)}</div>
                {line.why && <div className="text-ink-soft text-sm">{line.why}</div>}
                {!line.endedOn && verdict !== 'over' && (
                  <div>
                    <Button tone="quiet" size="small" onClick={() => setEnding(line)}>
                      {t('complaints.work.routing.end')}
                    </Button>
                  </div>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {ending && <EndLine line={ending} today={routing.today} onClose={() => setEnding(undefined)} />}
    </section>
  );
}
