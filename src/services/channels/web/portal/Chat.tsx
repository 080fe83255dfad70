/** What was said, in the order of time: own messages at the right, the city's answers at the left. */
import { Fragment, type ReactNode, useEffect, useRef } from 'react';
import type { MailboxMessage } from '../../../../blocks/notices/contract.ts';
import { pieces } from '../../../../web/kit/links.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Link } from '../../../../web/ui/base/link.tsx';
import type { SentMessage } from './phone.ts';
import './phone.css';

type Bubble = { id: string; at: string; text: string; own: boolean; language?: string };

export function Chat({
  sent,
  answers,
}: {
  sent: readonly SentMessage[];
  answers: readonly MailboxMessage[];
}) {
  const { t, formats } = useTexts();
  const end = useRef<HTMLDivElement>(null);
  const bubbles: Bubble[] = [
    ...sent.map((one) => ({ ...one, own: true })),
    ...answers.map(({ id, at, text, language }) => ({ id, at, text, language, own: false })),
  ].sort((a, b) => a.at.localeCompare(b.at));
  const count = bubbles.length;
  useEffect(() => {
    if (count > 0) end.current?.scrollIntoView({ block: 'center' });
  }, [count]);
  return (
    <div className="chat" role="log" aria-label={t('channels.demo.chat')}>
      {count === 0 ? (
        <p className="chat-empty">{t('channels.demo.empty')}</p>
      ) : (
        <ol>
          {bubbles.map(({ id, at, text, own, language }) => (
            <li key={id} className="chat-bubble" data-own={own ? '' : undefined}>
              <span className="sr-only">{t(own ? 'channels.demo.you' : 'channels.demo.city')}</span>
              <p lang={language === 'jv' ? 'jv-Latn' : language}>
                <Words text={text} />
              </p>
              <time dateTime={at}>{formats.time(at)}</time>
            </li>
          ))}
        </ol>
      )}
      <div ref={end} />
    </div>
  );
}

/** As WhatsApp shows it: addresses can be tapped, words between stars are strong. */
function Words({ text }: { text: string }) {
  return pieces(text, window.location.origin).map((piece) =>
    piece.path ? (
      <Link key={piece.key} href={piece.path}>
        {piece.text}
      </Link>
    ) : (
      <Fragment key={piece.key}>{strong(piece.text)}</Fragment>
    ),
  );
}

function strong(text: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { 0: whole, 1: words, index } of text.matchAll(/\*([^*\n]{1,40})\*/g)) {
    parts.push(text.slice(at, index), <strong key={index}>{words}</strong>);
    at = index + whole.length;
  }
  return [...parts, text.slice(at)];
}
