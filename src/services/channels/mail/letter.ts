/** Reads one e-mail from its raw bytes: who claims to have written it, its own words, and its pictures. */
import { createHash } from 'node:crypto';
import { cleanLine, cleanText } from '../../../shared/text.ts';
import { isReply, ownWords } from '../rules/letters.ts';

/** A letter as it is kept until it is worked on. */
export type Letter = {
  subject: string;
  text: string;
  cut: boolean;
  /** Ids of kept photos. */
  photos: string[];
  /** Attachments that were not taken. */
  refused: number;
  messageId: string | null;
  /** Ids of the messages that it answers. */
  threads: string[];
};

export type ReadLetter = {
  letter: Letter;
  /** In small letters; only a claim. */
  from: string | null;
  headers: ReadonlyMap<string, string>;
  sentAt: Date | undefined;
  /** What makes it this letter: its id, or the bytes of one without. */
  identity: string;
  pictures: Buffer[];
};

const MOST_TEXT = 4000;
const MOST_SUBJECT = 200;
const MOST_PICTURES = 5;
/** Pixels of tracking and smileys of signatures are no photos of anything. */
const LEAST_PICTURE_BYTES = 4096;
const ADDRESS = /^[^\s@<>"(),:;\\]{1,64}@[^\s@<>"(),:;\\]{1,190}\.[^\s@.]{2,}$/;
const HTML_LIMIT = 1_000_000;

/** Throws when the bytes are no letter at all. */
export async function readLetter(raw: Buffer): Promise<ReadLetter> {
  // Read at the first letter: most processes never see one.
  const { simpleParser } = await import('mailparser');
  const parsed = await simpleParser(raw, { maxHtmlLengthToParse: HTML_LIMIT, skipTextToHtml: true });
  const headers = new Map(parsed.headerLines.map(({ key, line }) => [key, line.replace(/^[^:]*:\s*/, '')]));
  const address = parsed.from?.value[0]?.address?.normalize('NFKC').trim().toLowerCase() ?? '';
  const from = ADDRESS.test(address) ? address : null;
  const threads = [parsed.inReplyTo, parsed.references].flat().filter((one): one is string => Boolean(one));
  const subject = cleanLine(parsed.subject ?? '').slice(0, MOST_SUBJECT);
  const words = cleanText(ownWords(parsed.text ?? '', isReply(subject, threads)));
  const pictures = parsed.attachments.filter(
    ({ contentType, size, related }) =>
      contentType.startsWith('image/') && size >= (related ? LEAST_PICTURE_BYTES * 4 : LEAST_PICTURE_BYTES),
  );
  const others = parsed.attachments.filter((one) => !pictures.includes(one) && !one.related);
  const messageId = parsed.messageId?.slice(0, 500) ?? null;
  return {
    from,
    headers,
    sentAt: parsed.date,
    identity: messageId ? `${messageId} ${from ?? ''}` : createHash('sha256').update(raw).digest('base64url'),
    pictures: pictures.slice(0, MOST_PICTURES).map(({ content }) => content),
    letter: {
      subject,
      text: words.slice(0, MOST_TEXT),
      cut: words.length > MOST_TEXT,
      photos: [],
      refused: others.length + Math.max(0, pictures.length - MOST_PICTURES),
      messageId,
      threads: threads.map((one) => one.slice(0, 500)).slice(-20),
    },
  };
}
