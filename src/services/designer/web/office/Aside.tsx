/** Beside the boxes: how it will look, how it runs, what is wrong, and the walk. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { FlowView } from '../../../../blocks/definitions/rules/flow/contract.ts';
import { WorkflowChart } from '../../../../blocks/definitions/web/lent/WorkflowChart.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { type DraftView, type Fault, previewQuery } from './designer-data.ts';
import { Faults } from './Faults.tsx';
import { PaperBox } from './PaperBox.tsx';
import { PreviewPane } from './PreviewPane.tsx';
import { WalkBox } from './WalkBox.tsx';

const VIEWS = ['preview', 'flow', 'paper', 'faults', 'walk'] as const;
type View = (typeof VIEWS)[number];

/** What an author wants to see beside a part. */
const USUAL: Readonly<Record<string, View>> = { alur: 'flow', dokumen: 'paper', teks: 'faults' };

type Props = {
  draft: DraftView;
  content: unknown;
  /** Which part is written just now. */
  pane: string;
  onGo: (fault: Fault) => void;
};

export function Aside({ draft, content, pane, onGo }: Props) {
  const { t } = useTexts();
  const usual: View = USUAL[pane] ?? 'preview';
  const [chosen, setChosen] = useState<{ view: View; pane: string }>();
  const view =
    chosen && (chosen.pane === pane || (chosen.view !== 'flow' && chosen.view !== 'paper'))
      ? chosen.view
      : usual;
  const wrong = draft.faults.length;
  return (
    <aside className="grid grid-cols-[minmax(0,1fr)] content-start gap-3">
      <fieldset className="designer-panes" aria-label={t('designer.beside')}>
        {VIEWS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === view}
            data-wrong={one === 'faults' && wrong > 0 ? '' : undefined}
            onClick={() => setChosen({ view: one, pane })}
          >
            {one === 'faults' && wrong > 0
              ? t('designer.faults', { count: wrong })
              : t(`designer.view.${one}`)}
          </button>
        ))}
      </fieldset>
      {view === 'preview' && (
        <PreviewPane id={draft.id} seen={draft.seen} view={pane === 'formulir' ? 'form' : 'page'} />
      )}
      {view === 'flow' && <TheFlow draft={draft} />}
      {view === 'paper' && <PaperBox id={draft.id} seen={draft.seen} content={content} />}
      {view === 'faults' && <Faults faults={draft.faults} content={content} onGo={onGo} />}
      {view === 'walk' && <WalkBox id={draft.id} seen={draft.seen} right={wrong === 0} content={content} />}
    </aside>
  );
}

/** The workflow drawn, as soon as it holds together. */
function TheFlow({ draft }: { draft: DraftView }) {
  const { t, language } = useTexts();
  const { data, error } = useQuery(previewQuery(draft.id, draft.seen, language));
  const [last, setLast] = useState<FlowView>();
  useEffect(() => {
    if (data?.flow) setLast(data.flow as FlowView);
  }, [data]);
  const flow = (data?.flow as FlowView | undefined) ?? last;
  return (
    <>
      {error && (
        <Notice tone="warn">{t(flow ? 'designer.preview-old' : 'designer.preview-later-detail')}</Notice>
      )}
      {flow && <WorkflowChart flow={flow} />}
    </>
  );
}
