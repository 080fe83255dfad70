/** Files of an application that is already at the city: the sent ones, and new ones that go up as they are chosen. */
import { useCallback, useMemo, useRef, useState } from 'react';
import { type FileKeeper, type FormFile, NotTaken } from '../../../blocks/definitions/web/lent/form/files.ts';
import { problemWords } from '../../../web/kit/api/problem.ts';
import { upload } from '../../../web/kit/api/upload.ts';
import { newId } from '../../../web/kit/unique.ts';
import type { OwnAnswers } from '../contract.ts';

/**
 * `url`: where new ones go; `kept`: those that went there before a reload. `ready`: none is on its way. The id in an answer
 * is the city's own, so the upload is waited for.
 */
export function useSentFiles(
  url: string,
  sent: OwnAnswers['files'],
  kept: readonly FormFile[] = [],
): { keeper: FileKeeper; ready: boolean; added: FormFile[] } {
  const [added, setAdded] = useState<FormFile[]>([...kept]);
  const [waiting, setWaiting] = useState(0);
  const latest = useRef(added);
  latest.current = added;
  const add = useCallback(
    async (file: Blob, name: string, kind: FormFile['kind']): Promise<string> => {
      setWaiting((count) => count + 1);
      try {
        const { id } = await upload<{ id: string }>({ url, file, name, idempotencyKey: newId() });
        const given: FormFile = { id, name, kind, size: file.size, state: 'there', href: `/api/files/${id}` };
        setAdded((before) => [...before, given]);
        return id;
      } catch (error) {
        const { title, detail } = problemWords(error);
        throw new NotTaken([title, detail].filter(Boolean).join('. ').replaceAll('..', '.'));
      } finally {
        setWaiting((count) => count - 1);
      }
    },
    [url],
  );
  const keeper = useMemo<FileKeeper>(
    () => ({
      find: (id) => {
        const known = sent.find((file) => file.id === id);
        if (!known) return added.find((file) => file.id === id);
        const { name, kind, bytes } = known;
        return { id, name, kind, size: bytes, state: 'there', href: `/api/files/${id}` };
      },
      add,
      remove: (id) => setAdded((before) => before.filter((file) => file.id !== id)),
      retry: () => {},
    }),
    [sent, added, add],
  );
  return { keeper, ready: waiting === 0, added };
}
