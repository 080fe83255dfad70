/** After a report at the counter: the code, large enough to read out, and a sheet for the citizen to take home. */
import { useEffect, useRef } from 'react';
import { useSession } from '../../../../../web/kit/session/session.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow, LinkButton } from '../../../../../web/ui/base/button.tsx';
import { Facts } from '../../../../../web/ui/base/card.tsx';
import type { Received } from '../../../contract.ts';
import type { CounterValues } from './values.ts';
import '../print.css';

type Props = { received: Received; values: CounterValues; onNext: () => void };

export function CounterReceipt({ received, values, onNext }: Props) {
  const { t, formats } = useTexts();
  const { city, actor } = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const address = `${window.location.host}/laporan/${received.code}`;
  return (
    <div className="receipt">
      <h1 ref={heading} tabIndex={-1}>
        {t('complaints.desk.receipt.title')}
      </h1>
      <p data-print="no">{t('complaints.desk.receipt.read-out')}</p>
      <p className="receipt-code tabular">{received.code}</p>
      <div data-print="no">
        <ButtonRow>
          <Button onClick={onNext}>{t('complaints.desk.receipt.next')}</Button>
          <Button tone="second" onClick={() => window.print()}>
            {t('complaints.desk.receipt.print')}
          </Button>
          <LinkButton tone="quiet" href={`/office/laporan/${received.code}`}>
            {t('complaints.desk.receipt.open')}
          </LinkButton>
        </ButtonRow>
      </div>
      <Facts
        facts={[
          {
            key: 'city',
            term: t('complaints.desk.receipt.received'),
            value: `${formats.dateTime(received.openedAt)}${city ? `, ${city.name}` : ''}`,
          },
          {
            key: 'agency',
            term: t('complaints.desk.field.agency'),
            value: received.agency?.name ?? t('complaints.desk.receipt.sorted-soon'),
          },
          {
            key: 'area',
            term: t('complaints.desk.field.area'),
            value: [received.area?.name, values.place].filter(Boolean).join(', ') || '–',
          },
          { key: 'words', term: t('complaints.desk.case.said'), value: values.description },
          ...(received.dueAt
            ? [
                {
                  key: 'due',
                  term: t('complaints.desk.receipt.first-look'),
                  value: formats.dateTime(received.dueAt),
                },
              ]
            : []),
          { key: 'officer', term: t('complaints.desk.receipt.officer'), value: actor?.name ?? '' },
        ]}
      />
      <p>{t('complaints.desk.receipt.follow', { address })}</p>
    </div>
  );
}
