/** What I sent, folded away until I want to see it. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Facts } from '../../../../../web/ui/base/card.tsx';
import type { MyApplication } from '../../../contract.ts';

export function OwnAnswerList({ sections }: { sections: MyApplication['answers'] }) {
  const { t } = useTexts();
  return (
    <details className="card">
      <summary className="cursor-pointer font-semibold">{t('applications.track.answers')}</summary>
      <div className="mt-4 grid gap-5">
        {sections.map((section) => (
          <section key={section.id} className="grid gap-2">
            <h3>{section.title}</h3>
            {section.items.map((item, index) => (
              <div key={item[0]?.path ?? section.id} className="grid gap-1">
                {section.item && <strong>{`${section.item} ${index + 1}`}</strong>}
                <Facts
                  facts={item.map((said) => ({
                    key: said.path,
                    term: said.title,
                    value:
                      said.files.length > 0 ? (
                        <ul>
                          {said.files.map((file) => (
                            <li key={file.id}>
                              <a href={`/api/files/${file.id}`} target="_blank" rel="noreferrer">
                                {file.name}
                              </a>
                            </li>
                          ))}
                        </ul>
                      ) : (
                        <span className="whitespace-pre-line break-words">{said.said || '–'}</span>
                      ),
                  }))}
                />
              </div>
            ))}
          </section>
        ))}
      </div>
    </details>
  );
}
