/** Which e-mails a machine wrote, which case one speaks of, and which of its words are the sender's own. */

/** What decides whether a letter is taken: headers by their small-letter names, and the address that it claims to come from. */
export type Envelope = {
  headers: ReadonlyMap<string, string>;
  from: string | null;
  ownAddresses: readonly string[];
};

const MACHINE = /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply|noreply[-.].*|bounces?([-+.].*)?)@/;

/**
 * Why a letter is kept without being worked on or answered; undefined for one that a person wrote. To answer a machine is
 * how two machines begin to write to each other for ever (RFC 3834).
 */
export function refusalOf({ headers, from, ownAddresses }: Envelope): string | undefined {
  const header = (name: string) => headers.get(name)?.trim().toLowerCase();
  const automatic = header('auto-submitted');
  if (header('return-path') === '<>' || header('content-type')?.startsWith('multipart/report'))
    return 'bounce';
  if (automatic && automatic.replace(/[;(].*/, '').trim() !== 'no') return 'automatic';
  if (header('x-autoreply') || header('x-autorespond')) return 'automatic';
  if (/\b(all|autoreply)\b/.test(header('x-auto-response-suppress') ?? '')) return 'automatic';
  if (/^(bulk|list|junk)$/.test(header('precedence') ?? '') || header('list-id')) return 'bulk';
  if (!from) return 'no-sender';
  if (ownAddresses.includes(from)) return 'own';
  return MACHINE.test(from) ? 'automatic' : undefined;
}

/** Lines after which only what others wrote follows, as mail programs of this country's people write them. */
const QUOTED = [
  /^(on|pada|le|ing)\b.{5,120}\b(wrote|menulis|nulis|nyerat)\s*:\s*$/i,
  /^.{5,120}<[^<>\s]+@[^<>\s]+>\s*(wrote|menulis)?\s*:\s*$/i,
  /^-{2,}\s*(original message|pesan asli|forwarded message|pesan terusan)\s*-{2,}\s*$/i,
  /^_{20,}\s*$/,
  /^(在|于).{5,80}写道[:：]\s*$/,
];
const HEADER_BLOCK = /^(from|dari|发件人)\s*[:：]/i;
const HEADER_NEXT = /^(sent|date|to|dikirim|tanggal|kepada|发送时间|收件人)\s*[:：]/i;
const SIGNATURE = /^--\s?$/;
const SENT_FROM = /^(sent from my |dikirim dari |get outlook for |发自我的)/i;

function isEnd(lines: readonly string[], at: number, quotes: boolean): boolean {
  const line = lines[at]?.trim() ?? '';
  if (SIGNATURE.test(lines[at] ?? '') || SENT_FROM.test(line)) return true;
  if (!quotes) return false;
  if (QUOTED.some((shape) => shape.test(line))) return true;
  // Some programs break the line "On … wrote:" in two.
  if (/^(on|pada)\b/i.test(line) && QUOTED[0]?.test(`${line} ${lines[at + 1]?.trim() ?? ''}`)) return true;
  return HEADER_BLOCK.test(line) && HEADER_NEXT.test(lines[at + 1]?.trim() ?? '');
}

/** The text without signature and, of a reply, without what it quotes. The whole text where nothing would be left. */
export function ownWords(text: string, isReply: boolean): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const end = lines.findIndex((_, at) => isEnd(lines, at, isReply));
  const kept = (end === -1 ? lines : lines.slice(0, end)).filter((line) => !isReply || !/^\s*>/.test(line));
  const words = kept.join('\n').trim();
  return words || text.trim();
}

/** Is it an answer to something, as its subject or its thread says? */
export function isReply(subject: string, threads: readonly string[]): boolean {
  return threads.length > 0 || /^\s*(re|bls|balas|回复)\s*[:：]/i.test(subject);
}

/** Ids of our own messages among those that the letter answers: we make them of the notice's id. */
export function noticeIds(threads: readonly string[]): string[] {
  return threads.flatMap(
    (one) => /<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@/i.exec(one)?.[1]?.toLowerCase() ?? [],
  );
}

/** What in the words looks like the code of a case of this city: `MGL-482-193-762`, `mgl 482193762`. */
export function codesIn(text: string, prefix: string): string[] {
  const shape = new RegExp(`\\b${prefix}[\\s-]*\\d(?:[\\s-]?\\d){8,14}\\b`, 'gi');
  return [...text.matchAll(shape)].map(([found]) => found);
}

/** `time`: seconds since 1970; `hash`: hexadecimal. */
export type Signature = { time: number; hash: string };

/** `t=1763800000,v1=9f…`: the parts of the header with which a mail server signs a letter. */
export function readSignature(header: string | undefined): Signature | undefined {
  const found = /^t=(\d{9,11}),\s*v1=([0-9a-f]{64})$/.exec(header?.trim() ?? '');
  return found?.[1] && found[2] ? { time: Number(found[1]), hash: found[2] } : undefined;
}
