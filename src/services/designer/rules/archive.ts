/** A service as one file to carry elsewhere: packed, and read again with distrust. */
import { strToU8, unzipSync, zipSync } from 'fflate';
import { FILES, type FileName, type FileTexts, MOST_CHARACTERS } from '../contract.ts';

/** A packed service has some 30 kB. What unpacks to much more than it weighs is given up before it is unpacked. */
export const MOST_ARCHIVE_BYTES = 512 * 1024;
const MOST_ENTRIES = 40;
/** What one request may carry, with some room. */
const MOST_TOGETHER = 240 * 1024;
/** What file managers put beside the files of a folder, and what a folder of a pack may hold for its readers. */
const BESIDE = /^(README\.md|\.DS_Store|Thumbs\.db|desktop\.ini)$/;

/** Why files cannot be taken over; `name`: which one. */
export class ArchiveFault extends Error {
  readonly rule:
    | 'too-large'
    | 'no-archive'
    | 'too-many'
    | 'path'
    | 'unknown'
    | 'twice'
    | 'too-long'
    | 'no-text'
    | 'no-service';
  readonly params: { name?: string };
  constructor(rule: ArchiveFault['rule'], name?: string) {
    super(name === undefined ? rule : `${rule}: ${name}`);
    this.rule = rule;
    this.params = name === undefined ? {} : { name: name.slice(0, 80) };
  }
}

/** The files in a folder that bears the name of the service, as they would stand in a pack. */
export function packed(service: string, files: FileTexts): Uint8Array<ArrayBuffer> {
  const entries = FILES.flatMap((name) => {
    const text = files[name];
    return text?.trim() ? [[`${service}/${name}`, strToU8(text)] as const] : [];
  });
  return zipSync(Object.fromEntries(entries), { level: 9 }) as Uint8Array<ArrayBuffer>;
}

export type Given = { name: string; bytes: Uint8Array };

/** Texts out of one archive, or out of the files themselves. Throws an `ArchiveFault`. */
export function readGiven(given: readonly Given[]): FileTexts {
  const [first] = given;
  const inside =
    given.length === 1 && first && /\.zip$/i.test(first.name)
      ? unpacked(first.bytes)
      : given.map(({ name, bytes }) => ({ name: known(name), bytes: small(name, bytes) }));
  const texts = new Map<FileName, string>();
  for (const { name, bytes } of inside) {
    if (!name) continue;
    if (texts.has(name)) throw new ArchiveFault('twice', name);
    texts.set(name, textOf(name, bytes));
  }
  const service = texts.get('service.yaml');
  if (service === undefined) throw new ArchiveFault('no-service');
  const files: FileTexts = { ...Object.fromEntries(texts), 'service.yaml': service };
  if (new TextEncoder().encode(JSON.stringify(files)).length > MOST_TOGETHER)
    throw new ArchiveFault('too-long');
  return files;
}

function small(name: string, bytes: Uint8Array): Uint8Array {
  if (bytes.length > MOST_TOGETHER) throw new ArchiveFault('too-long', name);
  return bytes;
}

function unpacked(bytes: Uint8Array): { name: FileName | undefined; bytes: Uint8Array }[] {
  if (bytes.length > MOST_ARCHIVE_BYTES) throw new ArchiveFault('too-large');
  let entries = 0;
  let together = 0;
  const seen = new Set<string>();
  try {
    const found = unzipSync(bytes, {
      // Asked for every entry before it is unpacked; it gets no more room than it says here.
      filter({ name, originalSize }) {
        entries += 1;
        if (entries > MOST_ENTRIES) throw new ArchiveFault('too-many');
        const file = inFolder(name);
        if (!file) return false;
        if (seen.has(file)) throw new ArchiveFault('twice', file);
        seen.add(file);
        together += originalSize;
        if (!(originalSize >= 0) || together > MOST_TOGETHER) throw new ArchiveFault('too-long', file);
        return true;
      },
    });
    return Object.entries(found).map(([name, data]) => ({ name: inFolder(name), bytes: data }));
  } catch (error) {
    if (error instanceof ArchiveFault) throw error;
    // Broken, locked with a password, or packed in a way that is no usual one.
    throw new ArchiveFault('no-archive');
  }
}

/** The file that an entry is, in the archive itself or in its one folder; undefined for what may be passed over. */
function inFolder(path: string): FileName | undefined {
  const steps = path.split('/');
  if (/[\\\0:]/.test(path) || path.startsWith('/') || steps.includes('..') || steps.includes('.'))
    throw new ArchiveFault('path', path);
  if (steps[0] === '__MACOSX' || path.endsWith('/')) return undefined;
  if (steps.length > 2) throw new ArchiveFault('unknown', path);
  return known(steps.at(-1) ?? '');
}

function known(name: string): FileName | undefined {
  if (BESIDE.test(name)) return undefined;
  const found = FILES.find((one) => one === name || one.replace('.yaml', '.yml') === name);
  if (!found) throw new ArchiveFault('unknown', name);
  return found;
}

function textOf(name: string, bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ArchiveFault('no-text', name);
  }
  if (text.includes('\0')) throw new ArchiveFault('no-text', name);
  if (text.length > MOST_CHARACTERS) throw new ArchiveFault('too-long', name);
  return text;
}
