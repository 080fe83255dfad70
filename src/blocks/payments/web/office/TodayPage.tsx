/** Money today: what came in, what is on its way, cash in hands, and what differs; renewed each minute. */
import { useQuery } from '@tanstack/react-query';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { dayQuery, daysQuery } from './data.ts';
import { Frame } from './Frame.tsx';
import { Sheets, Tiles, Verdict } from './Report.tsx';

const EACH_MINUTE = 60_000;

export function Page() {
  const { t, formats } = useTexts();
  const days = useQuery(daysQuery);
  const today = days.data?.today;
  const report = useQuery({
    ...dayQuery(today ?? ''),
    enabled: today !== undefined,
    refetchInterval: EACH_MINUTE,
  });
  const error = days.error ?? report.error;
  const retry = () => void (days.data ? report.refetch() : days.refetch());
  return (
    <Frame
      title="payments.today.title"
      note={report.data && t('payments.today.as-of', { time: formats.dateTime(report.data.report.at) })}
    >
      {report.data ? (
        <div className="grid gap-4">
          <Verdict report={report.data.report} />
          <Tiles report={report.data.report} />
          <Sheets report={report.data.report} holders={report.data.holders} />
        </div>
      ) : (
        <NotYet error={error} retry={retry} rows={6} />
      )}
    </Frame>
  );
}
