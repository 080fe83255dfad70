/** Small words of procedures that several pages say. */
import type { Translate } from '../../../web/kit/texts/texts.ts';
import type { Audience, Procedure, ServiceItem } from '../contract.ts';

const units = {
  'working-days': 'procedures.limit.working-days',
  'working-hours': 'procedures.limit.working-hours',
  days: 'procedures.limit.days',
  hours: 'procedures.limit.hours',
} as const;

const spans = {
  days: 'procedures.limit.days',
  months: 'procedures.limit.months',
  years: 'procedures.limit.years',
} as const;

export const audienceKeys = {
  person: 'procedures.audience.person',
  business: 'procedures.audience.business',
  organisation: 'procedures.audience.organisation',
} as const satisfies Record<Audience, string>;

export function timeWords(t: Translate, time: ServiceItem['time']): string {
  return time ? t(units[time.unit], { count: time.amount }) : t('procedures.time.none');
}

export function validityWords(t: Translate, paper: Procedure['papers'][number]): string {
  if (paper.untilAnswer) return t('procedures.paper.until-answer');
  return paper.validity
    ? t('procedures.paper.valid', { span: t(spans[paper.validity.unit], { count: paper.validity.amount }) })
    : t('procedures.paper.unlimited');
}
