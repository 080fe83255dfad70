/** One service in a list, in one language. */
import type { LiveDefinition } from '../../blocks/definitions/api.ts';
import { type Language, say } from '../../shared/languages.ts';
import type { ServiceItem } from './contract.ts';
import { type Offered, responsible } from './offered.ts';

export function itemOf({ definition }: LiveDefinition, city: Offered, language: Language): ServiceItem {
  const {
    id,
    title,
    summary,
    pillar,
    events = [],
    audience,
    channel,
    agency,
    workflow,
    time,
    fee,
  } = definition;
  return {
    id,
    title: say(title, language),
    summary: say(summary, language),
    pillar,
    events,
    audience,
    channel,
    ...responsible(city.handling(agency.kind), language),
    time: workflow?.promise ?? time ?? null,
    fee: say(fee.told, language),
    free: (fee.lines ?? []).length === 0,
  };
}
