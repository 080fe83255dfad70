/** A sentence with the code of a report in it, which never breaks over two lines. */
import type { TextKey } from '../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';

/** `k` is a sentence with the one value `{code}`. */
export function WithCode({ k, code }: { k: TextKey; code: string }) {
  const { t } = useTexts();
  const [before, after] = t(k, { code: '\n' }).split('\n');
  return (
    <>
      {before}
      <span className="tabular whitespace-nowrap">{code}</span>
      {after}
    </>
  );
}
