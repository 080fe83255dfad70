/** Deleting one's own account, after one clear question. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { navigate } from '../../../../web/kit/navigation/location.ts';
import { renewSession } from '../../../../web/kit/session/session.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { useAct } from '../use-act.ts';

export function DeleteAccount() {
  const { t } = useTexts();
  const client = useQueryClient();
  const { busy, run } = useAct();
  const [asking, setAsking] = useState(false);
  const remove = () =>
    run(
      'delete',
      async () => {
        await api.delete('/api/my/account');
        await renewSession(client);
        navigate('/', { replace: true });
      },
      t('identity.delete.done'),
    );
  if (!asking)
    return (
      <div className="grid gap-3">
        <p>{t('identity.delete.what')}</p>
        <div>
          <Button tone="danger" onClick={() => setAsking(true)}>
            {t('identity.delete.ask')}
          </Button>
        </div>
      </div>
    );
  return (
    <Notice tone="bad" live="assertive" title={t('identity.delete.sure')}>
      <p className="mb-3">{t('identity.delete.what')}</p>
      <ButtonRow>
        <Button tone="danger" busy={busy === 'delete'} onClick={() => void remove()}>
          {t('identity.delete.yes')}
        </Button>
        <Button tone="second" onClick={() => setAsking(false)}>
          {t('identity.cancel')}
        </Button>
      </ButtonRow>
    </Notice>
  );
}
