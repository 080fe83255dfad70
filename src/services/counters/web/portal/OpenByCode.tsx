/** Opens a number that was taken on another device or handed out on paper, by its code. */
import { useState } from 'react';
import { navigate } from '../../../../web/kit/navigation/location.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { TextField } from '../../../../web/ui/base/field.tsx';
import { readCode } from '../../rules/states.ts';

const CODE = /^[0-9A-HJKMNP-TV-Z]{10}$/;

export function OpenByCode() {
  const { t } = useTexts();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  return (
    <details className="card">
      <summary>{t('counters.code.title')}</summary>
      <form
        className="mt-3 grid gap-3"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const code = readCode(text);
          if (CODE.test(code)) navigate(`/loket/nomor/${code}`);
          else setWrong(true);
        }}
      >
        <TextField
          label={t('counters.code.label')}
          hint={t('counters.code.hint')}
          error={wrong && t('counters.code.wrong')}
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setWrong(false);
          }}
        />
        <div>
          <Button type="submit" tone="second">
            {t('counters.code.open')}
          </Button>
        </div>
      </form>
    </details>
  );
}
