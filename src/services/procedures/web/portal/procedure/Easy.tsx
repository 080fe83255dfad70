/** The service in short sentences, large, each with its number; for readers who want no more than that. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import type { Procedure } from '../../../contract.ts';

export function Easy({ procedure }: { procedure: Procedure }) {
  const { t } = useTexts();
  return (
    <section className="easy" aria-labelledby="mudah">
      <h2 id="mudah">{t('procedures.easy.title')}</h2>
      <ol>
        {procedure.easy.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ol>
    </section>
  );
}
