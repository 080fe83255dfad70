/** Asks for the code of a paper; one that cannot be right is noticed before anything is asked of the city. */
import { type FormEvent, useState } from 'react';
import { navigate } from '../../../../web/kit/navigation/location.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { TextField } from '../../../../web/ui/base/field.tsx';
import { readCode } from '../../rules/code.ts';

const FIELD = 'kode-dokumen';

export function CodeForm({ given = '' }: { given?: string }) {
  const { t } = useTexts();
  const [text, setText] = useState(given);
  const [error, setError] = useState<string>();
  const look = (event: FormEvent) => {
    event.preventDefault();
    const code = readCode(text);
    if (code) return navigate(`/periksa/${code}`);
    setError(t('documents.verify.wrong-form'));
    document.getElementById(FIELD)?.focus();
  };
  return (
    <form className="grid gap-3 justify-items-start" noValidate onSubmit={look} data-print="no">
      <div className="w-full max-w-96">
        <TextField
          id={FIELD}
          label={t('documents.verify.code')}
          hint={t('documents.verify.code-hint')}
          error={error}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          enterKeyHint="search"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setError(undefined);
          }}
        />
      </div>
      <Button type="submit" icon="search">
        {t('documents.verify.look')}
      </Button>
    </form>
  );
}
