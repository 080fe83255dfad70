/** Files of minutes that are being written: on the device with their bytes until the queue carries them along. */
import { type Dispatch, type SetStateAction, useEffect, useMemo, useState } from 'react';
import type { FileKeeper } from '../../../../blocks/definitions/web/lent/form/files.ts';
import { newId } from '../../../../web/kit/unique.ts';
import type { KeptFile, KeptPhoto } from './visit-store.ts';

export function useKeptFiles(files: KeptFile[], set: Dispatch<SetStateAction<KeptFile[]>>): FileKeeper {
  return useMemo<FileKeeper>(
    () => ({
      find: (id) => {
        const file = files.find((one) => one.id === id);
        if (!file) return undefined;
        const { name, kind, bytes } = file;
        return { id, name, kind, size: bytes.byteLength, state: 'kept' };
      },
      async bytes(id) {
        const file = files.find((one) => one.id === id);
        return file && new Blob([file.bytes], { type: file.type });
      },
      async add(blob, name, kind) {
        const file = { id: newId(), name, kind, type: blob.type, bytes: await blob.arrayBuffer() };
        set((before) => [...before, file]);
        return file.id;
      },
      remove: (id) => set((before) => before.filter((file) => file.id !== id)),
      retry: () => {},
    }),
    [files, set],
  );
}

/** Addresses under which this page can show what is kept; given back when it is no longer shown. */
export function useUrls(files: readonly KeptPhoto[]): Map<string, string> {
  const [urls, setUrls] = useState(new Map<string, string>());
  useEffect(() => {
    const made = new Map(
      files.map(({ id, bytes, type }) => [id, URL.createObjectURL(new Blob([bytes], { type }))]),
    );
    setUrls(made);
    return () => {
      for (const url of made.values()) URL.revokeObjectURL(url);
    };
  }, [files]);
  return urls;
}
