/**
 * A draft that is being written: each change shows at once, is kept on the device, and goes to the city in its turn with the
 * state that was seen before it.
 */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { ApiProblem, problemWords } from '../../../../web/kit/api/problem.ts';
import { newId } from '../../../../web/kit/unique.ts';
import type { Edit, FileTexts } from '../../contract.ts';
import { type DraftView, draftPath, draftQuery } from './designer-data.ts';
import { type Batch, keepEdits, keptEdits } from './kept-edits.ts';

/** waiting: kept on this device until the network is back; found: left over from before, over a draft that changed since. */
export type Saving = 'saved' | 'saving' | 'waiting' | 'failed' | 'moved' | 'found';

const AGAIN_MS = 4_000;

export function useDraft(draft: DraftView) {
  const client = useQueryClient();
  const { id } = draft;
  const key = draftQuery(id).queryKey;
  const path = draftPath(id);
  const [pending, setPending] = useState<Batch[]>(() => keptEdits(id)?.batches ?? []);
  const [saving, setSaving] = useState<Saving>(() => (keptEdits(id) ? 'saving' : 'saved'));
  const [failure, setFailure] = useState<{ title: string; detail: string }>();
  const queue = useRef(pending);
  const busy = useRef(false);
  const again = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** After a colleague's change nothing is sent until the author has chosen. */
  const held = useRef(false);
  /** What was left from before is tried once as it was: perhaps only the answer was lost. */
  const before = useRef(keptEdits(id)?.seen);

  const put = useCallback(
    (batches: Batch[]) => {
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
      const earlier = before.current;
      try {
        const seen = earlier ?? client.getQueryData<DraftView>(key)?.seen ?? 0;
        const answer = await send(seen);
        before.current = undefined;
        if (earlier === undefined) client.setQueryData(key, answer);
        else await client.invalidateQueries({ queryKey: key, refetchType: 'all' });
        setSaving('saved');
        return 'done';
      } catch (error) {
        const problem = error instanceof ApiProblem ? error : undefined;
        if (problem && (problem.status === 0 || problem.status >= 500)) {
          setSaving('waiting');
          return 'later';
        }
        before.current = undefined;
        held.current = problem?.code === 'platform.conflict';
        setSaving(!held.current ? 'failed' : earlier === undefined ? 'moved' : 'found');
        if (!held.current) setFailure(problemWords(error));
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
      if (!navigator.onLine) {
        setSaving('waiting');
        again.current = setTimeout(() => void flow(), AGAIN_MS);
        break;
      }
      const [{ key: idempotencyKey, edits }] = queue.current as [Batch];
      const result = await call((seen) =>
        api.patch<DraftView>(path, { seen, edits }, { idempotencyKey, retries: 0 }),
      );
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
    pending: useMemo(() => pending.flatMap(({ edits }) => edits), [pending]),
    edit: useCallback(
      (edits: Edit[]) => {
        put([...queue.current, { key: newId(), edits }]);
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
