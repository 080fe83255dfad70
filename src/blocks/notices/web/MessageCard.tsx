/** One message as the person would have read it. */

import { pieces } from '../../../web/kit/links.ts';
import { useTexts } from '../../../web/kit/texts/texts.ts';
import { Badge } from '../../../web/ui/base/badge.tsx';
import { Card } from '../../../web/ui/base/card.tsx';
import { Link } from '../../../web/ui/base/link.tsx';
import type { MailboxMessage } from '../contract.ts';
import { channelKey } from './channel-words.ts';

export function MessageCard({ message }: { message: MailboxMessage }) {
  const { t, formats } = useTexts();
  const channel = t(channelKey[message.channel]);
  return (
    <Card
      title={<span lang={message.language}>{message.title}</span>}
      level={2}
      foot={
        <>
          <span>{t('notices.mailbox.to', { channel, address: message.to })}</span>
          <time dateTime={message.at}>{formats.dateTime(message.at)}</time>
          <Badge tone="warn">{t('notices.mailbox.fictional')}</Badge>
        </>
      }
    >
      <p lang={message.language} className="whitespace-pre-line break-words">
        {pieces(message.text, window.location.origin).map((piece) =>
          piece.path ? (
            <Link key={piece.key} href={piece.path}>
              {piece.text}
            </Link>
          ) : (
            piece.text
          ),
        )}
      </p>
    </Card>
  );
}
