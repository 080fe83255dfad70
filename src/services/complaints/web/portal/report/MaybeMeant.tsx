/** "Perhaps you mean": what the city makes of a sentence in which no title or keyword is found as a whole. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Icon } from '../../../../../web/ui/base/icons.tsx';
import type { Category } from '../../../rules/intake-contract.ts';
import { useSuggestions } from './near.ts';

type Props = {
  typed: string;
  categories: readonly Category[];
  /** Already on the screen. */
  found: readonly Category[];
  onChoose: (category: Category) => void;
};

export function MaybeMeant({ typed, categories, found, onChoose }: Props) {
  const { t } = useTexts();
  const meant = useSuggestions(typed).flatMap(({ id, words }) => {
    const category = categories.find((one) => one.id === id);
    return category && !found.includes(category) ? [{ category, words }] : [];
  });
  if (meant.length === 0) return null;
  return (
    <section className="grid gap-3" aria-label={t('complaints.kind.maybe')}>
      <h2 className="text-lg">{t('complaints.kind.maybe')}</h2>
      <ul className="category-list">
        {meant.map(({ category, words }) => (
          <li key={category.id}>
            <button type="button" className="category-button" onClick={() => onChoose(category)}>
              <span>
                <span className="block font-semibold">{category.title}</span>
                <span className="block text-ink-soft text-sm">
                  {t('complaints.kind.because', { words: words.join(', ') })}
                </span>
              </span>
              <Icon name="arrow-right" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
