/** Asks for the code of a report that the officer knows to be the same. */
import { type FormEvent, useEffect, useId, useState } from 'react';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../../web/ui/base/button.tsx';
import { TextField } from '../../../../../web/ui/base/field.tsx';

export function AskCode({
  own,
  given = '',
  onCode,
}: {
  own: string;
  given?: string;
  onCode: (code: string) => void;
}) {
  const { t } = useTexts();
  const [code, setCode] = useState(given);
  const [error, setError] = useState<string>();
  const field = useId();
  // The dialog was opened to write this.
  useEffect(() => document.getElementById(field)?.focus(), [field]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const asked = code.trim().toUpperCase();
    if (asked.length < 3) setError(t('complaints.desk.merge.code-missing'));
    else if (plain(asked) === plain(own)) setError(t('complaints.desk.merge.same-code'));
    else onCode(asked);
  };
  return (
    <form className="grid gap-4" onSubmit={submit} noValidate>
      <TextField
        label={t('complaints.desk.merge.code')}
        hint={t('complaints.desk.merge.code-hint')}
        value={code}
        error={error}
        onChange={(event) => {
          setCode(event.target.value);
          setError(undefined);
        }}
        maxLength={40}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        id={field}
      />
      <ButtonRow>
        <Button type="submit">{t('complaints.desk.merge.compare')}</Button>
      </ButtonRow>
    </form>
  );
}

const plain = (code: string) => code.replace(/[^A-Z0-9]/gi, '').toUpperCase();
