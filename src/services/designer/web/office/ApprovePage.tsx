/** The second person: reads what would change, tries it, lets it be walked, and agrees or gives it back. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { problemWords } from '../../../../web/kit/api/problem.ts';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { useParams } from '../../../../web/kit/navigation/params.ts';
import { LoadFailedPage, LoadingPage } from '../../../../web/kit/shell/states.tsx';
import { usePageTitle } from '../../../../web/kit/shell/title.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { TextArea } from '../../../../web/ui/base/field.tsx';
import { Link } from '../../../../web/ui/base/link.tsx';
import { Dialog } from '../../../../web/ui/office/dialog.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import { Changes } from './Changes.tsx';
import { type DraftView, draftPath, type Published, reviewQuery } from './designer-data.ts';
import { Faults } from './Faults.tsx';
import { WalkBox } from './WalkBox.tsx';
import { WholeDraft } from './WholeDraft.tsx';
import './designer.css';

export function Page() {
  const { id = '' } = useParams();
  const { t } = useTexts();
  const query = useQuery(reviewQuery(id));
  usePageTitle(query.data?.title ?? t('designer.approve.title'));
  if (query.data) return <Deciding draft={query.data} />;
  if (query.error) return <LoadFailedPage whole error={query.error} retry={() => void query.refetch()} />;
  return <LoadingPage title={t('designer.approve.title')} />;
}

function Deciding({ draft }: { draft: DraftView }) {
  const { t, formats } = useTexts();
  const client = useQueryClient();
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ title: string; detail: string }>();
  const [sure, setSure] = useState(false);
  const [published, setPublished] = useState<Published>();
  const [rejected, setRejected] = useState(false);
  const done = published !== undefined || rejected;
  const decide = async (what: 'approve' | 'reject') => {
    setBusy(true);
    setFailure(undefined);
    try {
      const body = { seen: draft.seen, ...(note.trim() ? { note: note.trim() } : {}) };
      const path = `${draftPath(draft.id)}/${what}`;
      if (what === 'approve') setPublished(await api.post<Published>(path, body, { timeout: 60_000 }));
      else {
        await api.post(path, body);
        setRejected(true);
      }
      setSure(false);
      await client.invalidateQueries({ queryKey: ['designer'] });
    } catch (error) {
      setFailure(problemWords(error));
    } finally {
      setBusy(false);
    }
  };
  const right = draft.faults.length === 0;
  const day = (date: string) => formats.date(`${date}T12:00:00Z`);
  const from = (draft.content as { from?: unknown } | null)?.from;
  return (
    <div className="designer">
      <p>
        <Link href="/office/sahkan">{t('designer.approve.back')}</Link>
      </p>
      <OfficeTitle title={draft.title} note={draft.service} />
      {rejected && (
        <Notice tone="good" live="polite">
          {t('designer.approve.rejected')}
        </Notice>
      )}
      {published && (
        <Notice
          tone="good"
          live="polite"
          title={t('designer.approve.done', { version: published.version, date: day(published.from) })}
        >
          {published.open ? (
            <p>
              <Link href={`/layanan/${published.service}`}>{t('designer.approve.see')}</Link>
            </p>
          ) : (
            <p>{t('designer.approve.later')}</p>
          )}
        </Notice>
      )}
      {draft.asked && (
        <Notice
          title={t('designer.approve.asked', {
            name: draft.asked.by ?? t('designer.somebody'),
            when: formats.dateTime(draft.asked.at),
          })}
        >
          {draft.asked.note && <p className="whitespace-pre-line">{draft.asked.note}</p>}
        </Notice>
      )}
      {draft.asked?.mine && <Notice tone="warn">{t('designer.approve.own')}</Notice>}
      <div className="designer-columns">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
          <section className="grid gap-3">
            <h2>{t('designer.pane.changes')}</h2>
            <Changes draft={draft} />
          </section>
          <WholeDraft draft={draft} />
        </div>
        <aside className="grid content-start gap-4">
          <Faults faults={draft.faults} content={draft.content} />
          <WalkBox id={draft.id} seen={draft.seen} right={right} content={draft.content} review />
          {draft.may.includes('approve') && !done && (
            <section className="card grid gap-3">
              <h2>{t('designer.approve.decide')}</h2>
              <TextArea
                label={t('designer.approve.note')}
                hint={t('designer.approve.note-hint')}
                rows={3}
                maxLength={2000}
                value={note}
                onChange={({ target }) => setNote(target.value)}
              />
              {!sure && <FormFailure failure={failure} />}
              <ButtonRow>
                <Button disabled={!right} onClick={() => setSure(true)}>
                  {t('designer.approve.do')}
                </Button>
                <Button
                  tone="second"
                  disabled={busy || note.trim().length < 2}
                  onClick={() => void decide('reject')}
                >
                  {t('designer.approve.reject')}
                </Button>
              </ButtonRow>
            </section>
          )}
        </aside>
      </div>
      {sure && (
        <Dialog
          open
          onClose={() => setSure(false)}
          closeLabel={t('kit.close')}
          title={t('designer.approve.sure', { name: draft.title })}
          actions={
            <Button busy={busy} busyLabel={t('designer.walking')} onClick={() => void decide('approve')}>
              {t('designer.approve.sure-do')}
            </Button>
          }
        >
          <p>
            {draft.base === null
              ? t('designer.approve.sure-new')
              : t('designer.approve.sure-changes', { count: draft.changes.length })}
          </p>
          {typeof from === 'string' && <p>{t('designer.approve.sure-from', { date: day(from) })}</p>}
          <p>{t('designer.approve.sure-detail')}</p>
          <FormFailure failure={failure} />
        </Dialog>
      )}
    </div>
  );
}
