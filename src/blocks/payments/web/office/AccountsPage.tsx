/** The city's accounts at banks: what pays into each, what the bank keeps, and how its lines are read. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSession } from '../../../../web/kit/session/session.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Card, Facts } from '../../../../web/ui/base/card.tsx';
import { EmptyState } from '../../../../web/ui/base/feedback.tsx';
import type { AccountsView } from '../../rules/treasury-contract.ts';
import { AccountForm } from './AccountForm.tsx';
import { accountsQuery } from './data.ts';
import { Frame } from './Frame.tsx';
import { useMoneyWords } from './words.ts';

type Known = AccountsView['accounts'][number];

export function Page() {
  const { t } = useTexts();
  const { can } = useSession();
  const { data, error, refetch } = useQuery(accountsQuery);
  /** The number of the account that is being changed; empty for a new one. */
  const [open, setOpen] = useState<string>();
  const may = can('payments.reconcile');
  return (
    <Frame
      title="payments.accounts.title"
      note={t('payments.accounts.intro')}
      actions={
        may && open === undefined && <Button onClick={() => setOpen('')}>{t('payments.accounts.add')}</Button>
      }
    >
      {data ? (
        <div className="treasury-sheets">
          {open !== undefined && (
            <AccountForm
              key={open}
              known={data.accounts.find(({ number }) => number === open)}
              close={() => setOpen(undefined)}
            />
          )}
          {data.accounts.length === 0 && open === undefined && (
            <EmptyState title={t('payments.accounts.none')}>{t('payments.accounts.none-detail')}</EmptyState>
          )}
          {data.accounts.map((one) => (
            <Account
              key={one.number}
              known={one}
              {...(may && open === undefined ? { change: () => setOpen(one.number) } : {})}
            />
          ))}
        </div>
      ) : (
        <NotYet error={error} retry={() => void refetch()} rows={4} />
      )}
    </Frame>
  );
}

function Account({ known: { number, content, last }, change }: { known: Known; change?: () => void }) {
  const { t, formats } = useTexts();
  const words = useMoneyWords();
  return (
    <Card title={`${content.bank} · ${number}`} level={2}>
      {content.rkud && <Badge tone="brand">{t('payments.account.rkud')}</Badge>}
      <Facts
        facts={[
          ...content.channels.map(({ channel, fees }) => {
            const fee = fees.at(-1);
            return {
              key: channel,
              term: words.channel(channel),
              value: fee
                ? t('payments.accounts.fee', {
                    share: formats.number(fee.basisPoints / 100),
                    each: formats.money(fee.each),
                    day: words.day(fee.from),
                  })
                : t('payments.accounts.no-fee'),
            };
          }),
          { key: 'days', term: t('payments.accounts.days'), value: formats.number(content.days) },
          {
            key: 'last',
            term: t('payments.accounts.last'),
            value: last ? words.day(last) : t('payments.accounts.never'),
          },
        ]}
      />
      {change && (
        <Button tone="second" size="small" onClick={change}>
          {t('payments.accounts.change')}
        </Button>
      )}
    </Card>
  );
}
