/** How to pay: a QR that any bank or wallet reads, or a virtual account; without a bank, whom to pay. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { useQr } from '../../../../web/kit/use-qr.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import type { WayView } from '../../contract.ts';

function Qris({ text, bank, exact }: { text: string; bank: string; exact: boolean }) {
  const { t } = useTexts();
  const source = useQr(text, { margin: 2, scale: 6 });
  return (
    <div className="way-qr">
      {source ? (
        <img src={source} alt={t('payments.ways.qr-alt', { bank })} width={220} height={220} />
      ) : null}
      <div className="grid gap-2">
        <p>{t(exact ? 'payments.ways.qr-exact' : 'payments.ways.qr')}</p>
        {source && (
          <p>
            <a href={source} download={`qris-${bank}.png`}>
              {t('payments.ways.save')}
            </a>
          </p>
        )}
      </div>
    </div>
  );
}

/** `exact`: the QR bears the amount. */
export function Ways({
  ways,
  none,
  exact = false,
}: {
  ways: readonly WayView[];
  none: string;
  exact?: boolean;
}) {
  const { t } = useTexts();
  if (ways.length === 0) return <p>{none}</p>;
  return (
    <ul className="grid gap-4">
      {ways.map((way) => (
        <li className="card grid gap-3" key={way.bank}>
          <h3 className="flex flex-wrap items-center gap-2">
            {way.bank}
            {way.fictional && <Badge tone="warn">{t('payments.ways.fictional')}</Badge>}
          </h3>
          {way.qris && <Qris text={way.qris} bank={way.bank} exact={exact} />}
          {way.va && (
            <p>
              {t('payments.ways.va')}
              <br />
              <strong className="way-va tabular">{way.va.replace(/(.{4})(?=.)/g, '$1 ')}</strong>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
