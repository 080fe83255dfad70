/** The sheet that the citizen takes home: code, secret, where to follow, in the citizen's own language; A6 on paper. */
import { languageTags } from '../../../../../shared/languages.ts';
import { useSession } from '../../../../../web/kit/session/session.ts';
import { useQr } from '../../../../../web/kit/use-qr.ts';
import { Facts } from '../../../../../web/ui/base/card.tsx';
import type { Received } from '../../../rules/intake-contract.ts';
import type { CounterValues } from './values.ts';
import { useWordsIn } from './words-in.ts';

export function ReceiptSheet({ received, values }: { received: Received; values: CounterValues }) {
  const { t, formats, language } = useWordsIn(values.language);
  const { city, actor } = useSession();
  const address = `${window.location.host}/laporan/${received.code}`;
  // What follows # stays in the browser of whoever scans it: the secret reaches no server's log.
  const link = `${window.location.origin}/laporan/${received.code}#tanda-terima=${received.receipt}`;
  const facts = [
    {
      key: 'received',
      term: t('complaints.desk.receipt.received'),
      value: formats.dateTime(received.openedAt),
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
    {
      key: 'words',
      term: t('complaints.desk.case.said'),
      value: <span className="sheet-words">{values.description}</span>,
    },
    ...(received.dueAt
      ? [
          {
            key: 'due',
            term: t('complaints.desk.receipt.first-look'),
            value: formats.dateTime(received.dueAt),
          },
        ]
      : []),
    // Whoever reports without a name gets a sheet without names.
    ...(values.identity === 'anonymous'
      ? []
      : [{ key: 'officer', term: t('complaints.desk.receipt.officer'), value: actor?.name ?? '' }]),
  ];
  return (
    <article className="receipt-sheet" lang={languageTags[language]}>
      <header>
        <strong>{t('complaints.desk.receipt.sheet-title')}</strong>
        <span>{city?.name}</span>
      </header>
      <div className="sheet-codes">
        <div>
          <p className="sheet-term">{t('complaints.desk.receipt.code')}</p>
          <p className="sheet-code tabular">{received.code}</p>
          <p className="sheet-term">{t('complaints.desk.receipt.secret')}</p>
          <p className="sheet-code sheet-secret">{received.receipt}</p>
          <p className="sheet-note">{t('complaints.desk.receipt.secret-note')}</p>
        </div>
        <QrCode text={link} label={t('complaints.desk.receipt.qr')} />
      </div>
      <p className="sheet-how">{t('complaints.desk.receipt.how', { address })}</p>
      <Facts facts={facts} />
    </article>
  );
}

function QrCode({ text, label }: { text: string; label: string }) {
  const source = useQr(text, { margin: 1, scale: 8 });
  return source ? <img className="sheet-qr" src={source} alt={label} /> : <span className="sheet-qr" />;
}
