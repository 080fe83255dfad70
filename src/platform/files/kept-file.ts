/** Keeps a file that belongs to a service from the first moment: a photo made safe, or a PDF as it is, known by its bytes. */
import { open, readFile, stat } from 'node:fs/promises';
import { Problem } from '../../shared/errors.ts';
import { actorLabel, type Change, change } from '../change.ts';
import type { Context } from '../context.ts';
import { demandNew } from './demand-new.ts';
import { readPhoto } from './photo.ts';
import { attachRows, insertFile, lockContent } from './records.ts';

export type FileKind = 'photo' | 'pdf';
export type KeptFile = { id: string; kind: FileKind; bytes: number; width: number; height: number };
/** `subject`: as for attached photos, its prefix names the guard. */
export type FileWish = { kinds: readonly FileKind[]; bytes: number; subject: string };

const PDF_HEAD = '%PDF-1.';
/** The end of file mark stands in the last kilobyte, as readers of PDF demand. */
const TAIL = 1024;

async function bytesAt(path: string, from: number, length: number): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, Math.max(0, from));
    return buffer.subarray(0, bytesRead).toString('latin1');
  } finally {
    await file.close();
  }
}

async function isPdf(path: string, size: number): Promise<boolean> {
  if (!(await bytesAt(path, 0, PDF_HEAD.length)).startsWith(PDF_HEAD)) return false;
  if (!(await bytesAt(path, size - TAIL, TAIL)).includes('%%EOF')) throw new Problem(422, 'files.pdf-broken');
  return true;
}

function wrongKind(kinds: readonly FileKind[]): Problem {
  if (kinds.length === 1) return new Problem(415, kinds[0] === 'pdf' ? 'files.only-pdf' : 'files.only-photo');
  return new Problem(415, 'files.photo-or-pdf');
}

type Content = {
  kind: FileKind;
  type: string;
  full: Buffer;
  thumb: Buffer;
  width: number;
  height: number;
  likeness: string | null;
};

async function read(path: string, { kinds, bytes }: FileWish): Promise<Content> {
  const { size } = await stat(path);
  if (size > bytes) throw new Problem(413, 'files.too-large', { limit: Math.floor(bytes / 1024 / 1024) });
  if (await isPdf(path, size)) {
    if (!kinds.includes('pdf')) throw wrongKind(kinds);
    const full = await readFile(path);
    return { kind: 'pdf', type: 'application/pdf', full, thumb: full, width: 0, height: 0, likeness: null };
  }
  if (!kinds.includes('photo')) throw wrongKind(kinds);
  try {
    const { type, full, thumb, width, height, likeness } = await readPhoto(path);
    return { kind: 'photo', type, full, thumb, width, height, likeness };
  } catch (error) {
    const foreign = error instanceof Problem && error.status === 415 && error.code !== 'files.heic';
    throw foreign ? wrongKind(kinds) : error;
  }
}

/**
 * Keeps the file at `path`, private and attached from the beginning; `also` writes what the service knows of it in the same
 * transaction and gives the answer. Throws 415 that names what is taken, 413 beyond the size, 422 for what is damaged.
 */
export async function keepFile<T>(
  ctx: Context,
  path: string,
  wish: FileWish,
  also: (tx: Change, kept: KeptFile) => Promise<T>,
): Promise<T> {
  const { files } = ctx.city;
  await demandNew(ctx, path);
  const content = await read(path, wish);
  const { kind, type, full, thumb, width, height, likeness } = content;
  const sha256 = await files.put(full);
  const thumbSha256 = kind === 'pdf' ? sha256 : await files.put(thumb);
  const owner = actorLabel(ctx.actor);
  return change(ctx, async (tx) => {
    for (const one of new Set([sha256, thumbSha256].sort())) await lockContent(tx, one, 'shared');
    // The sweep may have removed equal bytes a moment ago; under the lock, keeping them again is cheap and final.
    await files.put(full);
    if (kind === 'photo') await files.put(thumb);
    const id = await insertFile(tx, {
      ...{ sha256, thumbSha256, type, bytes: full.length, thumbBytes: thumb.length, width, height },
      ...{
        uploadedAt: ctx.now,
        ownerKind: owner.kind,
        ownerId: owner.id,
        uploadKey: null,
        likeness,
        taken: null,
      },
    });
    await attachRows(tx, [id], { subject: wish.subject, visibility: 'private', at: ctx.now });
    return also(tx, { id, kind, bytes: full.length, width, height });
  });
}
