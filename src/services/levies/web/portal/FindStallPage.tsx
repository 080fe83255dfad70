/** Finds a stall by the number under its QR, for who cannot scan it. */
import { useState } from 'react';
import { navigate } from '../../../../web/kit/navigation/location.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { TextField } from '../../../../web/ui/base/field.tsx';
import { Page as PageFrame } from '../../../../web/ui/portal/page.tsx';
import { isStallCode } from '../../rules/stall-code.ts';

export function Page() {
  const { t } = useTexts();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  return (
    <PageFrame title={t('levies.find.title')} lead={t('levies.find.lead')} width="narrow">
      <form
        className="grid gap-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const code = text.replace(/\D/g, '');
          if (isStallCode(code)) navigate(`/pasar/${code}`);
          else setWrong(true);
        }}
      >
        <TextField
          label={t('levies.find.label')}
          hint={t('levies.find.hint')}
          error={wrong && t('levies.find.wrong')}
          inputMode="numeric"
          autoComplete="off"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setWrong(false);
          }}
        />
        <div>
          <Button type="submit">{t('levies.find.open')}</Button>
        </div>
      </form>
    </PageFrame>
  );
}
