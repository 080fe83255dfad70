/** Who may see a complaint on the public pages, as its category says. */
export type Visibility = 'public' | 'coarse' | 'hidden';

const STRICTNESS: Record<Visibility, number> = { public: 0, coarse: 1, hidden: 2 };

/** What a category's setting means for its cases. */
export function visibilityOf(category: { public: boolean | 'coarse' }): Visibility {
  return category.public === 'coarse' ? 'coarse' : category.public ? 'public' : 'hidden';
}

/**
 * The stricter of both: a report that turns out to be sensitive is hidden at once, and one that was taken in as
 * sensitive is never shown by a mere change of category, because nobody wrote it for the public.
 */
export function stricter(a: Visibility, b: Visibility): Visibility {
  return STRICTNESS[a] >= STRICTNESS[b] ? a : b;
}
