/** Open data: the files of all public reports, what each column means, and under which terms they may be used. */
import './publishing.css';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../../../../web/kit/api/api.ts';
import { NotYet } from '../../../../../web/kit/shell/states.tsx';
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { EmptyState } from '../../../../../web/ui/base/feedback.tsx';
import { Link } from '../../../../../web/ui/base/link.tsx';
import { Page as PageFrame, Section } from '../../../../../web/ui/portal/page.tsx';
import { nextMaking } from '../../../rules/open-data-hour.ts';
import type { DataExport, OpenData } from '../../../rules/publishing-contract.ts';
import { columnKeys, typeKeys } from './column-words.ts';

const openDataQuery = queryOptions({
  queryKey: ['complaints', 'open-data'],
  queryFn: ({ signal }) => api.get<OpenData>('/api/open-data', { signal }),
  staleTime: 300_000,
});

const FORMATS: Record<string, { title: string; note: TextKey }> = {
  'laporan.csv': { title: 'CSV', note: 'complaints.data.csv-note' },
  'laporan.geojson': { title: 'GeoJSON', note: 'complaints.data.geojson-note' },
  'laporan.parquet': { title: 'Parquet', note: 'complaints.data.parquet-note' },
};

export function Page() {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery(openDataQuery);
  return (
    <PageFrame title={t('complaints.data.title')} lead={t('complaints.data.lead')}>
      {data ? <Shown data={data} /> : <NotYet error={error} retry={() => void refetch()} rows={4} />}
    </PageFrame>
  );
}

function Shown({ data }: { data: OpenData }) {
  const { t, formats } = useTexts();
  const [newest, ...older] = data.exports;
  return (
    <>
      {newest ? (
        <Section title={t('complaints.data.files')}>
          <p>
            {t('complaints.data.made', {
              date: formats.dateTime(newest.madeAt),
              count: newest.rows,
              open: newest.open,
              ended: newest.ended,
            })}
          </p>
          <ul className="grid gap-4 md:grid-cols-3">
            {newest.files.map((file) => (
              <FileCard key={file.name} file={file} />
            ))}
          </ul>
        </Section>
      ) : (
        <EmptyState title={t('complaints.data.none')}>
          {t('complaints.data.none-detail', { time: formats.dateTime(nextMaking(new Date()).toISOString()) })}
        </EmptyState>
      )}
      <Section title={t('complaints.data.terms')}>
        <p>
          {t('complaints.data.licence')}{' '}
          <a href={data.licenceUrl} rel="license noopener">
            {data.licenceName}
          </a>
          .
        </p>
        <p>{data.withText ? t('complaints.data.with-text') : t('complaints.data.without-text')}</p>
        <p>{t('complaints.data.left-out')}</p>
      </Section>
      <Section title={t('complaints.data.columns')}>
        <Columns columns={data.columns} />
      </Section>
      <Section title={t('complaints.data.more')}>
        <ul className="grid list-disc gap-1 pl-6">
          <li>
            <a href="/data.json">{t('complaints.data.dcat')}</a>
          </li>
          <li>
            <a href="/laporan.atom">{t('complaints.data.feeds')}</a>
          </li>
          <li>
            <Link href="/sematkan">{t('complaints.embed.title')}</Link>
          </li>
          <li>
            <a href="/api/docs">{t('complaints.data.api')}</a>
          </li>
        </ul>
      </Section>
      {older.length > 0 && <Older exports={older} />}
    </>
  );
}

function useSize() {
  const { formats } = useTexts();
  return (bytes: number) =>
    bytes < 1_000_000
      ? `${formats.number(Math.max(1, Math.round(bytes / 1000)))} kB`
      : `${formats.number(Math.round(bytes / 100_000) / 10)} MB`;
}

function FileCard({ file }: { file: DataExport['files'][number] }) {
  const { t } = useTexts();
  const size = useSize();
  const format = FORMATS[file.name];
  return (
    <li className="card grid content-start gap-2">
      <h3>{format?.title ?? file.name}</h3>
      {format && <p className="text-ink-soft">{t(format.note)}</p>}
      <p>
        <a href={`/data/${file.name}`} download>
          {t('complaints.data.download', { size: size(file.bytes) })}
        </a>
      </p>
      {file.packedBytes !== null && (
        <p>
          <a href={`/data/${file.name}.gz`} download>
            {t('complaints.data.download-packed', { size: size(file.packedBytes) })}
          </a>
        </p>
      )}
      <details className="text-sm">
        <summary>{t('complaints.data.checksum')}</summary>
        <code className="select-all break-all">{file.sha256}</code>
      </details>
    </li>
  );
}

function Columns({ columns }: { columns: OpenData['columns'] }) {
  const { t } = useTexts();
  return (
    <dl className="data-columns">
      {columns.map(({ name, type }) => {
        const meaning = columnKeys[name];
        const kind = typeKeys[type];
        return (
          <div key={name}>
            <dt>
              <code>{name}</code> <span className="text-ink-soft text-sm">{kind ? t(kind) : type}</span>
            </dt>
            <dd>{meaning ? t(meaning) : ''}</dd>
          </div>
        );
      })}
    </dl>
  );
}

function Older({ exports: older }: { exports: readonly DataExport[] }) {
  const { t, formats } = useTexts();
  return (
    <Section title={t('complaints.data.older')}>
      <ul className="grid gap-2">
        {older.map(({ day, rows, files }) => (
          <li key={day} className="flex flex-wrap gap-x-4 gap-y-1">
            <span>{formats.date(`${day}T12:00:00Z`)}</span>
            <span className="text-ink-soft">{t('complaints.data.rows', { count: rows })}</span>
            {files.map(({ name }) => (
              <a key={name} href={`/data/${day}/${name}`} download>
                {FORMATS[name]?.title ?? name}
              </a>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  );
}
