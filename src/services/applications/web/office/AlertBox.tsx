/** Consent by silence before it happens: what will be granted by law if nobody decides in time. */
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { Link } from '../../../../web/ui/base/link.tsx';
import { alertsQuery } from './desk-data.ts';

export function AlertBox() {
  const { t, formats } = useTexts();
  const { data } = useQuery(alertsQuery);
  if (!data || data.items.length === 0) return null;
  return (
    <Notice tone="bad" title={t('applications.desk.alert.title', { count: data.items.length })}>
      <p>{t('applications.desk.alert.detail')}</p>
      <ul className="list-disc pl-5">
        {data.items.slice(0, 8).map((item) => (
          <li key={item.code}>
            <Link href={`/office/permohonan/${item.code}`}>{`${item.service.title}, ${item.code}`}</Link>
            {item.silenceAt && ` · ${formats.deadline(item.silenceAt)}`}
            {' · '}
            {item.assignee?.name ?? t('applications.desk.with-nobody')}
          </li>
        ))}
      </ul>
      {data.items.length > 8 && (
        <p>
          <Link href="/office/permohonan?tampil=silence">{t('applications.desk.alert.all')}</Link>
        </p>
      )}
    </Notice>
  );
}
