/** What a letter leads to: an answer to a case of the same address, or a report that waits to be sorted. */
import { readCode } from '../../../blocks/cases/api.ts';
import { areas } from '../../../blocks/directory/api.ts';
import { noticeSubject } from '../../../blocks/notices/api.ts';
import type { Context } from '../../../platform/context.ts';
import { type Standing, standings } from '../../complaints/api.ts';
import { type Act, emptyDraft, type Thread } from '../rules/conversation.ts';
import { codesIn, noticeIds } from '../rules/letters.ts';
import { asksForConfidence } from '../rules/words.ts';
import { sentence } from '../say.ts';
import { countSince, expectedOf } from '../store.ts';
import type { Sender } from '../talk.ts';
import type { Letter } from './letter.ts';

/** Answers to one address in an hour: whoever writes more is still heard. */
const MOST_ANSWERS = 6;

/** Codes that the letter names, by its subject or by the message of ours that it answers; only cases of this very address. */
async function ownCases(ctx: Context, sender: Sender, letter: Letter): Promise<Standing[]> {
  const { city } = ctx;
  const answered = await Promise.all(noticeIds(letter.threads).map((id) => noticeSubject(city.db, id)));
  const named = [...codesIn(letter.subject, city.prefix), ...answered.flatMap((one) => one ?? [])];
  const codes = [...new Set(named.flatMap((one) => readCode(city, one) ?? []))];
  const found = await standings(ctx, codes);
  // A From is only a claim: it must at least be the reporter's own address.
  return codes.flatMap((code) => {
    const standing = found.get(code);
    return standing?.contact?.email === sender.address ? [standing] : [];
  });
}

export async function actOfLetter(
  ctx: Context,
  sender: Sender,
  letter: Letter,
  id: string,
): Promise<Exclude<Act, { do: 'rate' }>> {
  const { city, now } = ctx;
  const hour = new Date(now.getTime() - 3_600_000);
  const [own, expected, answers] = await Promise.all([
    ownCases(ctx, sender, letter),
    expectedOf(city.db, 'email', sender.key),
    countSince(city.db, sender.id, hour, true),
  ]);
  const waiting = expected.filter(({ what }) => what === 'reply').map(({ code }) => code);
  const mail: Thread = {
    messageId: letter.messageId,
    subject: letter.subject,
    refused: letter.refused,
    cut: letter.cut,
    silent: answers >= MOST_ANSWERS,
    waiting: [],
  };
  const open = own.find((one) => one.open);
  const code = open?.code ?? (own.length === 0 && waiting.length === 1 ? waiting[0] : undefined);
  if (code)
    return { do: 'reply', id, code, text: letter.text || letter.subject, photos: letter.photos, mail };
  const ended = own[0];
  const words = [
    ...(ended ? [sentence('id', 'follows', { code: ended.code })] : []),
    ...(letter.subject && !letter.text.startsWith(letter.subject) ? [letter.subject] : []),
    ...(letter.text ? [letter.text] : []),
  ];
  const area = (await areas(city)).named(words.join('\n'))?.code ?? null;
  const secrecy = asksForConfidence(letter.subject) ? { confidential: true } : {};
  const draft = { ...emptyDraft(id), words, area, photos: letter.photos, ...secrecy };
  return {
    do: 'file',
    id,
    draft,
    left: false,
    mail: { ...mail, waiting: waiting.length > 1 ? waiting : [] },
  };
}
