/** Import of real borders: choose a file, see what would change and what is wrong, then import. */
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTexts } from '../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../web/ui/base/button.tsx';
import { Card, Facts } from '../../../web/ui/base/card.tsx';
import { Notice } from '../../../web/ui/base/feedback.tsx';
import { TextField } from '../../../web/ui/base/field.tsx';
import { IMPORT_LIMIT, type ImportReportView } from '../contract.ts';
import { importSentence } from './import-sentence.ts';
import { refreshAreas } from './queries.ts';
import { useImport } from './use-import.ts';

/** As many refusals as one can read; the rest is a number. */
const SHOWN = 30;

export function AreaImport() {
  const { t, formats } = useTexts();
  const client = useQueryClient();
  const fileId = useId();
  const [collection, setCollection] = useState<unknown>();
  const [source, setSource] = useState('');
  const { report, failure, busy, send, forget, fail } = useImport<ImportReportView>(
    '/api/areas/import',
    async () => {
      setCollection(undefined);
      await refreshAreas(client);
    },
  );

  const choose = async (file: File | undefined) => {
    forget();
    setCollection(undefined);
    if (!file) return;
    const unreadable = {
      title: t('directory.import.unreadable'),
      detail: t('directory.import.not-a-collection'),
    };
    if (file.size > IMPORT_LIMIT) {
      fail({ title: t('directory.import.too-large'), detail: t('directory.import.too-large-hint') });
      return;
    }
    try {
      const parsed: unknown = JSON.parse(await file.text());
      if (!Array.isArray((parsed as { features?: unknown } | null)?.features)) throw new Error('no features');
      setCollection(parsed);
      setSource(file.name);
      await send(parsed, { dryRun: true });
    } catch {
      fail(unreadable);
    }
  };

  const changes = report ? report.added.length + report.replaced.length : 0;
  return (
    <Card title={t('directory.import.title')} level={2}>
      <div className="grid max-w-3xl gap-4">
        <p>{t('directory.import.intro')}</p>
        <label className="field-label" htmlFor={fileId}>
          {t('directory.import.file')}
        </label>
        <input
          id={fileId}
          type="file"
          className="control"
          accept=".geojson,.json,application/geo+json,application/json"
          onChange={(event) => void choose(event.target.files?.[0])}
        />
        {busy && <p role="status">{t('directory.import.working')}</p>}
        {failure && (
          <Notice tone="bad" live="assertive" title={failure.title}>
            {failure.detail}
          </Notice>
        )}
        {report && (
          <>
            {report.imported && (
              <Notice tone="good" live="polite" title={t('directory.import.done', { count: changes })} />
            )}
            <Facts
              facts={[
                { key: 'all', term: t('directory.import.features'), value: formats.number(report.features) },
                { key: 'new', term: t('directory.import.added'), value: formats.number(report.added.length) },
                {
                  key: 'old',
                  term: t('directory.import.replaced'),
                  value: formats.number(report.replaced.length),
                },
                {
                  key: 'same',
                  term: t('directory.import.unchanged'),
                  value: formats.number(report.unchanged),
                },
                {
                  key: 'left',
                  term: t('directory.import.left'),
                  value: formats.number(report.stillApproximate.length),
                },
              ]}
            />
            {report.centresMoved.length > 0 && (
              <Notice title={t('directory.import.moved', { count: report.centresMoved.length })}>
                {formats.list(report.centresMoved.map(({ name }) => name))}
              </Notice>
            )}
            {report.refused.length > 0 && (
              <Notice tone="warn" title={t('directory.import.refused', { count: report.refused.length })}>
                <ul className="list-disc pl-5">
                  {report.refused.slice(0, SHOWN).map((refused) => (
                    <li key={`${refused.feature} ${refused.problem}`}>{importSentence(t, refused)}</li>
                  ))}
                </ul>
              </Notice>
            )}
          </>
        )}
        {report && !report.imported && collection !== undefined && (
          <>
            <TextField
              label={t('directory.import.source')}
              hint={t('directory.import.source-hint')}
              maxLength={200}
              value={source}
              onChange={(event) => setSource(event.target.value)}
            />
            {changes === 0 ? (
              <p>{t('directory.import.nothing')}</p>
            ) : (
              <ButtonRow>
                <Button
                  busy={busy}
                  busyLabel={t('directory.import.working')}
                  onClick={() => void send(collection, { skipRefused: report.refused.length > 0, source })}
                >
                  {report.refused.length > 0
                    ? t('directory.import.sound-only', { count: changes })
                    : t('directory.import.confirm', { count: changes })}
                </Button>
              </ButtonRow>
            )}
          </>
        )}
      </div>
    </Card>
  );
}
