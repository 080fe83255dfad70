/** A change between two versions as a sentence. */
import type { Translate } from '../../../web/kit/texts/texts.ts';
import type { Change } from '../contract.ts';
import { timeWords } from './words.ts';

const parts = {
  title: 'procedures.part.title',
  summary: 'procedures.part.summary',
  channel: 'procedures.part.channel',
  time: 'procedures.component.time',
  fee: 'procedures.component.fee',
  'fee-line': 'procedures.part.fee-line',
  requirement: 'procedures.component.requirements',
  procedure: 'procedures.component.procedure',
  product: 'procedures.component.product',
  'legal-basis': 'procedures.component.legal-basis',
  complaints: 'procedures.component.complaints',
  facilities: 'procedures.component.facilities',
  competence: 'procedures.component.competence',
  supervision: 'procedures.component.supervision',
  staff: 'procedures.component.staff',
  guarantee: 'procedures.component.guarantee',
  safety: 'procedures.component.safety',
  evaluation: 'procedures.component.evaluation',
  question: 'procedures.part.question',
  state: 'procedures.part.state',
  paper: 'procedures.part.paper',
  other: 'procedures.part.other',
} as const satisfies Record<Change['part'], string>;

const kinds = {
  added: 'procedures.history.added',
  removed: 'procedures.history.removed',
  changed: 'procedures.history.changed',
} as const satisfies Record<Change['kind'], string>;

export function changeWords(t: Translate, { part, kind }: Change): string {
  return t(kinds[kind], { part: t(parts[part]) });
}

const units = ['working-days', 'working-hours', 'days', 'hours'] as const;

/** Time limits and channels come as data, since the server does not say them. */
export function valueWords(t: Translate, part: Change['part'], value: string): string {
  if (part === 'channel')
    return value === 'online' ? t('procedures.channel.online') : t('procedures.channel.information');
  if (part === 'time') {
    const [amount, unit] = value.split(' ');
    const known = units.find((one) => one === unit);
    if (known) return timeWords(t, { amount: Number(amount), unit: known });
  }
  return value;
}
