/**
 * A draft that is being written: each change shows at once, is kept on the device, and goes to the city in its turn with the
 * state that was seen before it.
 */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { ApiProblem, problemWords } from '../../../../web/kit/api/problem.ts';
import type { Edit, FileTexts } from '../../contract.ts';
import { type DraftView, draftPath, draftQuery } from './designer-data.ts';
import { keepEdits, keptEdits } from './kept-edits.ts';

/** waiting: kept on this device until the network is back; found: left over from before, over a draft that changed since. */
export type Saving = 'saved' | 'saving' | 'waiting' | 'failed' | 'moved' | 'found';

const AGAIN_MS = 4_000;

export function useDraft(draft: DraftView) {
  const client = useQueryClient();
  const { id } = draft;
  const key = draftQuery(id).queryKey;
  const path = draftPath(id);
  const [pending, setPending] = useState<Edit[][]>(() => keptEdits(id)?.batches ?? []);
  const [saving, setSaving] = useState<Saving>(() => {
    const kept = keptEdits(id);
    return kept ? (kept.seen === draft.seen ? 'saving' : 'found') : 'saved';
  });
  const [failure, setFailure] = useState<{ title: string; detail: string }>();
  const queue = useRef(pending);
  const busy = useRef(false);
  const again = useRef<ReturnType<typeof setTimeout>>(undefined);
  const held = useRef(saving === 'found');

  const put = useCallback(
    (batches: Edit[][]) => {
      queue.current = batches;
      setPending(batches);
      const seen = client.getQueryData<DraftView>(key)?.seen ?? 0;
      keepEdits(id, batches.length > 0 ? { seen, batches } : undefined);
    },
    [client, id, key],
  );

  const call = useCallback(
    async (send: (seen: number) => Promise<DraftView>): Promise<'done' | 'later' | 'refused'> => {
      setSaving('saving');
      setFailure(undefined);
      try {
        const seen = client.getQueryData<DraftView>(key)?.seen ?? 0;
        client.setQueryData(key, await send(seen));
        setSaving('saved');
        return 'done';
      } catch (error) {
        const problem = error instanceof ApiProblem ? error : undefined;
        if (problem && (problem.status === 0 || problem.status >= 500)) {
          setSaving('waiting');
          return 'later';
        }
        setSaving(problem?.code === 'platform.conflict' ? 'moved' : 'failed');
        setFailure(problemWords(error));
        if (problem?.code === 'platform.conflict') held.current = true;
        return 'refused';
      }
    },
    [client, key],
  );

  /** Sends what waits, one change after the other. */
  const flow = useCallback(async () => {
    if (busy.current || held.current) return;
    busy.current = true;
    clearTimeout(again.current);
    while (queue.current[0] && !held.current) {
      const [edits] = queue.current as [Edit[]];
      const result = await call((seen) => api.patch<DraftView>(path, { seen, edits }));
      if (result === 'later') {
        again.current = setTimeout(() => void flow(), AGAIN_MS);
        break;
      }
      // A change that is refused for itself would be refused for ever; one that met a colleague's waits for its author.
      if (!held.current) put(queue.current.slice(1));
    }
    busy.current = false;
  }, [call, path, put]);

  useEffect(() => {
    void flow();
    const online = () => void flow();
    window.addEventListener('online', online);
    return () => {
      window.removeEventListener('online', online);
      clearTimeout(again.current);
    };
  }, [flow]);

  const settled = useCallback(async () => {
    await flow();
    while (busy.current) await new Promise((resolve) => setTimeout(resolve, 50));
    return queue.current.length === 0;
  }, [flow]);

  return {
    saving,
    failure,
    /** Made here and not answered by the city yet. */
    pending: held.current ? [] : pending.flat(),
    edit: useCallback(
      (edits: Edit[]) => {
        put([...queue.current, edits]);
        void flow();
      },
      [put, flow],
    ),
    write: useCallback(
      async (files: FileTexts) =>
        (await settled()) && (await call((seen) => api.put<DraftView>(path, { seen, files }))) === 'done',
      [settled, call, path],
    ),
    act: useCallback(
      async (what: string, body: Record<string, unknown> = {}) =>
        (await settled()) &&
        (await call((seen) => api.post<DraftView>(`${path}/${what}`, { seen, ...body }))) === 'done',
      [settled, call, path],
    ),
    /** A colleague changed the draft: his state is loaded; `keep` lays what was typed here over it. */
    reload: useCallback(
      async (keep: boolean) => {
        if (!keep) put([]);
        await client.invalidateQueries({ queryKey: key, refetchType: 'all' });
        held.current = false;
        setSaving('saved');
        setFailure(undefined);
        if (keep) put(queue.current);
        void flow();
      },
      [client, key, put, flow],
    ),
  };
}

export type DraftDesk = ReturnType<typeof useDraft>;
