/** What a form knows of the files that belong to its answers, wherever their bytes are just now. */
import { createContext, useContext } from 'react';

/** `kept`: only on this device; `sending`: on its way; `there`: the city has it; `refused`: the city said why not. */
export type FormFile = {
  /** Stands in the answer of an upload field. */
  id: string;
  name: string;
  kind: 'photo' | 'pdf';
  size: number;
  state: 'kept' | 'sending' | 'there' | 'refused';
  /** 0 to 1 while it is sent. */
  progress?: number | undefined;
  /** Why it was refused, in words of the reader. */
  problem?: string | undefined;
  /** Where it can be looked at. */
  href?: string | undefined;
};

/** The city did not take the file, or could not be reached: the message is for the reader. */
export class NotTaken extends Error {}

/** Who keeps files for a form: the page of an application, the desk's minutes, the preview of the designer. */
export type FileKeeper = {
  find: (id: string) => FormFile | undefined;
  /** The bytes, where this device has them: to show a photo before the city has it. The same function as long as they are the same. */
  bytes?: (id: string) => Promise<Blob | undefined>;
  /** Takes a checked file and answers its id. Rejects with `NotTaken` when the city said why not, else when the device has no room. */
  add: (file: Blob, name: string, kind: FormFile['kind']) => Promise<string>;
  remove: (id: string) => void;
  retry: (id: string) => void;
};

const Files = createContext<FileKeeper | undefined>(undefined);
export const FilesOf = Files.Provider;

/** The keeper around this form; undefined where files cannot be given (a preview). */
export function useFileKeeper(): FileKeeper | undefined {
  return useContext(Files);
}
