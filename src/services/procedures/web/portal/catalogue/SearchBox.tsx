/** One field in the reader's own words; the list below follows while they write. */
import { type FormEvent, useEffect, useState } from 'react';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Icon } from '../../../../../web/ui/base/icons.tsx';

/** Milliseconds of silence after which the address takes the words. */
const PAUSE = 180;

export function SearchBox({ words, onChange }: { words: string; onChange: (words: string) => void }) {
  const { t } = useTexts();
  const [typed, setTyped] = useState(words);
  useEffect(() => setTyped(words), [words]);
  useEffect(() => {
    if (typed === words) return;
    const timer = setTimeout(() => onChange(typed), PAUSE);
    return () => clearTimeout(timer);
  }, [typed, words, onChange]);
  const search = (event: FormEvent) => {
    event.preventDefault();
    onChange(typed);
  };
  return (
    <search data-print="no">
      <form onSubmit={search} noValidate>
        <label className="field-label" htmlFor="cari-layanan">
          {t('procedures.search.label')}
        </label>
        <div className="service-search">
          <Icon name="search" />
          <input
            id="cari-layanan"
            type="search"
            className="control"
            aria-describedby="cari-layanan-hint"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            enterKeyHint="search"
            maxLength={100}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <p className="field-hint" id="cari-layanan-hint">
          {t('procedures.search.hint')}
        </p>
      </form>
    </search>
  );
}
