/** Hands a finished report to the offline queue; where the device refuses to store anything, sends it at once. */
import { api } from '../../../../../web/kit/api/api.ts';
import { upload } from '../../../../../web/kit/api/upload.ts';
import { queue } from '../../../../../web/kit/queue/queue.ts';
import { currentLanguage } from '../../../../../web/kit/texts/texts.ts';
import { newId } from '../../../../../web/kit/unique.ts';
import type { Received } from '../../../rules/intake-contract.ts';
import type { StoredPhoto } from '../device-store.ts';
import type { Draft } from '../draft-shape.ts';
import { keepReceipt, REPORT_KIND, receiptFrom } from '../receipts.ts';
import { requestOf } from './draft.ts';

/** Returns the id under which the report's page finds it. Throws `ApiProblem` only when neither way worked. */
export async function sendReport(
  draft: Draft,
  photos: readonly StoredPhoto[],
  label: string,
): Promise<string> {
  const body = requestOf(draft, currentLanguage());
  const files = photos.map(({ bytes, type, name }) => ({ file: new Blob([bytes], { type }), name }));
  try {
    const item = await queue.add({
      kind: REPORT_KIND,
      label,
      url: '/api/complaints',
      body,
      files,
      filesField: 'photos',
    });
    return item.id;
  } catch {
    return sendAtOnce(body, files, label);
  }
}

async function sendAtOnce(
  body: Record<string, unknown>,
  files: { file: Blob; name: string }[],
  label: string,
): Promise<string> {
  const id = newId();
  const photos: string[] = [];
  for (const { file, name } of files) {
    const answer = await upload<{ id: string }>({ url: '/api/files', file, name, idempotencyKey: newId() });
    photos.push(answer.id);
  }
  const whole = photos.length > 0 ? { ...body, photos } : body;
  const answer = await api.post<Received>('/api/complaints', whole, { idempotencyKey: id });
  keepReceipt(receiptFrom(answer, label, id));
  return id;
}
