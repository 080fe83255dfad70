/** A report that the city sent back or has not seen yet: correct it, try it again, or throw it away. */
import { useState } from 'react';
import { navigate } from '../../../../../web/kit/navigation/location.ts';
import { mayChange, type QueueItem } from '../../../../../web/kit/queue/machine.ts';
import { queue, queueSnapshot } from '../../../../../web/kit/queue/queue.ts';
import { readFile } from '../../../../../web/kit/queue/store.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { readDraft, saveDraft, savePhoto } from '../device-store.ts';
import { Apart, joinFailed } from './Apart.tsx';
import { draftFrom, firstGap } from './draft.ts';

type OnMend = () => Promise<unknown>;

type Props = {
  item: QueueItem;
  onMend?: OnMend;
  /** Hears the id under which a report that could not join another goes out by itself. */
  onApart?: (id: string) => void;
};

/** What the city said against it, and the ways on. */
export function RefusedItem({ item, onMend, onApart }: Props) {
  const { t } = useTexts();
  const { problem } = item;
  const { sameAs } = item.body;
  if (typeof sameAs === 'string' && mayChange(item) && joinFailed(problem)) {
    return (
      <div className="grid gap-4">
        <Apart code={sameAs} onSend={() => void sendApart(item).then(onApart)} />
        <ButtonRow>
          <Mend item={item} onMend={onMend} words={t('complaints.refused.mend')} />
          <Discard id={item.id} />
        </ButtonRow>
      </div>
    );
  }
  return (
    <div className="grid gap-4">
      <Notice tone="bad" live="polite" title={problem?.title}>
        {problem && problem.fields.length > 0 ? (
          <ul className="list-disc pl-5">
            {problem.fields.map((field) => (
              <li key={`${field.path}:${field.rule}`}>{field.message}</li>
            ))}
          </ul>
        ) : (
          problem?.detail && <p>{problem.detail}</p>
        )}
      </Notice>
      <ButtonRow>
        {mayChange(item) ? (
          <Mend item={item} onMend={onMend} words={t('complaints.refused.mend')} />
        ) : (
          <Button onClick={() => void queue.retry(item.id)}>{t('complaints.kept.try')}</Button>
        )}
        <Discard id={item.id} />
      </ButtonRow>
    </div>
  );
}

/** Sends it without joining, under a new key; answers its new id. */
async function sendApart(item: QueueItem): Promise<string> {
  const { sameAs: _, ...body } = item.body;
  await queue.change(item.id, body);
  const same = (one: QueueItem) => one.createdAt === item.createdAt && one.order === item.order;
  return queueSnapshot().items.find(same)?.id ?? item.id;
}

/**
 * True when the report itself was certainly never sent: photos go first, and one of them has not arrived. Without
 * photos an answer may have been lost on its way, and a changed report could then arrive beside the first.
 */
export function neverSubmitted(item: QueueItem): boolean {
  return item.state === 'waiting' && item.files.some((file) => file.uploadedId === undefined);
}

/** Back into the form. Asks first when that would push out another report that is still being written. */
export function Mend({
  item,
  onMend,
  words,
}: {
  item: QueueItem;
  onMend?: OnMend | undefined;
  words: string;
}) {
  const { t } = useTexts();
  const [asked, setAsked] = useState(false);
  const press = async () => {
    const { draft } = await readDraft();
    if (draft && draft.changedAt > 0 && draft.description.trim() !== '' && !asked) setAsked(true);
    else await mend(item, onMend);
  };
  return (
    <>
      {asked && <p role="status">{t('complaints.refused.mend-ask')}</p>}
      <Button size="small" tone="second" onClick={() => void press()}>
        {asked ? t('complaints.refused.mend-over') : words}
      </Button>
    </>
  );
}

/** Everything that was written goes into the draft; the item leaves the queue. */
async function mend(item: QueueItem, onMend: OnMend | undefined): Promise<void> {
  const photos: { id: string; name: string }[] = [];
  for (const file of item.files) {
    const bytes = await readFile(file.key);
    if (!bytes) continue;
    await savePhoto({ id: file.key, name: file.name, type: file.type, bytes });
    photos.push({ id: file.key, name: file.name });
  }
  const draft = { ...draftFrom(item.body), photos };
  await saveDraft(draft);
  await queue.discard(item.id);
  await onMend?.();
  navigate(`/lapor?langkah=${firstGap(draft)}`, { replace: true, force: true });
}

/** Throws a report away, after asking once. */
export function Discard({ id }: { id: string }) {
  const { t } = useTexts();
  const [sure, setSure] = useState(false);
  return sure ? (
    <Button tone="danger" size="small" onClick={() => void queue.discard(id)}>
      {t('complaints.refused.discard-sure')}
    </Button>
  ) : (
    <Button tone="quiet" size="small" onClick={() => setSure(true)}>
      {t('complaints.refused.discard')}
    </Button>
  );
}
