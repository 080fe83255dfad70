/** The mapping while it is being written: shown at once, kept a moment later, and read back with its faults and the first rows. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../../../../web/kit/api/api.ts';
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import type { ImportFileView, MappingView } from '../../../rules/import-contract.ts';
import { FILES_API, fileQuery } from './import-data.ts';
import type { MappingValue } from './mapping-shape.ts';
import { createSaves } from './saves.ts';

const WAIT_MS = 500;

export function useMapping(file: ImportFileView) {
  const client = useQueryClient();
  const [value, setValue] = useState<MappingValue>(file.mapping);
  const [read, setRead] = useState<Omit<MappingView, 'mapping'>>(file);
  const [underWay, setUnderWay] = useState(0);
  const [failure, setFailure] = useState<{ title: string; detail: string }>();
  const [saves] = useState(createSaves);
  const latest = useRef({ value, timer: 0 });

  const put = async (body: { mapping: MappingValue } | { yaml: string }): Promise<void> => {
    setUnderWay((count) => count + 1);
    setFailure(undefined);
    try {
      const answer = await api.put<MappingView>(`${FILES_API}/${file.id}/mapping`, body);
      setRead(answer);
      // Who comes back to this page finds what the server has, not what it had when the page was opened first.
      client.setQueryData(fileQuery(file.id).queryKey, (known) => known && { ...known, ...answer });
      if ('yaml' in body) show(answer.mapping);
    } catch (error) {
      setFailure(problemWords(error));
      throw error;
    } finally {
      setUnderWay((count) => count - 1);
    }
  };
  const show = (next: MappingValue) => {
    setValue(next);
    latest.current.value = next;
  };
  const putMapping = () => put({ mapping: latest.current.value });
  const leave = useRef(() => {});
  leave.current = () => {
    window.clearTimeout(latest.current.timer);
    if (saves.unsaved()) saves.save(putMapping).catch(() => {});
  };
  useEffect(() => () => leave.current(), []);

  return {
    value,
    ...read,
    saving: underWay > 0,
    /** Why the last save failed. */
    failure,
    change(next: MappingValue) {
      show(next);
      saves.touch();
      window.clearTimeout(latest.current.timer);
      latest.current.timer = window.setTimeout(() => void saves.settle(putMapping).catch(() => {}), WAIT_MS);
    },
    /** Before something is done with it: resolves when the server has what the screen shows. Throws `ApiProblem`. */
    async saveNow() {
      window.clearTimeout(latest.current.timer);
      await saves.settle(putMapping);
    },
    /** True when it was taken; else `failure` says why not. */
    async takeYaml(yaml: string): Promise<boolean> {
      window.clearTimeout(latest.current.timer);
      try {
        await saves.save(() => put({ yaml }));
        return true;
      } catch {
        return false;
      }
    },
  };
}
export type MappingInHand = ReturnType<typeof useMapping>;
