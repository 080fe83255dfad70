/** The demo mailbox: every message that would have gone to people, refreshed every three seconds. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../../web/kit/api/api.ts';
import { ApiProblem } from '../../../web/kit/api/problem.ts';
import { LoadFailedPage, NotFoundPage } from '../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../web/kit/texts/texts.ts';
import { EmptyState, Notice } from '../../../web/ui/base/feedback.tsx';
import { TextField } from '../../../web/ui/base/field.tsx';
import { LoadingState } from '../../../web/ui/base/progress.tsx';
import { Page as Sheet } from '../../../web/ui/portal/page.tsx';
import type { Mailbox } from '../contract.ts';
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

export function Page() {
  const { t } = useTexts();
  const [typed, setTyped] = useState('');
  const address = useSettled(typed);
  const mailbox = useQuery({
    queryKey: ['notices', 'mailbox', address],
    queryFn: ({ signal }) => api.get<Mailbox>('/api/demo/mailbox', { query: { address }, signal }),
    refetchInterval: REFRESH_MS,
    placeholderData: (before) => before,
  });
  const { data, error } = mailbox;
  // A city in production has no such page.
  if (error instanceof ApiProblem && error.status === 404) return <NotFoundPage />;
  return (
    <Sheet title={t('notices.mailbox.title')} lead={t('notices.mailbox.lead')} width="narrow">
      <Notice tone="warn" title={t('notices.mailbox.demo')}>
        {t('notices.mailbox.explain')}
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
        <Messages mailbox={data} filtered={address !== ''} />
      ) : error ? (
        <LoadFailedPage error={error} retry={() => void mailbox.refetch()} />
      ) : (
        <LoadingState label={t('kit.loading')} />
      )}
    </Sheet>
  );
}

function Messages({ mailbox, filtered }: { mailbox: Mailbox; filtered: boolean }) {
  const { t } = useTexts();
  const { messages } = mailbox;
  if (messages.length === 0)
    return (
      <EmptyState title={t(filtered ? 'notices.mailbox.none' : 'notices.mailbox.empty')}>
        {t(filtered ? 'notices.mailbox.none.detail' : 'notices.mailbox.empty.detail')}
      </EmptyState>
    );
  return (
    <>
      <p role="status" className="text-ink-soft">
        {t('notices.mailbox.count', { count: messages.length })}
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
