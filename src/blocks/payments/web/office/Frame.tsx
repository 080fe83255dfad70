/** The frame of every page of the treasurer: its title, and the way to the others. */
import type { ReactNode } from 'react';
import { useLocation } from '../../../../web/kit/navigation/location.ts';
import type { TextKey } from '../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Link } from '../../../../web/ui/base/link.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import './treasury.css';

const PLACES: [path: string, label: TextKey][] = [
  ['/office/keuangan', 'payments.today.link'],
  ['/office/keuangan/rekening-koran', 'payments.statements.title'],
  ['/office/keuangan/selisih', 'payments.differences.title'],
  ['/office/keuangan/setoran', 'payments.slips.title'],
  ['/office/keuangan/tutup-hari', 'payments.days.title'],
  ['/office/keuangan/rekening', 'payments.accounts.title'],
];

export function Frame({
  title,
  note,
  actions,
  children,
}: {
  title: TextKey;
  note?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTexts();
  const { pathname } = useLocation();
  return (
    <>
      <nav className="treasury-places" aria-label={t('payments.nav')} data-print="no">
        {PLACES.map(([path, label]) => (
          <Link key={path} href={path} aria-current={path === pathname ? 'page' : undefined}>
            {t(label)}
          </Link>
        ))}
      </nav>
      <OfficeTitle title={t(title)} note={note} actions={actions} />
      {children}
    </>
  );
}
