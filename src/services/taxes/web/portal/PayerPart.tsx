/** Everything of a taxpayer: the sum, then each object with its bills, what was filed and paid. `act`: what may be done there. */
import type { ReactNode } from 'react';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { EmptyState } from '../../../../web/ui/base/feedback.tsx';
import { Section } from '../../../../web/ui/portal/page.tsx';
import type { ObjectAccount, PayerAccount } from '../../contract.ts';
import { Bills, Filed, Paid, Sum, writtenNumber } from './ObjectPart.tsx';

export function PayerPart({
  payer,
  act,
}: {
  payer: PayerAccount;
  act?: (object: ObjectAccount) => ReactNode;
}) {
  const { t } = useTexts();
  const credit = payer.objects.reduce((sum, one) => sum + one.credit, 0);
  return (
    <>
      <h2>
        {payer.name}
        <span className="bill-stall">{t('taxes.payer.number', { npwpd: payer.npwpd })}</span>
      </h2>
      <Sum data={{ owed: payer.owed, late: payer.late, credit }} />
      {payer.objects.length === 0 && (
        <EmptyState title={t('taxes.payer.no-objects')}>{t('taxes.payer.no-objects-detail')}</EmptyState>
      )}
      {payer.objects.map((object) => (
        <ObjectSection key={object.id} object={object} act={act?.(object)} />
      ))}
    </>
  );
}

function ObjectSection({ object, act }: { object: ObjectAccount; act: ReactNode }) {
  const { t } = useTexts();
  return (
    <Section title={object.title || object.taxTitle}>
      <p className="text-ink-soft">
        {object.taxTitle} · {writtenNumber(object.number)}
        {!object.holds && (
          <>
            {' '}
            <Badge>{t('taxes.object.former')}</Badge>
          </>
        )}
      </p>
      {act}
      <h3>{t('taxes.bill.title')}</h3>
      <Bills data={object} />
      {object.way === 'filed' && (
        <>
          <h3>{t('taxes.filed.title')}</h3>
          <Filed data={object} />
        </>
      )}
      <h3>{t('taxes.paid.title')}</h3>
      <Paid data={object} />
    </Section>
  );
}
