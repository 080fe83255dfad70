/** Imports of old reports: send a table, go on with one that waits, see what came of the others, take one back. */
import './import.css';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import { upload } from '../../../../../web/kit/api/upload.ts';
import { navigate } from '../../../../../web/kit/navigation/location.ts';
import { NotYet } from '../../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { newId } from '../../../../../web/kit/unique.ts';
import { Button, LinkButton } from '../../../../../web/ui/base/button.tsx';
import { Card } from '../../../../../web/ui/base/card.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { FieldError } from '../../../../../web/ui/base/field.tsx';
import { ProgressBar } from '../../../../../web/ui/base/progress.tsx';
import { OfficeTitle } from '../../../../../web/ui/office/shell.tsx';
import type { ImportsView } from '../../../rules/import-contract.ts';
import { FILES_API, IMPORT_PATH, importsQuery, sizeWords } from './import-data.ts';
import { Runs } from './Runs.tsx';
import { TaskBox } from './TaskBox.tsx';

export function Page() {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery(importsQuery);
  return (
    <>
      <OfficeTitle title={t('complaints.import.title')} note={t('complaints.import.note')} />
      {data ? <Shown data={data} /> : <NotYet error={error} retry={() => void refetch()} rows={6} />}
    </>
  );
}

function Shown({ data }: { data: ImportsView }) {
  const { t, formats } = useTexts();
  return (
    <div className="import-page">
      {data.active && <TaskBox task={data.active} />}
      <SendTable />
      {data.files.length > 0 && (
        <section className="import-part" aria-labelledby="impor-menunggu">
          <h2 id="impor-menunggu">{t('complaints.import.waiting')}</h2>
          {data.files.map((file) => (
            <Card
              key={file.id}
              title={file.name}
              foot={
                <LinkButton tone="second" size="small" href={`${IMPORT_PATH}/${file.id}`}>
                  {t('complaints.import.continue')}
                </LinkButton>
              }
            >
              {t('complaints.import.waiting-line', {
                size: sizeWords(file.bytes, formats.number),
                date: formats.dateTime(file.uploadedAt),
                gone: formats.date(file.goneAfter),
              })}
            </Card>
          ))}
        </section>
      )}
      <Runs runs={data.runs} busy={data.active !== null} />
    </div>
  );
}

function SendTable() {
  const { t } = useTexts();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<{ name: string; share: number }>();
  const [failure, setFailure] = useState<{ title: string; detail: string }>();
  const [lacking, setLacking] = useState(false);
  const send = async () => {
    const file = input.current?.files?.[0];
    setLacking(!file);
    if (!file) {
      input.current?.focus();
      return;
    }
    setFailure(undefined);
    setSending({ name: file.name, share: 0 });
    try {
      const { id } = await upload<{ id: string }>({
        url: FILES_API,
        file,
        name: file.name,
        idempotencyKey: newId(),
        onProgress: (share) => setSending({ name: file.name, share }),
        stallTimeout: 110_000,
      });
      await client.invalidateQueries({ queryKey: importsQuery.queryKey });
      navigate(`${IMPORT_PATH}/${id}`);
    } catch (error) {
      setFailure(problemWords(error));
    } finally {
      setSending(undefined);
    }
  };
  return (
    <Card level={2} title={t('complaints.import.send')}>
      <form
        className="import-part"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!sending) void send();
        }}
      >
        {failure && (
          <Notice tone="bad" live="assertive" title={failure.title}>
            {failure.detail}
          </Notice>
        )}
        <label className="import-part">
          <span className="field-label">{t('complaints.import.choose')}</span>
          <span className="field-hint">{t('complaints.import.choose-hint')}</span>
          {lacking && <FieldError id="impor-berkas-salah">{t('complaints.import.choose-first')}</FieldError>}
          <input
            ref={input}
            type="file"
            accept=".csv,.tsv,.txt,text/csv"
            className="input"
            aria-invalid={lacking || undefined}
            aria-describedby={lacking ? 'impor-berkas-salah' : undefined}
            onChange={() => setLacking(false)}
          />
        </label>
        {sending && (
          <ProgressBar
            label={
              sending.share < 1
                ? t('complaints.import.sending', { name: sending.name })
                : t('complaints.import.reading')
            }
            value={sending.share < 1 ? sending.share : undefined}
          />
        )}
        <div className="button-row">
          <Button
            type="submit"
            icon="plus"
            busy={sending !== undefined}
            busyLabel={t('complaints.import.reading')}
          >
            {t('complaints.import.send')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
