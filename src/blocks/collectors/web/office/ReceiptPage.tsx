/** A receipt that was just given: large, with its QR; printed, sent on, or taken back on the same day. */
import { useState } from 'react';
import { useParams } from '../../../../web/kit/navigation/params.ts';
import { usePageTitle } from '../../../../web/kit/shell/title.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { Button, ButtonRow, LinkButton } from '../../../../web/ui/base/button.tsx';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { TextField } from '../../../../web/ui/base/field.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import { printed } from '../../rules/escpos.ts';
import { Gate } from './phone/Gate.tsx';
import { write } from './phone/phone.ts';
import { pictureOf } from './phone/picture.ts';
import { canPrint, sendToPrinter } from './phone/printer.ts';
import { useDots } from './phone/qr.ts';
import { type Slip, slipLines, slipOf, slipText } from './phone/slip.ts';
import type { KeptEntry } from './phone/store.ts';
import { useCollector } from './phone/use-collector.ts';

type Collector = ReturnType<typeof useCollector>;

function Acts({ slip, collector }: { slip: Slip; collector: Collector }) {
  const texts = useTexts();
  const { t } = texts;
  const [failed, setFailed] = useState<'print' | 'share'>();
  const [busy, setBusy] = useState(false);
  const city = collector.city?.name ?? '';
  const given = { city, collector: collector.name, fictional: collector.city?.fictional ?? false };
  const lines = slipLines(slip, given, texts);
  const words = slipText(slip, city, texts);
  const print = () => {
    setBusy(true);
    setFailed(undefined);
    sendToPrinter(printed(lines))
      .catch((error: unknown) => {
        // Nobody chose a printer: that is no failure.
        if (!(error instanceof DOMException && error.name === 'NotFoundError')) setFailed('print');
      })
      .finally(() => setBusy(false));
  };
  const share = async () => {
    setFailed(undefined);
    try {
      const picture = await pictureOf(lines, `kuitansi-${slip.number}.png`);
      const files = picture ? [picture] : [];
      if (files.length > 0 && navigator.canShare?.({ files })) await navigator.share({ files, text: words });
      else await navigator.share({ text: words });
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) setFailed('share');
    }
  };
  return (
    <div className="grid gap-3">
      {canPrint() ? (
        <Button size="large" busy={busy} onClick={print}>
          {t('collectors.receipt.print')}
        </Button>
      ) : (
        <p className="text-ink-soft">{t('collectors.receipt.no-printer')}</p>
      )}
      {'share' in navigator && (
        <Button tone="second" onClick={() => void share()}>
          {t('collectors.receipt.share')}
        </Button>
      )}
      <a
        className="button"
        data-tone="second"
        href={`https://wa.me/?text=${encodeURIComponent(words)}`}
        target="_blank"
        rel="noreferrer"
      >
        {t('collectors.receipt.whatsapp')}
      </a>
      {failed === 'print' && <Notice tone="bad">{t('collectors.receipt.print-failed')}</Notice>}
      {failed === 'share' && <Notice tone="warn">{t('collectors.receipt.share-failed')}</Notice>}
    </div>
  );
}

function TakeBack({ entry, owner }: { entry: KeptEntry; owner: string }) {
  const { t } = useTexts();
  const [reason, setReason] = useState('');
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const act = async () => {
    setBusy(true);
    setFailed(false);
    await write(
      owner,
      { kind: 'void', of: entry.hash, reason: reason.trim() },
      { stop: entry.stop, before: null },
    ).catch(() => setFailed(true));
    setBusy(false);
  };
  return (
    <details className="card">
      <summary>{t('collectors.void.title')}</summary>
      <div className="grid gap-4 pt-3">
        <p>{t('collectors.void.lead')}</p>
        <TextField
          label={t('collectors.void.reason')}
          maxLength={120}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        {failed && <Notice tone="bad">{t('collectors.broken')}</Notice>}
        <Button tone="danger" busy={busy} disabled={reason.trim() === ''} onClick={() => void act()}>
          {t('collectors.void.do')}
        </Button>
      </div>
    </details>
  );
}

function Receipt({ entry, slip, collector }: { entry: KeptEntry; slip: Slip; collector: Collector }) {
  const { t, formats } = useTexts();
  const source = useDots(slip.link);
  const voided = collector.back.has(entry.hash);
  const ofToday = collector.ofToday.some(({ hash }) => hash === entry.hash);
  return (
    <>
      {voided && <Notice tone="bad">{t('collectors.receipt.voided')}</Notice>}
      <section className="card slip" data-number={slip.number}>
        <p>
          {slip.place} · <strong>{slip.stop}</strong>
        </p>
        <p className="round-owed">{formats.money(slip.amount)}</p>
        <p className="tabular">
          {slip.number}
          <br />
          {formats.dateTime(slip.at)}
        </p>
        <img
          src={source}
          alt={t('collectors.receipt.qr-alt', { number: slip.number })}
          width={320}
          height={320}
        />
        <p className="text-ink-soft">{t('collectors.receipt.scan')}</p>
        {slip.left !== null && (
          <p>{t('collectors.receipt.left-words', { amount: formats.money(slip.left) })}</p>
        )}
        {entry.told === 'booked' ? (
          <Badge tone="good">{t('collectors.receipt.booked')}</Badge>
        ) : entry.told === null ? (
          <Badge tone="warn">{t('collectors.receipt.waiting')}</Badge>
        ) : (
          <Badge tone="bad">{t('collectors.receipt.refused')}</Badge>
        )}
      </section>
      {!voided && <Acts slip={slip} collector={collector} />}
      {!voided && ofToday && collector.phone.device?.said?.state === 'approved' && (
        <TakeBack entry={entry} owner={collector.owner} />
      )}
    </>
  );
}

export function Page() {
  const { t } = useTexts();
  const { hash = '' } = useParams();
  const collector = useCollector();
  const entry = collector.phone.entries.find((one) => one.hash === hash);
  const slip = entry && slipOf(entry);
  usePageTitle(t('collectors.receipt.title'));
  const next = collector.stops.find(({ left, visited }) => left > 0 && !visited);
  return (
    <div className="round">
      <OfficeTitle title={t('collectors.receipt.title')} />
      <Gate collector={collector}>
        {entry && slip ? (
          <Receipt entry={entry} slip={slip} collector={collector} />
        ) : (
          <EmptyState title={t('collectors.receipt.unknown')}>
            {t('collectors.receipt.unknown-detail')}
          </EmptyState>
        )}
        <ButtonRow>
          {next && (
            <LinkButton href={`/office/tagih/${next.code}`}>
              {t('collectors.way.next', { stop: next.name })}
            </LinkButton>
          )}
          <LinkButton href="/office/tagih" tone="second">
            {t('collectors.back')}
          </LinkButton>
        </ButtonRow>
      </Gate>
    </div>
  );
}
