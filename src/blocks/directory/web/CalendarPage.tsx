/** The working calendar: hours of the week, closed days of a year, and adding or taking back a closed day. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../web/kit/api/api.ts';
import { problemWords } from '../../../web/kit/api/problem.ts';
import { useTexts } from '../../../web/kit/texts/texts.ts';
import { Badge } from '../../../web/ui/base/badge.tsx';
import { Button } from '../../../web/ui/base/button.tsx';
import { Card } from '../../../web/ui/base/card.tsx';
import { EmptyState, Notice } from '../../../web/ui/base/feedback.tsx';
import { Select } from '../../../web/ui/base/field.tsx';
import { Dialog } from '../../../web/ui/office/dialog.tsx';
import { OfficeTitle } from '../../../web/ui/office/shell.tsx';
import { Table } from '../../../web/ui/office/table.tsx';
import type { CalendarView, ClosedDayView } from '../contract.ts';
import { ClosedDayForm } from './ClosedDayForm.tsx';
import { calendarQuery } from './queries.ts';
import { Loaded } from './states.tsx';

/** Monday 5 January 2026, noon UTC: names weekdays without a list of words. */
const MONDAY = Date.UTC(2026, 0, 5, 12);
const noon = (date: string) => new Date(`${date}T05:00:00Z`);

export function Page() {
  const { t, language, formats } = useTexts();
  const client = useQueryClient();
  const thisYear = new Date().getFullYear();
  const [year, setYear] = useState(thisYear);
  const query = useQuery(calendarQuery(year));
  const [removing, setRemoving] = useState<ClosedDayView>();
  const [failure, setFailure] = useState<{ title: string; detail: string }>();
  const kindWords: Record<string, string> = {
    public: t('directory.closed.public'),
    'shared-leave': t('directory.closed.shared-leave'),
    local: t('directory.closed.local'),
  };

  const remove = async (day: ClosedDayView) => {
    setRemoving(undefined);
    setFailure(undefined);
    try {
      await api.delete(`/api/calendar/closed-days/${day.date}`);
    } catch (error) {
      setFailure(problemWords(error));
    }
    await client.invalidateQueries({ queryKey: ['directory', 'calendar'] });
  };

  return (
    <>
      <OfficeTitle title={t('directory.calendar.title')} note={t('directory.calendar.note')} />
      {failure && (
        <Notice tone="bad" live="assertive" title={failure.title}>
          {failure.detail}
        </Notice>
      )}
      <div className="mb-4 sm:max-w-xs">
        <Select
          label={t('directory.calendar.year')}
          value={String(year)}
          onChange={(event) => setYear(Number(event.target.value))}
          options={[-1, 0, 1, 2].map((step) => ({
            value: `${thisYear + step}`,
            label: `${thisYear + step}`,
          }))}
        />
      </div>
      <div className="grid gap-5 lg:grid-cols-[2fr_1fr]">
        <Loaded query={query}>
          {({ closed }) => (
            <Table
              label={t('directory.calendar.closed', { year })}
              items={closed}
              idOf={(day) => day.date}
              columns={[
                {
                  id: 'date',
                  head: t('directory.calendar.date'),
                  main: true,
                  cell: (day) => formats.longDate(noon(day.date)),
                },
                {
                  id: 'name',
                  head: t('directory.calendar.name'),
                  cell: (day) => (
                    <>
                      {day.name[language]}{' '}
                      {day.estimated && <Badge tone="warn">{t('directory.closed.estimated')}</Badge>}
                    </>
                  ),
                },
                {
                  id: 'kind',
                  head: t('directory.calendar.kind'),
                  cell: (day) => kindWords[day.kind] ?? day.kind,
                },
                {
                  id: 'act',
                  head: t('directory.calendar.act'),
                  cell: (day) => (
                    <Button
                      tone="quiet"
                      size="small"
                      className="-mx-3 whitespace-nowrap"
                      onClick={() => setRemoving(day)}
                    >
                      {t('directory.calendar.remove')}
                    </Button>
                  ),
                },
              ]}
              empty={
                <EmptyState title={t('directory.calendar.none')}>
                  {t('directory.calendar.none-hint')}
                </EmptyState>
              }
            />
          )}
        </Loaded>
        <div className="grid content-start gap-4">
          <ClosedDayForm year={year} />
          {query.data && <Week week={query.data.week} />}
        </div>
      </div>
      {removing && (
        <Dialog
          open
          tone="danger"
          onClose={() => setRemoving(undefined)}
          closeLabel={t('kit.close')}
          title={t('directory.calendar.remove-title', { date: formats.longDate(noon(removing.date)) })}
          actions={
            <Button tone="danger" onClick={() => void remove(removing)}>
              {t('directory.calendar.remove')}
            </Button>
          }
        >
          <p>{t('directory.calendar.remove-detail')}</p>
        </Dialog>
      )}
    </>
  );
}

function Week({ week }: { week: CalendarView['week'] }) {
  const { t, language, formats } = useTexts();
  const dayName = new Intl.DateTimeFormat(
    language === 'zh' ? 'zh-Hans-CN' : language === 'en' ? 'en-GB' : 'id',
    {
      weekday: 'long',
      timeZone: 'UTC',
    },
  );
  return (
    <Card title={t('directory.calendar.week')} level={2}>
      <ul className="grid gap-1">
        {week.map(({ day, from, to, breaks = [] }) => (
          <li key={`${day} ${from}`} className="flex flex-wrap justify-between gap-x-4">
            <span>{dayName.format(MONDAY + (day - 1) * 86_400_000)}</span>
            <span className="tabular">
              {formats.clock(from)}–{formats.clock(to)}
              {breaks.map((pause) => (
                <span key={pause.from} className="text-ink-soft">
                  {' '}
                  {t('directory.calendar.break', {
                    from: formats.clock(pause.from),
                    to: formats.clock(pause.to),
                  })}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
