/** The receipt of an application, to print or to keep: code, day of receipt, promise, fee, what was sent. */
import { useQuery } from '@tanstack/react-query';
import { itemTitle } from '../../../../blocks/definitions/web/lent/form/item-words.ts';
import { useParams } from '../../../../web/kit/navigation/params.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { usePageTitle } from '../../../../web/kit/shell/title.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { useQr } from '../../../../web/kit/use-qr.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Facts } from '../../../../web/ui/base/card.tsx';
import { Page as PageFrame, Section } from '../../../../web/ui/portal/page.tsx';
import { FeeLines } from '../FeeLines.tsx';
import { limitWords } from '../limit-words.ts';
import { receiptQuery } from './mine-data.ts';
import { SignInFirst } from './track/SignInFirst.tsx';

export function Page() {
  const { code = '' } = useParams();
  const { t, formats } = useTexts();
  usePageTitle(t('applications.receipt.title'));
  const { data, error, refetch } = useQuery(receiptQuery(code));
  const { session, actor } = useSession();
  const address = `${window.location.origin}/permohonan/${code}`;
  const qr = useQr(address, { margin: 1, scale: 6 });
  const back = { href: `/permohonan/${code}`, label: t('applications.correction.back') };
  if (session && actor?.kind !== 'citizen') return <SignInFirst next={`/permohonan/${code}/tanda-terima`} />;
  return (
    <PageFrame title={t('applications.receipt.title')} lead={data?.title} back={back} width="narrow">
      {!data && <NotYet error={error} retry={() => void refetch()} />}
      {data && (
        <>
          <section className="card gap-3">
            <p className="text-ink-soft">{t('applications.receipt.code')}</p>
            <p className="case-code">{data.code}</p>
            <p>{t('applications.receipt.follow')}</p>
            {qr && <img className="w-full max-w-52" src={qr} alt={t('applications.receipt.qr')} />}
            <p className="break-words text-sm">{address.replace(/^https?:\/\//, '')}</p>
          </section>
          <Facts
            facts={[
              { key: 'who', term: t('applications.receipt.applicant'), value: data.applicant },
              { key: 'agency', term: t('applications.apply.start.agency'), value: data.agency?.name ?? '–' },
              {
                key: 'at',
                term: t('applications.receipt.received'),
                value: formats.dateTime(data.receivedAt),
              },
              {
                key: 'promise',
                term: t('applications.apply.start.time'),
                value: `${limitWords(t, data.promise)}${data.dueAt ? ` (${formats.longDate(data.dueAt)})` : ''}`,
              },
            ]}
          />
          <Section title={t('applications.track.fee')}>
            <div className="card">
              <FeeLines fee={data.fee} />
            </div>
          </Section>
          <Section title={t('applications.track.answers')}>
            {data.answers.map((section) => (
              <div key={section.id} className="grid gap-2">
                <h3>{section.title}</h3>
                {section.items.map((item, index) => (
                  <div key={item[0]?.path ?? section.id} className="grid gap-1">
                    {section.item && <strong>{itemTitle({ t }, section.item, index)}</strong>}
                    <Facts
                      facts={item.map(({ path, title, said, files }) => ({
                        key: path,
                        term: title,
                        value: files.length > 0 ? files.map(({ name }) => name).join(', ') : said || '–',
                      }))}
                    />
                  </div>
                ))}
              </div>
            ))}
          </Section>
          <div data-print="no">
            <Button tone="second" onClick={() => window.print()}>
              {t('applications.receipt.print')}
            </Button>
          </div>
        </>
      )}
    </PageFrame>
  );
}
