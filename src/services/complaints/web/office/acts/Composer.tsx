/** The sheet on which one act is written; what is typed stays until the server has taken it. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ApiProblem } from '../../../../../web/kit/api/problem.ts';
import { useForm } from '../../../../../web/kit/forms/use-form.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { newId } from '../../../../../web/kit/unique.ts';
import { Button, ButtonRow } from '../../../../../web/ui/base/button.tsx';
import { ErrorSummary, Notice } from '../../../../../web/ui/base/feedback.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import type { DeskComplaint } from '../../../rules/desk-contract.ts';
import { renewCase, sendAct } from '../desk-data.ts';
import { isOvertaken } from '../overtaken.ts';
import { actWords } from './act-words.ts';
import { Changed } from './Changed.tsx';
import { type Draft, dropDraft, emptyDraft, keepDraft, readDraft, type WrittenAct } from './drafts.ts';
import { ActFields } from './Fields.tsx';
import { bodyOf, textPath, wrongIn } from './requests.ts';
import './acts.css';

type Props = {
  item: DeskComplaint;
  act: WrittenAct;
  /** Id of the officer, whose drafts these are. */
  officer: string;
  onDone: () => void;
  onCancel: () => void;
};

export function Composer({ item, act, officer, onDone, onCancel }: Props) {
  const { t } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  const words = actWords[act];
  const seen = useRef(lastEntry(item));
  const [photosBusy, setPhotosBusy] = useState(false);
  const [overtaken, setOvertaken] = useState(false);
  const [offline, setOffline] = useState(false);
  const last = useRef({ text: '', key: '' });
  const frame = useRef<HTMLFormElement>(null);
  const sent = useRef(false);
  /** The state that these words were written for; undefined once a newer one was shown and the person pressed on. */
  const written = useRef<number | undefined>(item.version);
  const start = useRef(readDraft(officer, item.code, act));
  const form = useForm<Draft>({
    initial: start.current ?? { ...emptyDraft, priority: act === 'priority' ? String(item.priority) : '' },
    paths: { text: textPath(act) },
    validate: (draft) =>
      Object.fromEntries(Object.entries(wrongIn(act, draft)).map(([name, key]) => [name, t(key)])),
    submit: async (draft) => {
      setOvertaken(false);
      try {
        const body = { version: item.version, ...bodyOf(act, draft) };
        const text = JSON.stringify(body);
        if (last.current.text !== text) last.current = { text, key: newId() };
        // The device's clock may be wrong; beside its time of now the city can tell by how much.
        if ('shots' in body) Object.assign(body, { deviceTime: new Date().toISOString() });
        await sendAct(item.code, act, body, 'shots' in body ? undefined : last.current.key);
        setOffline(false);
      } catch (error) {
        setOffline(error instanceof ApiProblem && error.status === 0);
        // Somebody was faster: show the new state beside the words, which stay where they are.
        if (error instanceof ApiProblem && error.status === 409) {
          written.current = undefined;
          await renewCase(client, item.code);
          setOvertaken(isOvertaken(error));
        }
        throw error;
      }
      sent.current = true;
      dropDraft(officer, item.code, act);
      say({
        tone: 'good',
        text: t(draft.mended === 'no' && act === 'close' ? 'complaints.desk.closing.done-not' : words.done, {
          code: item.code,
        }),
      });
      onDone();
      await renewCase(client, item.code);
    },
  });

  /** What others did since the sheet was opened; one's own step, made just before or in another window, is no news. */
  const news = item.timeline.filter((entry) => entry.id > seen.current && !entry.own);
  /** The screen follows the case while one writes: a step of a colleague that came meanwhile is read before these words go out. */
  const submit = (event?: Parameters<typeof form.submit>[0]) => {
    if (news.length === 0 || written.current === undefined || written.current === item.version)
      return form.submit(event);
    event?.preventDefault();
    written.current = undefined;
    setOvertaken(true);
    frame.current?.scrollIntoView({ block: 'start' });
    return Promise.resolve();
  };
  const { values } = form;
  useEffect(() => {
    if (!sent.current) keepDraft(officer, item.code, act, values);
  }, [officer, item.code, act, values]);

  useEffect(() => {
    // Two sheets begin with a list that is still on its way; it takes the focus itself.
    if (act !== 'assign' && act !== 'hand-over')
      frame.current?.querySelector<HTMLElement>('textarea, select')?.focus();
    frame.current?.scrollIntoView({ block: 'nearest' });
  }, [act]);

  // Once the network is back the words go out by themselves, as long as this sheet is open.
  const retry = useRef(submit);
  retry.current = submit;
  useEffect(() => {
    if (!offline) return;
    const online = () => void retry.current();
    window.addEventListener('online', online);
    return () => window.removeEventListener('online', online);
  }, [offline]);

  const ends = act === 'close' || act === 'reject';
  const possible = item.may.includes(act);
  return (
    <form
      ref={frame}
      className="composer"
      aria-labelledby="composer-title"
      data-act={act}
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit(event);
        // In an open list the first Escape closes the list, not the sheet.
        const inList = event.target instanceof Element && event.target.ariaExpanded === 'true';
        if (event.key === 'Escape' && !event.defaultPrevented && !inList) {
          event.stopPropagation();
          onCancel();
        }
      }}
      noValidate
    >
      <div>
        <h3 id="composer-title">{t(words.title)}</h3>
        <p className="text-ink-soft text-sm">
          {t(act === 'close' && item.taskOf ? 'complaints.desk.act.close.hint-task' : words.hint)}
        </p>
      </div>
      {ends && item.work.tasks.some((one) => one.open) && (
        <Notice tone="warn">{t('complaints.work.tasks.note')}</Notice>
      )}
      {news.length > 0 && <Changed entries={news} open={possible} />}
      {news.length === 0 && !possible && <Notice tone="warn">{t('complaints.desk.changed.shut')}</Notice>}
      {offline && (
        <Notice tone="warn" live="assertive" title={t('complaints.desk.closing.offline.title')}>
          {t('complaints.desk.closing.offline.text')}
        </Notice>
      )}
      {form.failure && !offline && !(overtaken && news.length > 0) && (
        <Notice tone="bad" title={form.failure.title} live="assertive">
          {form.failure.detail}
        </Notice>
      )}
      <ErrorSummary
        title={t('kit.form.summary', { count: form.summary.length })}
        fields={form.summary.length > 1 ? form.summary : []}
      />
      <ActFields item={item} act={act} form={form} onPhotosBusy={setPhotosBusy} />
      <ButtonRow>
        <Button
          type="submit"
          tone={act === 'reject' ? 'danger' : 'first'}
          busy={form.busy || photosBusy}
          busyLabel={photosBusy ? t('complaints.desk.photo.sending') : t('complaints.desk.sending')}
          disabled={!possible}
        >
          {t(act === 'close' && values.mended === 'no' ? 'complaints.desk.closing.send-not' : words.send)}
        </Button>
        <Button tone="quiet" onClick={onCancel}>
          {t('complaints.desk.later')}
        </Button>
      </ButtonRow>
      <p className="text-ink-soft text-sm">{t('complaints.desk.kept')}</p>
    </form>
  );
}

function lastEntry(item: DeskComplaint): number {
  return Math.max(0, ...item.timeline.map(({ id }) => id));
}
