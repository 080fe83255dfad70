/** The service in short sentences, large, each with its number and a picture; for readers who want no more than that. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Icon } from '../../../../../web/ui/base/icons.tsx';
import type { Procedure } from '../../../contract.ts';
import type { Picture } from '../../../rules/pictures.ts';

export function Easy({ procedure }: { procedure: Procedure }) {
  const { t } = useTexts();
  return (
    <section className="easy" aria-labelledby="mudah">
      <h2 id="mudah">{t('procedures.easy.title')}</h2>
      <ol>
        {procedure.easy.map(({ says, picture }) => (
          <li key={says}>
            <span className="easy-picture">
              <Icon name={picture as Picture} />
            </span>
            {says}
          </li>
        ))}
      </ol>
    </section>
  );
}
