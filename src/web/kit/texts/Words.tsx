/** A sentence as an element: marks its language when it had to be lent from Indonesian, so a screen reader says it right. */
import type { TextParams } from './interpolate.ts';
import type { TextKey } from './keys.gen.ts';
import { useTexts } from './texts.ts';

/** Shows the sentence of `k` with `params` filled in. */
export function Words({ k, params }: { k: TextKey; params?: TextParams }) {
  const { t, langOf } = useTexts();
  const lang = langOf(k);
  return lang ? <span lang={lang}>{t(k, params)}</span> : t(k, params);
}
