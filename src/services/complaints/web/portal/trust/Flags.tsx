/** The way to say that something on a public report is wrong; the form is fetched when it is wanted. */
import { lazy, Suspense, useState } from 'react';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Icon } from '../../../../../web/ui/base/icons.tsx';
import { LoadingState } from '../../../../../web/ui/base/progress.tsx';
import type { PublicComplaint } from '../../../contract.ts';

const FlagForm = lazy(() => import('./FlagForm.tsx'));

export function Flags({ view }: { view: PublicComplaint }) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <details
      className="disclosure"
      data-print="no"
      onToggle={(event) => event.currentTarget.open && setOpen(true)}
    >
      <summary>
        {t('complaints.trust.flag.open')}
        <Icon name="down" />
      </summary>
      <div className="card mt-2 gap-4">
        {open && (
          <Suspense fallback={<LoadingState label={t('kit.loading')} rows={2} />}>
            <FlagForm view={view} />
          </Suspense>
        )}
      </div>
    </details>
  );
}
