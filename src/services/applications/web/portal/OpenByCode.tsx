/** The way from a code on paper or in a message to the application; a slip of the finger is noticed here. */
import { type FormEvent, useState } from 'react';
import { parseCode } from '../../../../shared/case-code.ts';
import { navigate } from '../../../../web/kit/navigation/location.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { TextField } from '../../../../web/ui/base/field.tsx';

export function OpenByCode() {
  const { t } = useTexts();
  const { city } = useSession();
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const example = `${city?.prefix ?? 'ABC'}-482-193-762`;
  const open = (event: FormEvent) => {
    event.preventDefault();
    const parsed = parseCode(text, city?.prefix);
    if (parsed.ok && (!city || parsed.prefix === city.prefix)) navigate(`/permohonan/${parsed.code}`);
    else {
      setWrong(true);
      document.getElementById('kode-permohonan')?.focus();
    }
  };
  return (
    <form className="grid gap-3 justify-items-start" noValidate onSubmit={open}>
      <div className="w-full max-w-96">
        <TextField
          id="kode-permohonan"
          label={t('applications.mine.code')}
          hint={t('applications.mine.code-hint')}
          error={wrong && t('applications.mine.code-wrong', { example })}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          enterKeyHint="go"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setWrong(false);
          }}
        />
      </div>
      <Button type="submit" tone="second">
        {t('applications.mine.code-open')}
      </Button>
    </form>
  );
}
