/** Puts words on the clipboard and says whether it went. */
import { useState } from 'react';
import { useTexts } from '../../../../web/kit/texts/texts.ts';

export function useCopied() {
  const { t } = useTexts();
  const [said, setSaid] = useState('');
  const copy = async (text: string, words: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(words);
    } catch {
      // Without permission, or on plain http, browsers withhold the clipboard: it can be selected by hand.
      setSaid(t('complaints.share.by-hand'));
    }
  };
  return { said, copy };
}
