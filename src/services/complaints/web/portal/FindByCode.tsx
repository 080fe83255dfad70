/** Finds a report by its code; a slip of the finger is noticed before anything is asked of the city. */
import { type FormEvent, useState } from 'react';
import { parseCode } from '../../../../shared/case-code.ts';
import { navigate } from '../../../../web/kit/navigation/location.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { TextField } from '../../../../web/ui/base/field.tsx';

/** The sentence for a code that cannot be one of this city's; undefined when it can. */
export function useCodeFault() {
  const { t } = useTexts();
  const { city } = useSession();
  return (text: string): string | undefined => {
    const parsed = parseCode(text, city?.prefix);
    if (!parsed.ok)
      return parsed.fault === 'check-digit'
        ? t('complaints.find.check-digit')
        : t('complaints.find.format', { example: `${city?.prefix ?? 'ABC'}-482-193-762` });
    if (city && parsed.prefix !== city.prefix)
      return t('complaints.find.other-city', { prefix: parsed.prefix, city: city.name });
    return undefined;
  };
}

export function FindByCode({ given = '', wrong }: { given?: string; wrong?: string | undefined }) {
  const { t } = useTexts();
  const { city } = useSession();
  const faultOf = useCodeFault();
  const [text, setText] = useState(given);
  const [error, setError] = useState(wrong);
  const find = (event: FormEvent) => {
    event.preventDefault();
    const fault = faultOf(text);
    setError(fault);
    const parsed = parseCode(text, city?.prefix);
    if (fault || !parsed.ok) document.getElementById('cari-kode')?.focus();
    else navigate(`/laporan/${parsed.code}`);
  };
  return (
    <form className="grid gap-3 justify-items-start" noValidate onSubmit={find} data-print="no">
      <div className="w-full max-w-96">
        <TextField
          id="cari-kode"
          label={t('complaints.find.label')}
          hint={t('complaints.find.hint', { example: `${city?.prefix ?? 'ABC'}-482-193-762` })}
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
      <Button type="submit" tone="second" icon="search">
        {t('complaints.find.button')}
      </Button>
    </form>
  );
}
