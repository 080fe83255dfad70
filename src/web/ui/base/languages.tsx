/** The language switch: each language by its own name, in its own language. */

export type LanguageChoice<Code extends string = string> = { code: Code; name: string; lang: string };

/** `label` names the group; `lang` is the BCP 47 tag ('id', 'en', 'jv', 'zh-Hans'). */
export function LanguageSwitch<Code extends string>({
  label,
  languages,
  current,
  onChange,
}: {
  label: string;
  languages: LanguageChoice<Code>[];
  current: Code;
  onChange: (code: Code) => void;
}) {
  return (
    <nav aria-label={label} data-print="no">
      <ul className="languages">
        {languages.map((language) => (
          <li key={language.code}>
            <button
              type="button"
              lang={language.lang}
              aria-pressed={language.code === current}
              onClick={() => onChange(language.code)}
            >
              {language.name}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Jumps over the header; the first thing a keyboard meets. Point it at the id of `<main>`. */
export function SkipLink({ target = 'isi', children }: { target?: string; children: string }) {
  return (
    <a className="skip-link" href={`#${target}`}>
      {children}
    </a>
  );
}
