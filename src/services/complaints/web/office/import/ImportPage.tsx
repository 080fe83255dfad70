/** One table on its way in: what it looks like, what its columns are, a trial, and the import. */
import './import.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../../web/kit/api/api.ts';
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import { useParams } from '../../../../../web/kit/navigation/params.ts';
import { NotYet } from '../../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, LinkButton } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { OfficeTitle } from '../../../../../web/ui/office/shell.tsx';
import type { ImportFileView, ImportTask } from '../../../rules/import-contract.ts';
import { DeleteFile } from './DeleteFile.tsx';
import { FirstRows, ReadRows } from './FirstRows.tsx';
import { FILES_API, fileQuery, IMPORT_PATH, importsQuery, isActive, taskQuery } from './import-data.ts';
import { MappingForm } from './MappingForm.tsx';
import { MappingState } from './MappingState.tsx';
import { ReadAnew } from './ReadAnew.tsx';
import { ReportBox } from './ReportBox.tsx';
import { StartImport } from './StartImport.tsx';
import { TaskBox } from './TaskBox.tsx';
import { useMapping } from './use-mapping.ts';

export function Page() {
  const { t } = useTexts();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(fileQuery(id));
  // The file goes when its import is done: what was asked for here is shown on.
  const [task, setTask] = useState<ImportTask>();
  const back = (
    <LinkButton tone="quiet" icon="arrow-left" href={IMPORT_PATH}>
      {t('complaints.import.title')}
    </LinkButton>
  );
  return (
    <>
      <OfficeTitle
        title={data?.name ?? task?.fileName ?? t('complaints.import.title')}
        note={
          data &&
          t('complaints.import.table-line', { rows: String(data.rows), columns: String(data.header.length) })
        }
        actions={back}
      />
      {data ? (
        <Opened
          key={`${data.id}-${data.encoding}-${data.delimiter}`}
          file={data}
          task={task}
          setTask={setTask}
        />
      ) : (
        <NotYet error={error} retry={() => void refetch()} rows={8} />
      )}
    </>
  );
}

type Props = {
  file: ImportFileView;
  task: ImportTask | undefined;
  setTask: (task: ImportTask) => void;
};

function Opened({ file, task, setTask }: Props) {
  const { t } = useTexts();
  const client = useQueryClient();
  const mapping = useMapping(file);
  const [triedWith, setTriedWith] = useState(file.last?.what === 'try' ? file.mapping : undefined);
  const [failure, setFailure] = useState<{ title: string; detail: string }>();
  const wanted = task ?? file.active ?? file.last ?? undefined;
  const followed = useQuery({ ...taskQuery(wanted?.id ?? ''), enabled: wanted !== undefined });
  const shown = followed.data ?? wanted;
  const active = isActive(shown);
  const imported = shown?.what === 'import' && shown.state === 'done' && shown.file === file.id;
  const own = shown?.file === file.id ? shown : undefined;

  const start = async (what: 'try' | 'import') => {
    setFailure(undefined);
    try {
      await mapping.saveNow();
      const begun = await api.post<ImportTask>(`${FILES_API}/${file.id}/tasks`, { what });
      if (what === 'try') setTriedWith(mapping.value);
      setTask(begun);
      await client.invalidateQueries({ queryKey: importsQuery.queryKey });
    } catch (error) {
      setFailure(problemWords(error));
    }
  };

  return (
    <div className="import-page">
      {shown && <TaskBox task={shown} />}
      {own?.report && <ReportBox task={own} report={own.report} />}
      {!imported && (
        <>
          <section className="import-part" aria-labelledby="impor-tabel">
            <h2 id="impor-tabel">{t('complaints.import.table')}</h2>
            <p className="text-ink-soft">{t('complaints.import.first-rows')}</p>
            <FirstRows file={file} />
            <ReadAnew file={file} disabled={active} />
          </section>
          <section className="import-part" aria-labelledby="impor-pemetaan">
            <h2 id="impor-pemetaan">{t('complaints.import.map')}</h2>
            <p className="text-ink-soft">{t('complaints.import.map-note')}</p>
            <MappingForm
              file={file}
              value={mapping.value}
              preview={mapping.preview}
              onChange={mapping.change}
            />
            <MappingState file={file} mapping={mapping} />
          </section>
          <section className="import-part" aria-labelledby="impor-baca">
            <h2 id="impor-baca">{t('complaints.import.preview')}</h2>
            <ReadRows preview={mapping.preview} />
          </section>
          {failure && (
            <Notice tone="bad" live="assertive" title={failure.title}>
              {failure.detail}
            </Notice>
          )}
          <div className="button-row">
            <Button
              tone="second"
              size="large"
              disabled={active || mapping.faults.length > 0}
              onClick={() => void start('try')}
            >
              {t(own ? 'complaints.import.try-again' : 'complaints.import.try')}
            </Button>
            <StartImport
              file={file}
              disabled={active || mapping.faults.length > 0}
              tried={triedWith !== undefined && JSON.stringify(triedWith) === JSON.stringify(mapping.value)}
              onStart={() => start('import')}
            />
            <DeleteFile file={file} disabled={active} />
          </div>
        </>
      )}
    </div>
  );
}
