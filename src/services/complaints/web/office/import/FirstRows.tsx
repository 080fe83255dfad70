/** The first rows, as they stand in the file and as they are read. */
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../../web/ui/base/badge.tsx';
import type { ImportFileView, PreviewRow } from '../../../rules/import-contract.ts';
import { settingsQuery, versionNow } from '../categories/records.ts';
import { Frame } from './Frame.tsx';
import { reasonWords } from './import-data.ts';

export function FirstRows({ file }: { file: ImportFileView }) {
  const { t } = useTexts();
  const columns = file.header.map((name, at) => ({ id: name || `kolom-${at + 1}`, name, at }));
  return (
    <Frame label={t('complaints.import.first-rows')}>
      <thead>
        <tr>
          <th scope="col">{t('complaints.import.preview.line')}</th>
          {columns.map(({ id, name }) => (
            <th scope="col" key={id}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {file.sample.map(({ line, values }) => (
          <tr key={line}>
            <td className="tabular">{line}</td>
            {columns.map(({ id, at }) => (
              <td key={id}>{values[at]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </Frame>
  );
}

export function ReadRows({ preview }: { preview: readonly PreviewRow[] }) {
  const { t, formats, language } = useTexts();
  const settings = useQuery(settingsQuery).data;
  /** What the file calls something that this city lacks stands as it is. */
  const nameOf = (category: string | null) => {
    const record = settings?.categories.find(({ id }) => id === category);
    return record && settings ? versionNow(record, settings.today).title[language] : category;
  };
  if (preview.length === 0) return <p className="text-ink-soft">{t('complaints.import.preview.none')}</p>;
  return (
    <Frame label={t('complaints.import.preview')}>
      <thead>
        <tr>
          <th scope="col">{t('complaints.import.preview.line')}</th>
          <th scope="col">{t('complaints.import.preview.outcome')}</th>
          <th scope="col">{t('complaints.import.map.id')}</th>
          <th scope="col">{t('complaints.import.map.opened')}</th>
          <th scope="col">{t('complaints.import.map.category')}</th>
          <th scope="col">{t('complaints.import.map.description')}</th>
        </tr>
      </thead>
      <tbody>
        {preview.map((row) => {
          const words = row.reason ? reasonWords[row.reason] : undefined;
          return (
            <tr key={row.line}>
              <td className="tabular">{row.line}</td>
              <td>
                {row.reason ? (
                  <Badge tone="warn">{words ? t(words) : row.reason}</Badge>
                ) : (
                  <Badge tone="good">
                    {t(row.closedAt ? 'complaints.import.preview.closed' : 'complaints.import.preview.open')}
                  </Badge>
                )}
                {row.detail && <div className="text-ink-soft">{row.detail}</div>}
              </td>
              <td>{row.id}</td>
              <td>{row.openedAt ? formats.dateTime(row.openedAt) : row.openedText}</td>
              <td>{nameOf(row.category)}</td>
              <td>{row.words}</td>
            </tr>
          );
        })}
      </tbody>
    </Frame>
  );
}
