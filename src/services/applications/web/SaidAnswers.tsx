/** Answers with their labels as the city says them, with files to open; what was mended last is marked. */
import { itemTitle } from '../../../blocks/definitions/web/lent/form/item-words.ts';
import { useTexts } from '../../../web/kit/texts/texts.ts';
import { Facts } from '../../../web/ui/base/card.tsx';
import type { MyApplication } from '../contract.ts';
import './said.css';

type Sections = MyApplication['answers'];
type Files = Sections[number]['items'][number][number]['files'];

type Before = readonly { path: string; said: string; files: Files }[];
type Props = {
  sections: Sections;
  changed?: readonly string[];
  before?: Before;
  /** The titles of the sections stand above it already. */
  untitled?: boolean;
};

export function SaidAnswers({ sections, changed = [], before = [], untitled = false }: Props) {
  const { t } = useTexts();
  return (
    <>
      {sections.map((section) => (
        <section key={section.id} className="grid gap-2">
          {!untitled && <h3>{section.title}</h3>}
          {section.items.map((item, index) => (
            <div key={item[0]?.path ?? section.id} className="grid gap-1">
              {section.item && <strong>{itemTitle({ t }, section.item, index)}</strong>}
              <Facts
                facts={item.map(({ path, title, said, files }) => ({
                  key: path,
                  term: title,
                  value: (
                    <div className={changed.includes(path) ? 'said-changed' : undefined}>
                      {files.length > 0 ? (
                        <SaidFiles files={files} />
                      ) : (
                        <span className="whitespace-pre-line break-words">
                          {said || t('definitions.form.not-answered')}
                        </span>
                      )}
                      {changed.includes(path) && (
                        <span className="block text-sm">{t('applications.answers.changed')}</span>
                      )}
                      <Was was={before.find((one) => one.path === path)} />
                    </div>
                  ),
                }))}
              />
            </div>
          ))}
        </section>
      ))}
    </>
  );
}

/** What stood there before the correction. */
function Was({ was }: { was: Before[number] | undefined }) {
  const { t } = useTexts();
  if (!was) return null;
  return (
    <div className="text-ink-soft text-sm">
      {t('applications.answers.before')}{' '}
      {was.files.length > 0 ? (
        <SaidFiles files={was.files} />
      ) : (
        <del className="whitespace-pre-line break-words">
          {was.said || t('definitions.form.not-answered')}
        </del>
      )}
    </div>
  );
}

/** Photos as small pictures, PDF by name; each opens in a tab of its own. */
export function SaidFiles({ files }: { files: Files }) {
  return (
    <ul className="said-files">
      {files.map((file) => (
        <li key={file.id}>
          <a
            className="inline-flex min-h-11 items-center"
            href={`/api/files/${file.id}`}
            target="_blank"
            rel="noreferrer"
          >
            {file.kind === 'photo' ? (
              <img src={`/api/files/${file.id}?size=thumb`} alt={file.name} loading="lazy" />
            ) : (
              file.name
            )}
          </a>
        </li>
      ))}
    </ul>
  );
}
