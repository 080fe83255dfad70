/** One line under the words whose place is always kept: it says that something stands further below, and moves nothing. */
import type { RefObject } from 'react';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Icon } from '../../../../../web/ui/base/icons.tsx';
import type { Draft } from '../draft-shape.ts';
import { WithCode } from '../WithCode.tsx';
import type { Suggestion, Twin } from './near.ts';

type Props = {
  draft: Draft;
  twins: Twin[];
  kind?: Suggestion | undefined;
  box: RefObject<HTMLElement | null>;
};

export function NearLine({ draft, twins, kind, box }: Props) {
  const { t } = useTexts();
  const words = draft.sameAs ? (
    <WithCode k="complaints.twins.joined" code={draft.sameAs.code} />
  ) : kind ? (
    // First: as another kind it goes to another desk, and what lies near is compared anew.
    t('complaints.kind.line', { kind: kind.name })
  ) : (
    twins.length > 0 && t('complaints.twins.line', { count: twins.length })
  );
  return (
    <div className="near-line" role="status">
      {words && (
        <button
          type="button"
          onClick={() => {
            box.current?.scrollIntoView({ block: 'start', behavior: 'smooth' });
            box.current?.focus({ preventScroll: true });
          }}
        >
          <span>{words}</span>
          <Icon name="down" />
        </button>
      )}
    </div>
  );
}
