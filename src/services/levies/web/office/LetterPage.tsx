/** A reminder, a warning or a STRD as a sheet of paper. */
import './letter.css';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '../../../../web/kit/navigation/params.ts';
import { usePageTitle } from '../../../../web/kit/shell/title.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { useQr } from '../../../../web/kit/use-qr.ts';
import { Button, LinkButton } from '../../../../web/ui/base/button.tsx';
import type { LetterView } from '../../rules/arrears-contract.ts';
import { noon } from '../why.ts';
import { Refused } from './MarketFrame.tsx';
import { letterQuery } from './office-data.ts';

export function Page() {
  const { t } = useTexts();
  const { market = '', demand = '' } = useParams();
  const { data, error, refetch } = useQuery(letterQuery(market, demand));
  usePageTitle(data?.number ?? t('levies.letter.tab'));
  if (!data) return <Refused error={error} retry={() => void refetch()} title={t('levies.letter.tab')} />;
  return (
    <main className="letter-page" id="isi">
      <div className="letter-tools button-row">
        <Button onClick={() => window.print()}>{t('levies.letter.print')}</Button>
        <LinkButton tone="second" href={`/office/pasar/${market}/tunggakan`} icon="arrow-left">
          {t('levies.letter.back')}
        </LinkButton>
      </div>
      <Sheet letter={data} />
    </main>
  );
}

function Sheet({ letter }: { letter: LetterView }) {
  const { t, formats } = useTexts();
  const day = formats.date(noon(letter.day));
  return (
    <article className="letter">
      <header>
        <p>{letter.city}</p>
        <p className="letter-agency">{letter.agency}</p>
        <p>{letter.market}</p>
      </header>
      <h1>{t(`levies.letter.title.${letter.stage}`)}</h1>
      <p className="letter-number">{t('levies.letter.number', { number: letter.number, day })}</p>
      <p>
        {t('levies.letter.to')}
        <br />
        <strong>{letter.name}</strong>
        <br />
        {t('levies.letter.stalls', { stalls: formats.list(letter.stalls) })}
      </p>
      <p>
        {t(`levies.letter.body.${letter.stage}`, {
          count: letter.bills,
          amount: formats.money(letter.late),
          since: formats.date(noon(letter.lateSince)),
        })}
      </p>
      {letter.stage === 'strd' && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('levies.letter.what')}</th>
              <th scope="col">{t('levies.desk.amount')}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <td>{t('levies.letter.principal', { count: letter.bills })}</td>
              <td>{formats.money(letter.late)}</td>
            </tr>
            {letter.lines.map((line) => (
              <tr key={line.months}>
                <td>
                  {t('levies.letter.interest', {
                    share: formats.number(letter.basisPoints / 100),
                    months: line.months,
                    of: formats.money(line.principal),
                  })}
                </td>
                <td>
                  {formats.money(Math.round((line.principal * letter.basisPoints * line.months) / 10_000))}
                </td>
              </tr>
            ))}
            <tr className="letter-sum">
              <td>{t('levies.letter.sum')}</td>
              <td>{formats.money(letter.late + letter.penalty)}</td>
            </tr>
          </tbody>
        </table>
      )}
      {letter.stage === 'strd' && <p>{t('levies.letter.ground', { article: letter.article })}</p>}
      <Pay letter={letter} />
      <footer>
        <p>{t('levies.letter.sign', { agency: letter.agency })}</p>
        <p className="letter-name">(………………………………)</p>
      </footer>
    </article>
  );
}

function Pay({ letter: { payCode } }: { letter: LetterView }) {
  const { t } = useTexts();
  const source = useQr(payCode ? `${window.location.origin}/pasar/${payCode}` : '', { margin: 1, scale: 4 });
  return (
    <div className="letter-pay">
      {payCode && source && <img src={source} alt={t('levies.letter.qr')} width={110} height={110} />}
      <p>{payCode ? t('levies.letter.pay', { code: payCode }) : t('levies.letter.pay-office')}</p>
    </div>
  );
}
