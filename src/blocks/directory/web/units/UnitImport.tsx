/** Import of the RT/RW list: what the file must look like, a look at what would change, then the change itself. */
import { useId } from 'react';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../web/ui/base/button.tsx';
import { Card, Facts } from '../../../../web/ui/base/card.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import type { AreaView, UnitReportView } from '../../contract.ts';
import { saveExample } from './example-list.ts';
import { lineSentence } from './line-sentence.ts';
import { useUnitImport } from './use-unit-import.ts';

/** As many lines as one can read; the rest is a number. */
const SHOWN = 30;

export function UnitImport({ wards }: { wards: AreaView[] }) {
  const { t } = useTexts();
  const fileId = useId();
  const { busy, failure, report, ready, choose, confirm } = useUnitImport();
  return (
    <Card title={t('directory.units.import')} level={3}>
      <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-4">
        <p>{t('directory.units.intro')}</p>
        <Columns ward={wards[0]?.code ?? ''} />
        <div>
          <Button tone="second" size="small" onClick={() => saveExample(wards)}>
            {t('directory.units.example')}
          </Button>
        </div>
        <label className="field-label" htmlFor={fileId}>
          {t('directory.units.file')}
        </label>
        <input
          id={fileId}
          type="file"
          className="control"
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          onChange={(event) => void choose(event.target.files?.[0])}
          // The same file, mended, may be chosen again.
          onClick={(event) => {
            event.currentTarget.value = '';
          }}
        />
        {busy && <p role="status">{t('directory.units.working')}</p>}
        {failure && (
          <Notice tone="bad" live="assertive" title={failure.title}>
            {failure.detail}
          </Notice>
        )}
        {report && <Report report={report} />}
        {ready && report && report.changes.length > 0 && report.refused.length === 0 && (
          <ButtonRow>
            <Button busy={busy} busyLabel={t('directory.units.working')} onClick={() => void confirm()}>
              {t('directory.units.confirm', { count: report.changes.length })}
            </Button>
          </ButtonRow>
        )}
      </div>
    </Card>
  );
}

/** What each column holds, for whoever makes the file. */
function Columns({ ward }: { ward: string }) {
  const { t } = useTexts();
  const rows = [
    { name: 'kode', words: t('directory.units.column.code'), example: ward },
    { name: 'rw', words: t('directory.units.column.rw'), example: '001' },
    { name: 'rt', words: t('directory.units.column.rt'), example: '002' },
    { name: 'nama', words: t('directory.units.column.name'), example: 'Kampung Contoh' },
  ];
  return (
    <dl className="grid gap-2">
      {rows.map(({ name, words, example }) => (
        <div key={name} className="grid gap-x-4 sm:grid-cols-[5rem_minmax(0,1fr)]">
          <dt>
            <code className="font-semibold">{name}</code>
          </dt>
          <dd>
            {words}{' '}
            <span className="text-ink-soft">
              {t('directory.units.column.example')} <code>{example}</code>
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Report({ report }: { report: UnitReportView }) {
  const { t } = useTexts();
  const { refused, changes } = report;
  return (
    <>
      {report.imported && (
        <Notice tone="good" live="polite" title={t('directory.units.done', { count: changes.length })} />
      )}
      {refused.length > 0 && (
        <Notice tone="bad" live="polite" title={t('directory.units.refused', { count: refused.length })}>
          <p>{t('directory.units.refused-hint')}</p>
          <ul className="list-disc pl-5">
            {refused.slice(0, SHOWN).map((one) => (
              <li key={`${one.line} ${one.problem}`} className="break-words">
                {lineSentence(t, one)}
              </li>
            ))}
          </ul>
          {refused.length > SHOWN && <p>{t('directory.units.more', { count: refused.length - SHOWN })}</p>}
        </Notice>
      )}
      {refused.length === 0 && <Gist report={report} />}
    </>
  );
}

function Gist({ report }: { report: UnitReportView }) {
  const { t, formats } = useTexts();
  const { changes } = report;
  const number = (value: number) => formats.number(value);
  return (
    <>
      <Facts
        facts={[
          { key: 'rows', term: t('directory.units.rows'), value: number(report.rows) },
          { key: 'wards', term: t('directory.units.wards'), value: number(report.wards) },
          { key: 'rw', term: t('directory.units.rw-in-file'), value: number(report.rw) },
          { key: 'rt', term: t('directory.units.rt-in-file'), value: number(report.rt) },
          { key: 'same', term: t('directory.units.unchanged'), value: number(report.unchanged) },
        ]}
      />
      {changes.length > 0 && !report.imported && <Changes changes={changes} />}
      {changes.length === 0 && <p role="status">{t('directory.units.nothing')}</p>}
    </>
  );
}

function Changes({ changes }: { changes: UnitReportView['changes'] }) {
  const { t, formats } = useTexts();
  const detail = ({ added, removed, renamed }: UnitReportView['changes'][number]) =>
    formats.list([
      ...(added ? [t('directory.units.added', { count: added })] : []),
      ...(removed ? [t('directory.units.removed', { count: removed })] : []),
      ...(renamed ? [t('directory.units.renamed', { count: renamed })] : []),
    ]);
  return (
    <div>
      <h4 className="font-semibold">{t('directory.units.changes')}</h4>
      <ul className="mt-1 grid gap-1">
        {changes.slice(0, SHOWN).map((one) => (
          <li key={one.area}>
            <strong>{one.name}</strong>{' '}
            <span className="tabular">
              {t('directory.units.from-to', {
                rw: one.before.rw,
                rt: one.before.rt,
                newRw: one.after.rw,
                newRt: one.after.rt,
              })}
            </span>{' '}
            <span className="text-ink-soft">({detail(one)})</span>
          </li>
        ))}
      </ul>
      {changes.length > SHOWN && <p>{t('directory.units.more-wards', { count: changes.length - SHOWN })}</p>}
    </div>
  );
}
