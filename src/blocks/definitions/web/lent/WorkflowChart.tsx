/** A workflow drawn: every state in a column with its acts, the ways forward at the right, the ways back at the left; and told in words. */
import { useId, useMemo } from 'react';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import type { FlowView } from '../../rules/flow/contract.ts';
import {
  type FlowLayout,
  LOOK,
  layFlow,
  type PlacedEdge,
  type PlacedState,
} from '../../rules/flow/layout.ts';
import { edgeWords, limitWords, notesOf } from './flow-words.ts';
import './flow.css';

export function WorkflowChart({ flow }: { flow: FlowView }) {
  const { t } = useTexts();
  const id = useId();
  const layout = useMemo(
    () => layFlow(flow, { notes: (state) => notesOf(t, state), edge: (edge) => edgeWords(t, edge) }),
    [flow, t],
  );
  const left = layout.left * LOOK.lane + 12;
  const width = left + LOOK.width + layout.right * LOOK.lane + 12;
  return (
    <figure className="flow">
      <svg
        width={width}
        height={layout.height}
        viewBox={`0 0 ${width} ${layout.height}`}
        role="img"
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-words`}
      >
        <title id={`${id}-name`}>{t('definitions.flow.picture')}</title>
        {layout.edges.map((edge) => (
          <Way key={edge.key} edge={edge} left={left} />
        ))}
        {layout.states.map((placed) => (
          <Box key={placed.state.id} placed={placed} left={left} />
        ))}
      </svg>
      <figcaption id={`${id}-words`}>
        <details>
          <summary>{t('definitions.flow.in-words')}</summary>
          <FlowInWords layout={layout} />
        </details>
      </figcaption>
    </figure>
  );
}

/** From the side of an act's row into its lane and to the box where it leads; an arrow at the end. */
function Way({ edge, left }: { edge: PlacedEdge; left: number }) {
  const right = edge.side === 'right';
  const out = right ? 1 : -1;
  const x = right ? left + LOOK.width : left;
  const lane = x + out * (edge.lane * LOOK.lane + 2);
  const down = edge.to > edge.from ? 1 : -1;
  const { corner } = LOOK;
  const turn = lane - out * corner;
  const path = [
    `M${x} ${edge.from}H${turn}`,
    `Q${lane} ${edge.from} ${lane} ${edge.from + down * corner}`,
    `V${edge.to - down * corner}`,
    `Q${lane} ${edge.to} ${turn} ${edge.to}`,
    `H${x + out * 5}`,
  ].join('');
  const tip = `M${x} ${edge.to}l${out * 7} -4v8Z`;
  return (
    <g className="flow-way" data-kind={edge.kind}>
      <path d={path} fill="none" />
      <path d={tip} className="flow-tip" />
    </g>
  );
}

function Box({ placed, left }: { placed: PlacedState; left: number }) {
  const { state, title, notes, y, height, rows } = placed;
  const x = left + LOOK.pad;
  return (
    <g className="flow-state" data-kind={state.kind} data-outcome={state.outcome ?? undefined}>
      <rect x={left} y={y} width={LOOK.width} height={height} rx={state.kind === 'end' ? 18 : 8} />
      {title.map((line) => (
        <text key={line.y} x={x} y={line.y} className="flow-title">
          {line.text}
        </text>
      ))}
      {notes.map((line) => (
        <text key={line.y} x={x} y={line.y} className="flow-note">
          {line.text}
        </text>
      ))}
      {rows.map(({ edge, lines, y: row }) => (
        <g key={row} className="flow-row" data-kind={edge.kind}>
          <path d={`M${left} ${row - LOOK.row / 2}h${LOOK.width}`} />
          {lines.map((line, index) => (
            <text key={line.y} x={index === 0 ? x : x + 18} y={line.y}>
              {index === 0 ? `${signs[edge.kind]} ${line.text}` : line.text}
            </text>
          ))}
        </g>
      ))}
    </g>
  );
}

/** A shape for each kind of step, so that colour is never the only sign. */
const signs = {
  forward: '→',
  next: '→',
  approve: '✓',
  finish: '■',
  return: '↩',
  refuse: '✕',
  silence: '…',
  lapse: '…',
} as const;

function FlowInWords({ layout }: { layout: FlowLayout }) {
  const { t } = useTexts();
  const numbers = new Map(layout.states.map(({ state, number }) => [state.id, number]));
  return (
    <ol className="flow-words">
      {layout.states.map(({ state }) => (
        <li key={state.id}>
          <strong>{state.title}</strong>
          {notesOf(t, state).map((note) => (
            <span key={note} className="block">
              {note}
            </span>
          ))}
          <span className="block">{state.says}</span>
          {state.edges.length > 0 && (
            <ul>
              {state.edges.map((edge) => (
                <li key={`${edge.kind} ${edge.to} ${edge.title}`}>
                  {t('definitions.flow.leads', {
                    act: edgeWords(t, edge),
                    number: numbers.get(edge.to) ?? 0,
                  })}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}

/** The way that most applications take, as a plain list for the public. */
export function FlowSteps({ flow }: { flow: FlowView }) {
  const { t } = useTexts();
  const states = flow.main.flatMap((id) => flow.states.find((state) => state.id === id) ?? []);
  return (
    <ol className="flow-steps">
      {states.map((state) => (
        <li key={state.id} data-kind={state.kind}>
          <span className="flow-step-title">{state.title}</span>
          <span className="block">{state.says}</span>
          {state.limit && state.kind !== 'applicant' && state.kind !== 'payment' && (
            <span className="block text-ink-soft text-sm">
              {t('definitions.flow.at-most', { limit: limitWords(t, state.limit) })}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
