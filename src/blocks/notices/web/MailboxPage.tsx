/** The demo mailbox: every message that would have gone to people, refreshed every three seconds. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { parseCode } from '../../../shared/case-code.ts';
import { api } from '../../../web/kit/api/api.ts';
import { ApiProblem } from '../../../web/kit/api/problem.ts';
import { More } from '../../../web/kit/shell/More.tsx';
import { NotFoundPage, NotYet } from '../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../web/kit/texts/texts.ts';
import { EmptyState, Notice } from '../../../web/ui/base/feedback.tsx';
import { TextField } from '../../../web/ui/base/field.tsx';
import { Link } from '../../../web/ui/base/link.tsx';
import { Page as Sheet } from '../../../web/ui/portal/page.tsx';
import type { Mailbox, MailboxMessage } from '../contract.ts';
import { MessageCard } from './MessageCard.tsx';

const REFRESH_MS = 3000;
const TYPING_MS = 400;

/** The text once nobody has typed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** What is typed is a case code or else an address. */
function filterOf(text: string): { address?: string; code?: string } {
  if (text === '') return {};
  const parsed = parseCode(text);
  return parsed.ok || /^[a-z]{2,4}[-\s]?\d/i.test(text) ? { code: text } : { address: text };
}

export function Page() {
  const { t } = useTexts();
  const [typed, setTyped] = useState('');
  const wanted = useSettled(typed);
  const mailbox = useInfiniteQuery({
    queryKey: ['notices', 'mailbox', wanted],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      api.get<Mailbox>('/api/demo/mailbox', { query: { ...filterOf(wanted), cursor: pageParam }, signal }),
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: REFRESH_MS,
    placeholderData: (before) => before,
  });
  const { data, error } = mailbox;
  // A city in production has no such page.
  if (error instanceof ApiProblem && error.status === 404) return <NotFoundPage />;
  const messages = data?.pages.flatMap((page) => page.messages) ?? [];
  return (
    <Sheet title={t('notices.mailbox.title')} lead={t('notices.mailbox.lead')} width="narrow">
      <Notice tone="warn" title={t('notices.mailbox.demo')}>
        {t('notices.mailbox.explain')} <Link href="/demo/whatsapp">{t('notices.mailbox.phone')}</Link>
      </Notice>
      <TextField
        label={t('notices.mailbox.filter')}
        hint={t('notices.mailbox.filter.hint')}
        type="search"
        autoComplete="off"
        maxLength={320}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {data && error && <Notice tone="warn">{t('notices.mailbox.paused')}</Notice>}
      {data ? (
        <Messages messages={messages} more={mailbox.hasNextPage} filtered={wanted !== ''} />
      ) : (
        <NotYet error={error} retry={() => void mailbox.refetch()} />
      )}
      <More query={mailbox}>{t('notices.mailbox.more')}</More>
    </Sheet>
  );
}

function Messages({
  messages,
  more,
  filtered,
}: {
  messages: readonly MailboxMessage[];
  more: boolean;
  filtered: boolean;
}) {
  const { t } = useTexts();
  if (messages.length === 0)
    return (
      <EmptyState title={t(filtered ? 'notices.mailbox.none' : 'notices.mailbox.empty')}>
        {t(filtered ? 'notices.mailbox.none.detail' : 'notices.mailbox.empty.detail')}
      </EmptyState>
    );
  return (
    <>
      <p role="status" className="text-ink-soft">
        {t(more ? 'notices.mailbox.newest' : 'notices.mailbox.count', { count: messages.length })}
      </p>
      <ul className="grid gap-4">
        {messages.map((message) => (
          <li key={message.id}>
            <MessageCard message={message} />
          </li>
        ))}
      </ul>
    </>
  );
}
