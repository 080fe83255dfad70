/** What a person is told after an act, and how it goes to them: in the same conversation, or the same thread of e-mails. */
import { notify } from '../../blocks/notices/api.ts';
import type { Change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import type { Language } from '../../shared/languages.ts';
import type { Outcome } from './act.ts';
import { openDoors } from './doors.ts';
import type { Thread } from './rules/conversation.ts';
import { sentence } from './say.ts';
import type { Sender } from './talk.ts';

/** The reporter's own page of a case: the secret stands behind the `#`, which no server and no log ever sees. */
function ownLink(ctx: Context, code: string, receipt: string): string {
  return `${openDoors().origin(ctx.city.slug)}/laporan/${code}#tanda-terima=${receipt}`;
}

/** The outcome in words. */
export function outcomeWords(ctx: Context, language: Language, outcome: Outcome): string {
  switch (outcome.did) {
    case 'filed': {
      const { received, left, lost, instead, area, confidential } = outcome;
      const { code, receipt, agency } = received;
      const sentences = [
        ...(instead ? [sentence(language, 'ended-instead', { code: instead })] : []),
        sentence(language, left ? 'filed-left' : 'filed', { code, agency: agency?.name ?? '' }),
        ...(confidential ? [sentence(language, 'filed-confidential')] : []),
        ...(area ? [sentence(language, 'filed-area', { area })] : []),
        ...(lost > 0 ? [sentence(language, 'filed-lost', { count: lost })] : []),
        sentence(language, 'filed-link', { link: ownLink(ctx, code, receipt) }),
      ];
      return sentences.join('\n\n');
    }
    case 'replied':
      return sentence(language, 'replied', { code: outcome.code });
    case 'rated':
      return sentence(language, 'rated', { code: outcome.code, score: outcome.score });
    case 'nothing':
      return sentence(language, 'not-rated', { code: outcome.code });
  }
}

/** Queues the answer; the same `dedupe` is sent once. */
export async function answer(
  tx: Change,
  ctx: Context,
  sender: Pick<Sender, 'door' | 'address' | 'language'>,
  text: string,
  { dedupe, mail }: { dedupe: string; mail?: Thread | undefined },
): Promise<void> {
  const { door, address, language } = sender;
  await notify(tx, ctx, {
    to: { channel: door, address, kind: 'reporter' },
    template: `channels.notice.${door === 'email' ? 'mail' : 'talk'}`,
    params: { text, subject: mail?.subject ?? '' },
    language,
    subject: 'channels',
    dedupe: `channels:${dedupe}`,
    answer: mail?.messageId ? { inReplyTo: mail.messageId } : {},
  });
}

/** What belongs under the answer to an e-mail. */
export function mailWords(language: Language, mail: Thread): string[] {
  return [
    ...(mail.cut ? [sentence(language, 'mail-cut')] : []),
    ...(mail.refused > 0 ? [sentence(language, 'mail-refused', { count: mail.refused })] : []),
    ...(mail.waiting.length > 0
      ? [sentence(language, 'mail-which', { codes: mail.waiting.join(', ') })]
      : []),
  ];
}
