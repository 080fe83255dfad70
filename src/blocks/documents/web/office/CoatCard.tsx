/** The coat of arms: as it stands on papers, another one, or none. */
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { problemWords } from '../../../../web/kit/api/problem.ts';
import { upload } from '../../../../web/kit/api/upload.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { newId } from '../../../../web/kit/unique.ts';
import { Button, ButtonRow } from '../../../../web/ui/base/button.tsx';
import { Card } from '../../../../web/ui/base/card.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { letterheadQuery } from './queries.ts';

const ADDRESS = '/api/documents/letterhead/coat';

export function CoatCard({ coat }: { coat: string | null }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ title: string; detail: string }>();
  const act = async (work: () => Promise<unknown>) => {
    setBusy(true);
    setFailure(undefined);
    try {
      await work();
      await client.invalidateQueries({ queryKey: letterheadQuery.queryKey });
    } catch (error) {
      setFailure(problemWords(error));
    }
    setBusy(false);
  };
  const send = (file: File | undefined) =>
    file && void act(() => upload({ url: ADDRESS, file, name: file.name, idempotencyKey: newId() }));
  return (
    <Card title={t('documents.head.coat')} level={2}>
      <div className="grid gap-4">
        {failure && (
          <Notice tone="bad" live="assertive" title={failure.title}>
            {failure.detail}
          </Notice>
        )}
        {coat ? (
          <img
            className="h-32 w-auto justify-self-start bg-white p-2"
            src={`${ADDRESS}?v=${coat}`}
            alt={t('documents.head.coat')}
          />
        ) : (
          <p className="text-ink-soft">{t('documents.head.coat-none')}</p>
        )}
        <p className="text-ink-soft text-sm">{t('documents.head.coat-hint')}</p>
        <input
          ref={input}
          type="file"
          accept="image/png,image/jpeg"
          hidden
          onChange={(event) => {
            send(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        <ButtonRow>
          <Button
            tone="second"
            icon="picture"
            busy={busy}
            busyLabel={t('documents.saving')}
            onClick={() => input.current?.click()}
          >
            {coat ? t('documents.head.coat-change') : t('documents.head.coat-choose')}
          </Button>
          {coat && (
            <Button tone="quiet" onClick={() => void act(() => api.delete(ADDRESS))}>
              {t('documents.head.coat-remove')}
            </Button>
          )}
        </ButtonRow>
      </div>
    </Card>
  );
}
