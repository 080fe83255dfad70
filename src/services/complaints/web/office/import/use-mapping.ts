/** The mapping while it is being written: shown at once, kept a moment later, and read back with its faults and the first rows. */
import { useEffect, useRef, useState } from 'react';
import { api } from '../../../../../web/kit/api/api.ts';
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import type { ImportFileView, MappingView } from '../../../rules/import-contract.ts';
import { FILES_API } from './import-data.ts';
import type { MappingValue } from './mapping-shape.ts';

const WAIT_MS = 500;

export function useMapping(file: ImportFileView) {
  const [value, setValue] = useState<MappingValue>(file.mapping);
  const [read, setRead] = useState<Omit<MappingView, 'mapping'>>(file);
  const [state, setState] = useState<'kept' | 'saving'>('kept');
  const [failure, setFailure] = useState<{ title: string; detail: string }>();
  const latest = useRef({ value, timer: 0, turn: 0, changed: false });
  latest.current.value = value;

  const send = async (body: { mapping: MappingValue } | { yaml: string }): Promise<void> => {
    window.clearTimeout(latest.current.timer);
    latest.current.changed = false;
    latest.current.turn += 1;
    const turn = latest.current.turn;
    setState('saving');
    setFailure(undefined);
    try {
      const answer = await api.put<MappingView>(`${FILES_API}/${file.id}/mapping`, body);
      // An answer that was overtaken by another change says nothing any more.
      if (turn !== latest.current.turn) return;
      setRead(answer);
      if ('yaml' in body) setValue(answer.mapping);
    } catch (error) {
      if (turn === latest.current.turn) setFailure(problemWords(error));
      throw error;
    } finally {
      if (turn === latest.current.turn) setState('kept');
    }
  };
  const keep = () => send({ mapping: latest.current.value }).catch(() => {});

  useEffect(() => () => window.clearTimeout(latest.current.timer), []);

  return {
    value,
    ...read,
    saving: state === 'saving',
    failure,
    change(next: MappingValue) {
      setValue(next);
      latest.current.value = next;
      latest.current.changed = true;
      window.clearTimeout(latest.current.timer);
      latest.current.timer = window.setTimeout(keep, WAIT_MS);
    },
    /** Before something is done with it. */
    async saveNow() {
      if (latest.current.changed) await send({ mapping: latest.current.value });
    },
    takeYaml: (yaml: string) => send({ yaml }).catch(() => {}),
  };
}
export type MappingInHand = ReturnType<typeof useMapping>;
