/** What a screen shows that may not see the city, or no longer: why, and what to do about it. */

import { useSession } from '../../../../web/kit/session/session.ts';
import { Languages } from '../../../../web/kit/shell/Languages.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button, LinkButton } from '../../../../web/ui/base/button.tsx';
import { PavilionMark } from '../../../../web/ui/brand/mark.tsx';

export function Refused({ status, retry }: { status: number; retry: () => void }) {
  const { t } = useTexts();
  const { city } = useSession();
  const unknown = status === 401;
  return (
    <main className="wall-refused" id="isi">
      <PavilionMark />
      {city && <p className="text-lg text-ink-soft">{city.name}</p>}
      <h1>{t(unknown ? 'command-center.refused.title' : 'command-center.forbidden.title')}</h1>
      <p className="text-lg">
        {t(unknown ? 'command-center.refused.detail' : 'command-center.forbidden.detail')}
      </p>
      {unknown && (
        <ol className="text-lg">
          <li>{t('command-center.refused.step-admin')}</li>
          <li>{t('command-center.refused.step-open')}</li>
          <li>{t('command-center.refused.step-officer')}</li>
        </ol>
      )}
      <div className="flex flex-wrap gap-4">
        <Button onClick={retry}>{t('kit.retry')}</Button>
        <LinkButton href="/office/masuk?next=%2Fwall%2F" tone="second">
          {t('command-center.refused.sign-in')}
        </LinkButton>
      </div>
      <Languages />
    </main>
  );
}
