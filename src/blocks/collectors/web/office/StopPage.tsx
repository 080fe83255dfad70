/** One stop: what is owed and why, cash taken with its change, the QR for who pays without cash, or why nothing was paid. */
import { useState } from 'react';
import { parseRupiah } from '../../../../shared/money.ts';
import { navigate } from '../../../../web/kit/navigation/location.ts';
import { useParams } from '../../../../web/kit/navigation/params.ts';
import { usePageTitle } from '../../../../web/kit/shell/title.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow, LinkButton } from '../../../../web/ui/base/button.tsx';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { Select, TextField } from '../../../../web/ui/base/field.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import { piecesOf } from '../../rules/cash.ts';
import { NOTES, type NoteKind } from '../../rules/entry.ts';
import { Gate } from './phone/Gate.tsx';
import { write } from './phone/phone.ts';
import { useDots } from './phone/qr.ts';
import { type StopNow, useCollector } from './phone/use-collector.ts';

const MOST = 9_999_999_999_999;
const amountIn = (text: string): number | undefined => {
  const amount = parseRupiah(text);
  return amount !== undefined && amount > 0 && amount <= MOST ? amount : undefined;
};

function Why({ stop }: { stop: StopNow }) {
  const { t, formats } = useTexts();
  if (stop.parts.length === 0) return null;
  return (
    <details className="card">
      <summary>{t('collectors.stop.why')}</summary>
      <ul className="round-stops">
        {stop.parts.map((part) => (
          <li className="py-2" key={`${part.from} ${part.what}`}>
            <strong>{part.what}</strong> <span className="tabular">{formats.money(part.open)}</span>
            <p className="text-ink-soft">
              {t('collectors.stop.part', {
                count: part.bills,
                from: formats.date(`${part.from}T12:00:00Z`),
                to: formats.date(`${part.to}T12:00:00Z`),
              })}
              <br />
              {part.rate} · {part.article}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Change({ given, amount }: { given: string; amount: number }) {
  const { t, formats } = useTexts();
  const paid = amountIn(given);
  if (paid === undefined) return null;
  if (paid < amount)
    return (
      <Notice tone="warn">{t('collectors.take.short', { amount: formats.money(amount - paid) })}</Notice>
    );
  const back = paid - amount;
  return (
    <Notice tone="good" title={t('collectors.take.change', { amount: formats.money(back) })}>
      {back > 0 && (
        <span className="round-change">
          {piecesOf(back).map(({ of, pieces }) => (
            <span key={of}>
              {pieces} × {formats.money(of)}
            </span>
          ))}
        </span>
      )}
    </Notice>
  );
}

function Take({ stop, owner }: { stop: StopNow; owner: string }) {
  const { t, formats } = useTexts();
  const today = Math.min(stop.left, Math.max(0, stop.owed - stop.late));
  const [typed, setTyped] = useState('');
  const [picked, setPicked] = useState<'all' | 'today' | 'other'>('all');
  const [given, setGiven] = useState('');
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  // What another tab took meanwhile changes the sums, never what was typed.
  const chosen = stop.left === 0 ? 'other' : picked;
  const amount = chosen === 'other' ? amountIn(typed) : chosen === 'today' ? today : stop.left;
  const take = async () => {
    if (amount === undefined || busy) return;
    setBusy(true);
    setFailed(false);
    try {
      const kept = await write(
        owner,
        { kind: 'receipt', code: stop.code, amount },
        { stop: { name: stop.name, place: stop.place, debtor: stop.debtor }, before: stop.left },
      );
      navigate(`/office/tagih/kuitansi/${kept.hash}`, { replace: true });
    } catch {
      setFailed(true);
      setBusy(false);
    }
  };
  const pick = (value: typeof picked, label: string) => (
    <Button
      tone={chosen === value ? 'first' : 'second'}
      aria-pressed={chosen === value}
      onClick={() => setPicked(value)}
    >
      {label}
    </Button>
  );
  return (
    <section className="grid gap-4">
      <h2>{t('collectors.take.title')}</h2>
      <div className="round-amounts">
        {stop.left > 0 && pick('all', t('collectors.take.all', { amount: formats.money(stop.left) }))}
        {today > 0 &&
          today < stop.left &&
          pick('today', t('collectors.take.today', { amount: formats.money(today) }))}
        {pick('other', t('collectors.take.other'))}
      </div>
      {chosen === 'other' && (
        <TextField
          label={t('collectors.take.amount')}
          inputMode="numeric"
          value={typed}
          error={typed !== '' && amount === undefined ? t('collectors.take.wrong') : undefined}
          onChange={(event) => setTyped(event.target.value)}
        />
      )}
      {amount !== undefined && amount > stop.left && (
        <Notice tone="info">
          {t('collectors.take.over', { amount: formats.money(amount - stop.left) })}
        </Notice>
      )}
      <p className="text-ink-soft">{t('collectors.take.oldest')}</p>
      <TextField
        label={t('collectors.take.given')}
        note={t('collectors.optional')}
        inputMode="numeric"
        value={given}
        onChange={(event) => setGiven(event.target.value)}
      />
      {amount !== undefined && <Change given={given} amount={amount} />}
      {failed && <Notice tone="bad">{t('collectors.broken')}</Notice>}
      <Button size="large" busy={busy} disabled={amount === undefined} onClick={() => void take()}>
        {amount === undefined
          ? t('collectors.take.choose')
          : t('collectors.take.do', { amount: formats.money(amount) })}
      </Button>
    </section>
  );
}

function Qris({ text, stop }: { text: string; stop: string }) {
  const { t } = useTexts();
  const source = useDots(text);
  return (
    <details className="card">
      <summary>{t('collectors.qris.title')}</summary>
      <div className="slip">
        <img src={source} alt={t('collectors.qris.alt', { stop })} width={320} height={320} />
        <p>{t('collectors.qris.how')}</p>
      </div>
    </details>
  );
}

function Note({ stop, owner }: { stop: StopNow; owner: string }) {
  const { t } = useTexts();
  const [note, setNote] = useState<NoteKind>('closed');
  const [words, setWords] = useState('');
  const [failed, setFailed] = useState(false);
  const keep = () =>
    write(
      owner,
      { kind: 'note', code: stop.code, note, words: words.trim() },
      { stop: { name: stop.name, place: stop.place, debtor: stop.debtor }, before: null },
    ).then(
      () => navigate('/office/tagih', { replace: true }),
      () => setFailed(true),
    );
  return (
    <details className="card">
      <summary>{t('collectors.note.title')}</summary>
      <div className="grid gap-4 pt-3">
        <Select
          label={t('collectors.note.kind')}
          value={note}
          onChange={(event) => setNote(event.target.value as NoteKind)}
          options={NOTES.map((one) => ({ value: one, label: t(`collectors.note.${one}`) }))}
        />
        <TextField
          label={t('collectors.note.words')}
          note={t('collectors.optional')}
          hint={t('collectors.note.hint')}
          maxLength={120}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        {failed && <Notice tone="bad">{t('collectors.broken')}</Notice>}
        <Button tone="second" onClick={() => void keep()}>
          {t('collectors.note.do')}
        </Button>
      </div>
    </details>
  );
}

export function Page() {
  const { t, formats } = useTexts();
  const { code = '' } = useParams();
  const collector = useCollector();
  const { phone, stops, owner } = collector;
  const stop = stops.find((one) => one.code === code);
  usePageTitle(stop ? stop.name : t('collectors.stop.tab'));
  return (
    <div className="round">
      <OfficeTitle
        title={stop?.name ?? t('collectors.stop.tab')}
        note={stop ? [stop.place, stop.holder].filter(Boolean).join(' · ') : undefined}
      />
      <Gate collector={collector}>
        {!stop ? (
          <EmptyState
            title={t('collectors.stop.unknown')}
            action={<LinkButton href="/office/tagih">{t('collectors.back')}</LinkButton>}
          >
            {t('collectors.stop.unknown-detail')}
          </EmptyState>
        ) : (
          <>
            <section>
              <p className="text-ink-soft">{t('collectors.stop.owed')}</p>
              <p className="round-owed">{formats.money(stop.left)}</p>
              {stop.late > 0 && stop.left > 0 && (
                <p>
                  {t('collectors.stop.of-it-late', { amount: formats.money(Math.min(stop.late, stop.left)) })}
                </p>
              )}
              {stop.credit > 0 && (
                <p>{t('collectors.stop.credit', { amount: formats.money(stop.credit) })}</p>
              )}
              {stop.visited && <Notice tone="warn">{t('collectors.stop.visited-today')}</Notice>}
            </section>
            <Why stop={stop} />
            {phone.device?.said?.state === 'approved' && <Take key={stop.code} stop={stop} owner={owner} />}
            {stop.qris && <Qris text={stop.qris} stop={stop.name} />}
            {phone.device?.said?.state === 'approved' && <Note stop={stop} owner={owner} />}
          </>
        )}
        <ButtonRow>
          <LinkButton href="/office/tagih" tone="quiet">
            {t('collectors.back')}
          </LinkButton>
        </ButtonRow>
      </Gate>
    </div>
  );
}
