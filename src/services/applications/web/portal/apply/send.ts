/** Hands a finished application to the offline queue, which carries it to the city exactly once. */
import { queue } from '../../../../../web/kit/queue/queue.ts';
import type { Sent } from '../../../contract.ts';
import { readBytes } from './device-store.ts';
import { answersForCity, filesNamed, type Kept } from './kept-shape.ts';

export const SEND_KIND = 'applications.send';

/** Begins the sending; returns the item's id. Rejects when the device refuses to keep it. */
export async function sendApplication(form: Kept, answers: Kept['answers'], title: string): Promise<string> {
  const named = filesNamed(answers);
  const waiting = form.files.filter(({ id, there }) => there === null && named.has(id));
  const files: { file: Blob; name: string }[] = [];
  for (const { id, type, name } of waiting) {
    const bytes = await readBytes(id);
    if (bytes) files.push({ file: new Blob([bytes], { type }), name });
  }
  const item = await queue.add({
    kind: SEND_KIND,
    label: title,
    url: '/api/applications',
    ...(form.owner ? { owner: form.owner } : {}),
    body: {
      service: form.service,
      version: form.version,
      answers: answersForCity(answers, form.files, true),
      // Refused when another device saved something else meanwhile.
      ...(form.draft ? { draft: form.draft.id, seen: form.draft.seen } : {}),
      // The queue puts the city's ids into `uploads`, in this order.
      ...(waiting.length > 0 ? { standing: waiting.map(({ id }) => id) } : {}),
    },
    files,
    filesField: 'uploads',
    uploadUrl: `/api/applications/files?service=${encodeURIComponent(form.service)}`,
  });
  return item.id;
}

export type SentAnswer = Sent;
