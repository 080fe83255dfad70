/** A draft that is being written: each change goes to the city in its turn, with the state that was seen before it. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { ApiProblem, problemWords } from '../../../../web/kit/api/problem.ts';
import type { Edit, FileTexts } from '../../contract.ts';
import { type DraftView, draftPath, draftQuery } from './designer-data.ts';

export type Saving = 'saved' | 'saving' | 'failed' | 'moved';

export function useDraft(draft: DraftView) {
  const client = useQueryClient();
  const [saving, setSaving] = useState<Saving>('saved');
  const [failure, setFailure] = useState<{ title: string; detail: string }>();
  /** One after another: a change is written over the state that the one before it left. */
  const turn = useRef<Promise<unknown>>(Promise.resolve());
  const key = draftQuery(draft.id).queryKey;

  const send = useCallback(
    (call: (seen: number) => Promise<DraftView>): Promise<boolean> => {
      const next = turn.current.then(async () => {
        setSaving('saving');
        setFailure(undefined);
        try {
          const seen = client.getQueryData<DraftView>(key)?.seen ?? 0;
          client.setQueryData(key, await call(seen));
          setSaving('saved');
          return true;
        } catch (error) {
          const moved = error instanceof ApiProblem && error.code === 'platform.conflict';
          setSaving(moved ? 'moved' : 'failed');
          setFailure(problemWords(error));
          return false;
        }
      });
      turn.current = next;
      return next;
    },
    [client, key],
  );

  const path = draftPath(draft.id);
  return {
    saving,
    failure,
    edit: useCallback(
      (edits: Edit[]) => send((seen) => api.patch<DraftView>(path, { seen, edits })),
      [send, path],
    ),
    write: useCallback(
      (files: FileTexts) => send((seen) => api.put<DraftView>(path, { seen, files })),
      [send, path],
    ),
    act: useCallback(
      (what: string, body: Record<string, unknown> = {}) =>
        send((seen) => api.post<DraftView>(`${path}/${what}`, { seen, ...body })),
      [send, path],
    ),
    reload: useCallback(async () => {
      await client.invalidateQueries({ queryKey: key, refetchType: 'all' });
      setSaving('saved');
      setFailure(undefined);
    }, [client, key]),
  };
}
