/** What a trial or an import came to: the three numbers that add up, why rows were set aside, what the city lacks, and whose judgement differs. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Card, Facts } from '../../../../../web/ui/base/card.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import type { ImportReport, ImportTask } from '../../../rules/import-contract.ts';
import { AsideTable } from './AsideTable.tsx';
import { reasonWords, whyWords } from './import-data.ts';

const MOST = 12;

export function ReportBox({ task, report }: { task: ImportTask; report: ImportReport }) {
  const { t, formats } = useTexts();
  const trial = task.what === 'try';
  const aside = report.setAside.reduce((sum, { count }) => sum + count, 0);
  const repaired = report.repaired.reduce((sum, { count }) => sum + count, 0);
  const number = (value: number) => formats.number(value);
  const facts = [
    { key: 'rows', term: t('complaints.import.report.rows'), value: number(report.rows) },
    {
      key: 'imported',
      term: t(trial ? 'complaints.import.report.would' : 'complaints.import.run.imported'),
      value: `${number(report.imported)} (${t('complaints.import.report.open-closed', {
        open: number(report.open),
        closed: number(report.closed),
      })})`,
    },
    { key: 'known', term: t('complaints.import.run.known'), value: number(report.known) },
    { key: 'aside', term: t('complaints.import.run.aside'), value: number(aside) },
    ...(repaired > 0
      ? [{ key: 'repaired', term: t('complaints.import.report.repaired'), value: number(repaired) }]
      : []),
  ];
  return (
    <Card level={2} title={t(trial ? 'complaints.import.report.trial' : 'complaints.import.report.done')}>
      <div className="import-part">
        <Facts facts={facts} />
        {report.left?.map(({ run, imported }) => (
          <Notice key={run} tone="warn" title={t('complaints.import.report.left')}>
            {t('complaints.import.report.left-note', { count: number(imported) })}
          </Notice>
        ))}
        {aside > 0 && (
          <>
            <h3>{t('complaints.import.report.reasons')}</h3>
            <ul className="import-list">
              {report.setAside.map(({ reason, count }) => {
                const words = reasonWords[reason];
                return (
                  <li key={reason}>
                    {words ? t(words) : reason}: {number(count)}
                  </li>
                );
              })}
            </ul>
            {trial ? (
              <AsideTable of="tasks" id={task.id} />
            ) : (
              task.run && <AsideTable of="runs" id={task.run} />
            )}
          </>
        )}
        <Missing
          title={t('complaints.import.report.categories')}
          items={report.missing.categories.map(({ id, title, rows }) => ({ id, name: title, rows }))}
        />
        <Missing title={t('complaints.import.report.agencies')} items={report.missing.agencies} />
        <Judged judged={report.judged} />
      </div>
    </Card>
  );
}

function Missing({ title, items }: { title: string; items: { id: string; name: string; rows: number }[] }) {
  const { t } = useTexts();
  if (items.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="import-list">
        {items.slice(0, MOST).map(({ id, name, rows }) => (
          <li key={id}>
            {name} · {t('complaints.import.words.count', { count: rows })}
          </li>
        ))}
        {items.length > MOST && <li>{t('complaints.import.report.more', { count: items.length - MOST })}</li>}
      </ul>
    </>
  );
}

function Judged({ judged }: { judged: ImportReport['judged'] }) {
  const { t, formats } = useTexts();
  if (judged.compared === 0) return null;
  const agree = judged.bothOnTime + judged.bothLate;
  const lines = (counts: Record<string, number>) =>
    Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([why, count]) => {
        const words = whyWords[why];
        return (
          <li key={why}>
            {words ? t(words) : why}: {formats.number(count)}
          </li>
        );
      });
  const theirs = lines(judged.onlyTheirsOnTime);
  const ours = lines(judged.onlyOursOnTime);
  return (
    <>
      <h3>{t('complaints.import.judged')}</h3>
      <p>
        {t('complaints.import.judged.agree', {
          agree: formats.number(agree),
          all: formats.number(judged.compared),
          share: formats.percent(agree / judged.compared),
        })}{' '}
        · {t('complaints.import.judged.silent', { count: formats.number(judged.silent) })}
      </p>
      {theirs.length > 0 && (
        <>
          <p>{t('complaints.import.judged.theirs')}</p>
          <ul className="import-list">{theirs}</ul>
        </>
      )}
      {ours.length > 0 && (
        <>
          <p>{t('complaints.import.judged.ours')}</p>
          <ul className="import-list">{ours}</ul>
        </>
      )}
    </>
  );
}
