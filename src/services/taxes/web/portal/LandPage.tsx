/** Land and buildings by NOP, for anybody: what is owed and why, how to pay, what was paid. */
import { useQuery } from '@tanstack/react-query';
import { Ways } from '../../../../blocks/payments/web/lent/Ways.tsx';
import { ApiProblem } from '../../../../web/kit/api/problem.ts';
import { useParams } from '../../../../web/kit/navigation/params.ts';
import { LoadFailedPage } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { LinkButton } from '../../../../web/ui/base/button.tsx';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { LoadingState } from '../../../../web/ui/base/progress.tsx';
import { Page as PageFrame, Section } from '../../../../web/ui/portal/page.tsx';
import { Bills, Paid, Sum, writtenNumber } from './ObjectPart.tsx';
import { landQuery } from './questions.ts';

export function Page() {
  const { t } = useTexts();
  const { nop = '' } = useParams();
  const { data, error, refetch } = useQuery(landQuery(nop));
  const back = { href: '/pajak', label: t('taxes.find.title') };
  if (error instanceof ApiProblem && (error.status === 404 || error.status === 422))
    return (
      <PageFrame title={t('taxes.land.unknown')} back={back} width="narrow">
        <EmptyState
          title={t('taxes.land.unknown-what')}
          action={<LinkButton href="/pajak">{t('taxes.find.again')}</LinkButton>}
        >
          {t('taxes.land.unknown-detail')}
        </EmptyState>
      </PageFrame>
    );
  if (!data && error) return <LoadFailedPage whole error={error} retry={() => void refetch()} />;
  if (!data) return <LoadingState label={t('kit.loading')} rows={4} />;
  return (
    <PageFrame
      title={data.taxTitle}
      lead={`${writtenNumber(data.number)} · ${data.holder}`}
      back={back}
      width="narrow"
    >
      {error && <Notice tone="warn">{t('taxes.stale')}</Notice>}
      <Sum data={data} />
      {data.ways.length > 0 && data.owed > 0 && (
        <Section title={t('taxes.ways.title')}>
          <p className="text-ink-soft">{t('taxes.ways.all')}</p>
          <Ways ways={data.ways} none={t('taxes.ways.none')} />
        </Section>
      )}
      <Section title={t('taxes.bill.title')}>
        <Bills data={data} />
      </Section>
      <Section title={t('taxes.paid.title')}>
        <Paid data={data} />
      </Section>
    </PageFrame>
  );
}
