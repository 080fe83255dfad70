/** The open dialog of a decision, held by the page: a list that is renewed beneath it takes nothing of it away. */
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { FacePart } from '../../../rules/trust-contract.ts';
import { DecideDialog } from './DecideDialog.tsx';

const BlurTool = lazy(() => import('./BlurTool.tsx'));

/** The part as it stood when it was asked; if a colleague decides meanwhile, the decision is refused and says who. */
export type Asked = { code: string; part: FacePart; what: 'hide' | 'mask' | 'redact' };

export function useAsked(): { ask: (asked: Asked) => void; open: boolean; dialog: ReactNode } {
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  const dialog = asked && (
    <>
      {asked.what !== 'redact' && (
        <DecideDialog code={asked.code} part={asked.part} decision={asked.what} onClose={close} />
      )}
      {asked.what === 'redact' && asked.part.photo && (
        <Suspense fallback={null}>
          <BlurTool code={asked.code} part={asked.part} photo={asked.part.photo} onClose={close} />
        </Suspense>
      )}
    </>
  );
  return { ask: setAsked, open: asked !== undefined, dialog };
}
