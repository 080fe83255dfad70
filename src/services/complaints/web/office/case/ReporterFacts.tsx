/** Who reported, with ways to call or write, until the officer hides it again. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Facts } from '../../../../../web/ui/base/card.tsx';
import type { Reporter } from '../../../rules/desk-contract.ts';

type Props = { reporter: Reporter; onHide: () => void };

export function ReporterFacts({ reporter: { name, phone, email }, onHide }: Props) {
  const { t } = useTexts();
  const facts = [
    {
      key: 'name',
      term: t('complaints.desk.reporter.name'),
      value: name ?? t('complaints.desk.reporter.no-name'),
    },
    phone && {
      key: 'phone',
      term: t('complaints.desk.reporter.phone'),
      value: <a href={`tel:${phone}`}>{phone}</a>,
    },
    email && {
      key: 'email',
      term: t('complaints.desk.reporter.email'),
      value: <a href={`mailto:${email}`}>{email}</a>,
    },
  ];
  return (
    <div role="status" className="grid gap-2">
      <Facts facts={facts.filter((one) => one !== null && one !== '')} />
      <Button tone="quiet" size="small" onClick={onHide}>
        {t('complaints.desk.reporter.hide')}
      </Button>
    </div>
  );
}
