/** The survey's results at the desk: the same as the public reads, with the table to take away. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { OfficeTitle } from '../../../../../web/ui/office/shell.tsx';
import { Satisfaction } from '../../closing/Satisfaction.tsx';

export function Page() {
  const { t } = useTexts();
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <OfficeTitle title={t('complaints.satisfaction.title')} />
      <p className="text-ink-soft">{t('complaints.satisfaction.lead')}</p>
      <Satisfaction />
    </div>
  );
}
