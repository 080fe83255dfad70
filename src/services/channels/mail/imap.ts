/** Reads the mailbox once a minute. A letter is marked as read only after it has been kept, so that none is lost. */
import type { ImapFlow } from 'imapflow';
import { change } from '../../../platform/change.ts';
import type { City } from '../../../platform/city.ts';
import { systemContext } from '../../../platform/context.ts';
import { openDoors } from '../doors.ts';
import { findMailbox, saveMailbox } from '../store.ts';
import { LETTER_BYTES, refuseUnread, takeLetter } from './take.ts';

/** Letters in one round; the rest comes a minute later. */
const AT_ONCE = 50;
const PATIENCE_MS = 15_000;

type Place = { url: string; folder: string };

async function clientFor({ url }: Place): Promise<ImapFlow> {
  // Read only where a mailbox is asked: few installations have one.
  const { ImapFlow } = await import('imapflow');
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'imaps:';
  const client = new ImapFlow({
    host: hostname,
    port: Number(port) || (secure ? 993 : 143),
    secure,
    auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) },
    logger: false,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: 4 * PATIENCE_MS,
  });
  // A connection that breaks is told by whatever was asked last.
  client.on('error', () => {});
  return client;
}

/** Short, and nothing of the letters or the password. */
function errorCode(error: unknown): string {
  const { authenticationFailed, code } = error as { authenticationFailed?: boolean; code?: string };
  return authenticationFailed
    ? 'sign-in'
    : typeof code === 'string'
      ? code.toLowerCase().slice(0, 40)
      : 'unknown';
}

/** Uids that were not read yet, the lowest first: behind the last one, or all letters since a day. */
async function newLetters(
  client: ImapFlow,
  last: number,
  since: Date | undefined,
): Promise<{ uid: number; size: number }[]> {
  const range = since ? await client.search({ since }, { uid: true }) : `${last + 1}:*`;
  if (!range || range.length === 0) return [];
  const found: { uid: number; size: number }[] = [];
  // `n:*` also names the last letter when there is none from n on.
  for await (const { uid, size } of client.fetch(range, { uid: true, size: true }, { uid: true }))
    if (since || uid > last) found.push({ uid, size: size ?? 0 });
  return found.sort((a, b) => a.uid - b.uid);
}

async function readFolder(city: City, client: ImapFlow, folder: string): Promise<number> {
  const mailbox = client.mailbox;
  if (!mailbox) throw new Error('no folder is open');
  const uidValidity = Number(mailbox.uidValidity);
  const row = await findMailbox(city.db);
  // Until it was opened once, only an error stands there.
  const known = row && Number(row.uid_validity) > 0 ? row : undefined;
  const mark = (lastUid: number) => ({ folder, uidValidity, lastUid, now: city.now(), error: null });
  const isSame = known?.folder === folder && Number(known.uid_validity) === uidValidity;
  // A new mailbox begins now: what lay in it before is no report. One that was numbered anew is read again from the day
  // of the last visit; letters that are known already double nothing.
  const since = known && !isSame ? new Date(known.read_at.getTime() - 86_400_000) : undefined;
  const last = isSame && known ? Number(known.last_uid) : since ? 0 : mailbox.uidNext - 1;
  const found = known ? await newLetters(client, last, since) : [];
  // The day is gone through to its end before the mark moves: the numbers of older letters may stand behind it.
  const letters = since ? found : found.slice(0, AT_ONCE);
  for (const { uid, size } of letters) {
    const also = async (tx: Parameters<typeof saveMailbox>[0]) => {
      if (!since) await saveMailbox(tx, mark(uid));
    };
    const source =
      size > LETTER_BYTES ? undefined : await client.fetchOne(String(uid), { source: true }, { uid: true });
    const raw = source ? source.source : undefined;
    if (raw) await takeLetter(city, raw, also);
    // Gone meanwhile, or too large.
    else await refuseUnread(city, `${uidValidity}.${uid}`, size > LETTER_BYTES ? 'too-large' : 'gone', also);
    await client.messageFlagsAdd(String(uid), ['\\Seen'], { uid: true });
  }
  if (letters.length === 0 || since)
    await change(systemContext(city, 'channels.imap'), (tx) =>
      saveMailbox(tx, mark(since ? mailbox.uidNext - 1 : last)),
    );
  return letters.length;
}

/** Reads what is new. Answers how many letters; 0 when there is no mailbox for this city, or it cannot be reached. */
export async function readMailbox(city: City): Promise<number> {
  const { imap, leadTo } = openDoors();
  if (!imap || !leadTo(city.slug)) return 0;
  const client = await clientFor(imap);
  try {
    await client.connect();
    const lock = await client.getMailboxLock(imap.folder);
    try {
      return await readFolder(city, client, imap.folder);
    } finally {
      lock.release();
    }
  } catch (error) {
    const code = errorCode(error);
    city.log.warn({ code }, 'the mailbox could not be read');
    const known = await findMailbox(city.db);
    await change(systemContext(city, 'channels.imap'), (tx) =>
      saveMailbox(tx, {
        folder: known?.folder ?? imap.folder,
        uidValidity: Number(known?.uid_validity ?? 0),
        lastUid: Number(known?.last_uid ?? 0),
        now: known?.read_at ?? city.now(),
        error: code,
      }),
    );
    return 0;
  } finally {
    await client.logout().catch(() => client.close());
  }
}
