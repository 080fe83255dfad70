/** Sends an act of the reporter: photos first, then the words, all of it repeatable without doubling anything. */
import { useRef } from 'react';
import { api } from '../../../../../web/kit/api/api.ts';
import { upload } from '../../../../../web/kit/api/upload.ts';
import { newId } from '../../../../../web/kit/unique.ts';
import type { Done, PublicComplaint } from '../../../contract.ts';
import { proofHeaders } from '../closing/keys.ts';

/** What every act of the reporter is given. */
export type ActProps = { view: PublicComplaint; receipt: string | undefined; onDone: () => void };

export type ActPhoto = { id: string; name: string; type: string; bytes: Blob; sentAs?: string };

/** `send(path, body)`: the same words under the same key until the city has answered, other words under another. */
export function useAct(code: string, receipt: string | undefined) {
  const last = useRef({ text: '', key: '' });
  return async (path: string, body: Record<string, unknown>): Promise<Done> => {
    const text = JSON.stringify([path, body]);
    if (last.current.text !== text) last.current = { text, key: newId() };
    return api.post<Done>(`/api/complaints/${code}/${path}`, body, {
      idempotencyKey: last.current.key,
      headers: proofHeaders(code, receipt),
    });
  };
}

/** Uploads what has not arrived yet; a photo's own id is its key. Returns the city's ids in order. */
export async function uploadAll(photos: ActPhoto[], onProgress: (share: number) => void): Promise<string[]> {
  for (const [index, photo] of photos.entries()) {
    if (photo.sentAs) continue;
    const answer = await upload<{ id: string }>({
      url: '/api/files',
      file: photo.bytes,
      name: photo.name,
      idempotencyKey: photo.id,
      onProgress: (share) => onProgress((index + share) / photos.length),
    });
    photo.sentAs = answer.id;
  }
  return photos.flatMap(({ sentAs }) => sentAs ?? []);
}
