/** Photos that people send by WhatsApp: asked for by their id, and fetched from nowhere but where photos may come from. */
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { Context } from '../../platform/context.ts';
import { keepPhoto, withHeld } from '../../platform/files/api.ts';
import { Problem } from '../../shared/errors.ts';

/** Keeps the photo and answers its file id; undefined when it can never be had, an error when it may be had later. */
export type MediaSource = (ctx: Context, media: string) => Promise<string | undefined>;

/** Where Meta keeps the bytes, apart from where it answers questions. */
const META_MEDIA = 'lookaside.fbsbx.com';
const META_API = 'graph.facebook.com';
const PATIENCE_MS = 15_000;

type Place = { token: string; baseUrl: string };

/** The address of the bytes must be the provider's own: whoever could forge an answer must not make us ask inside our network. */
export function isMediaAddress(address: string, baseUrl: string): boolean {
  const [base, url] = [URL.parse(baseUrl), URL.parse(address)];
  if (!base || !url || url.username || url.password) return false;
  if (url.protocol === base.protocol && url.host === base.host) return true;
  return base.host === META_API && url.protocol === 'https:' && url.host === META_MEDIA;
}

async function get(address: string, token: string): Promise<Response | undefined> {
  const response = await fetch(address, {
    headers: { authorization: `Bearer ${token}` },
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (response.ok) return response;
  // Too early, too often, or a fault on their side passes; anything else is final.
  if ([408, 425, 429].includes(response.status) || response.status >= 500)
    throw new Error(`the photo cannot be had now: ${response.status}`);
  return undefined;
}

/** Photos from the WhatsApp Cloud API. */
export function graphMedia({ token, baseUrl }: Place): MediaSource {
  return async (ctx, media) => {
    const told = await get(`${baseUrl}/${encodeURIComponent(media)}`, token);
    const { url } = ((await told?.json().catch(() => ({}))) ?? {}) as { url?: unknown };
    if (typeof url !== 'string' || !isMediaAddress(url, baseUrl)) return undefined;
    const response = await get(url, token);
    if (!response?.body) return undefined;
    const stream = Readable.fromWeb(response.body as ReadableStream);
    try {
      return await withHeld(async (hold) => (await keepPhoto(ctx, await hold(stream))).id);
    } catch (error) {
      // What is no photo, or too large a one, will never be another; a full disk may be mended.
      if (error instanceof Problem && error.status < 500 && error.code !== 'files.interrupted')
        return undefined;
      throw error;
    }
  };
}

/** In the demo the photo was uploaded by the visitor's browser, and the id is the file's own. */
export const demoMedia: MediaSource = async (_ctx, media) =>
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(media) ? media : undefined;
