/** What the picture of a workflow says: who, how long, what follows. */
import type { Translate } from '../../../../web/kit/texts/texts.ts';
import type { FlowEdge, FlowState, FlowWho, LimitView } from '../../rules/flow/contract.ts';

const parts = {
  clerk: 'definitions.flow.part.clerk',
  reviewer: 'definitions.flow.part.reviewer',
  inspector: 'definitions.flow.part.inspector',
  approver: 'definitions.flow.part.approver',
} as const;

const units = {
  'working-days': 'definitions.flow.limit.working-days',
  'working-hours': 'definitions.flow.limit.working-hours',
  days: 'definitions.flow.limit.days',
  hours: 'definitions.flow.limit.hours',
} as const;

const alone = {
  next: 'definitions.flow.edge.next',
  silence: 'definitions.flow.edge.silence',
  lapse: 'definitions.flow.edge.lapse',
} as const;

export function limitWords(t: Translate, limit: LimitView): string {
  return t(units[limit.unit], { count: limit.amount });
}

function whoWords(t: Translate, { part, agency }: FlowWho): string {
  return agency ? t('definitions.flow.who', { part: t(parts[part]), agency }) : t(parts[part]);
}

export function edgeWords(t: Translate, { kind, title }: FlowEdge): string {
  return kind in alone ? t(alone[kind as keyof typeof alone]) : (title ?? '');
}

/** Below the title: who does it, which desks look at the same time, how long it may take. */
export function notesOf(t: Translate, { kind, who, reviews, limit }: FlowState): string[] {
  const doer =
    kind === 'applicant' || kind === 'payment'
      ? [t('definitions.flow.part.applicant')]
      : who
        ? [whoWords(t, who)]
        : [];
  return [
    ...doer,
    ...reviews.map((review) => `• ${review.title}: ${whoWords(t, review.who)}`),
    ...(limit ? [t('definitions.flow.at-most', { limit: limitWords(t, limit) })] : []),
  ];
}
