/** All that the second person agrees to, one below the other: page and form in each language, the way drawn, the fee, the papers. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FlowView } from '../../../../blocks/definitions/rules/flow/contract.ts';
import type { Definition } from '../../../../blocks/definitions/rules/shape/definition.ts';
import type { Block, Paper } from '../../../../blocks/definitions/rules/shape/papers.ts';
import { WorkflowChart } from '../../../../blocks/definitions/web/lent/WorkflowChart.tsx';
import { type Language, languageNames, languages, say } from '../../../../shared/languages.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { choiceName, nameOf } from './boxes/words.ts';
import { type DraftView, previewQuery } from './designer-data.ts';
import { PaperBox } from './PaperBox.tsx';
import { PreviewPane } from './PreviewPane.tsx';

export function WholeDraft({ draft }: { draft: DraftView }) {
  const { t, language } = useTexts();
  const [tongue, setTongue] = useState<Language>(language);
  const { data } = useQuery(previewQuery(draft.id, draft.seen, tongue, true));
  // Without a fault it is a definition; with one there is nothing to agree to yet.
  const whole = draft.faults.length === 0 ? (draft.content as Definition) : undefined;
  return (
    <>
      <section className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <h2>{t('designer.pane.preview')}</h2>
        <fieldset className="designer-panes" aria-label={t('designer.approve.language')}>
          {languages.map((one) => (
            <button key={one} type="button" aria-pressed={one === tongue} onClick={() => setTongue(one)}>
              <span lang={one}>{languageNames[one]}</span>
            </button>
          ))}
        </fieldset>
        <PreviewPane id={draft.id} seen={draft.seen} view="page" tongue={tongue} review />
      </section>
      {data?.flow ? (
        <section className="grid grid-cols-[minmax(0,1fr)] gap-3">
          <h2>{t('designer.view.flow')}</h2>
          <WorkflowChart flow={data.flow as FlowView} />
        </section>
      ) : null}
      {whole && <TheFee fee={whole.fee} tongue={tongue} />}
      {whole && (
        <section className="grid grid-cols-[minmax(0,1fr)] gap-3">
          <h2>{t('designer.pane.papers')}</h2>
          {whole.papers?.length ? (
            <>
              {whole.papers.map((paper) => (
                <OnePaper key={paper.id} paper={paper} tongue={tongue} />
              ))}
              <PaperBox id={draft.id} seen={draft.seen} content={whole} review />
            </>
          ) : (
            <p className="text-ink-soft">{t('designer.approve.no-papers')}</p>
          )}
        </section>
      )}
    </>
  );
}

/** A formula as it is written, for whoever has to answer for the amount. */
function Formula({ when }: { when?: string | undefined }) {
  const { t } = useTexts();
  if (when === undefined) return null;
  return (
    <p className="text-ink-soft text-sm">
      {t('designer.approve.only-if')} <code className="break-words">{when}</code>
    </p>
  );
}

function TheFee({ fee, tongue }: { fee: Definition['fee']; tongue: Language }) {
  const { t } = useTexts();
  return (
    <section className="grid gap-3">
      <h2>{nameOf(t, ['fee'])}</h2>
      <p>{say(fee.told, tongue)}</p>
      {fee.lines?.map((line) => (
        <div key={line.id} className="card grid gap-1">
          <strong>{say(line.title, tongue)}</strong>
          <p>
            Rp <code className="break-words">{line.amount}</code>
          </p>
          <Formula when={line.when} />
          <p className="text-ink-soft text-sm">{say(line.basis, tongue)}</p>
        </div>
      ))}
      {!fee.lines?.length && <p className="text-ink-soft">{t('designer.approve.no-fee')}</p>}
    </section>
  );
}

function OnePaper({ paper, tongue }: { paper: Paper; tongue: Language }) {
  const { t } = useTexts();
  const { validity, until } = paper;
  const facts = [
    `${nameOf(t, ['papers', 0, 'code'])}: ${paper.code}`,
    validity &&
      `${nameOf(t, ['papers', 0, 'validity'])}: ${validity.amount} ${choiceName(t, ['papers', 0, 'validity', 'unit'], validity.unit)}`,
    until && `${nameOf(t, ['papers', 0, 'until'])}: ${until}`,
  ];
  return (
    <article className="card grid gap-3">
      <h3>{say(paper.title, tongue)}</h3>
      <p className="text-ink-soft text-sm">{facts.filter(Boolean).join(' · ')}</p>
      <div className="designer-paper grid gap-3 border border-line p-4" lang="id">
        <p className="text-center font-semibold">{paper.heading}</p>
        {paper.body.map((block) => (
          <OneBlock key={JSON.stringify(block)} block={block} />
        ))}
      </div>
      {paper.revocable && (
        <p>
          <Badge>{nameOf(t, ['papers', 0, 'revocable'])}</Badge>
        </p>
      )}
    </article>
  );
}

function OneBlock({ block }: { block: Block }) {
  return (
    <div className="grid gap-1">
      <Formula when={block.when} />
      <Said block={block} />
    </div>
  );
}

function Said({ block }: { block: Block }) {
  if ('text' in block) return <p className="break-words">{block.text}</p>;
  if ('heading' in block) return <p className="font-semibold">{block.heading}</p>;
  if ('list' in block)
    return (
      <ul className="list-disc pl-5">
        {block.list.map((one) => (
          <li key={one} className="break-words">
            {one}
          </li>
        ))}
      </ul>
    );
  const rows =
    'fields' in block
      ? block.fields.map(({ label, value }) => ({ name: label, value }))
      : block.table.columns.map(({ title, value }) => ({ name: title, value }));
  return (
    <dl className="grid gap-1">
      {rows.map(({ name, value }) => (
        <div key={name} className="grid gap-x-3 sm:grid-cols-[12rem_minmax(0,1fr)]">
          <dt className="text-ink-soft">{name}</dt>
          <dd className="break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
