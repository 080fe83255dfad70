/** What services are sorted by: the pillars of a smart city, and the events of a life that make people look for a service. */
import Type, { type Static } from 'typebox';
import { Id, strict, Words } from './pieces.ts';

const Pillar = strict({ id: Id, title: Words, about: Words });
export type Pillar = Static<typeof Pillar>;

const LifeEvent = strict({
  id: Id,
  title: Words,
  about: Words,
  /** What people type when this happens to them, in any language. */
  words: Type.Array(Type.String({ minLength: 2, maxLength: 60 }), {
    minItems: 1,
    maxItems: 60,
    uniqueItems: true,
  }),
});
export type LifeEvent = Static<typeof LifeEvent>;

/** `pillars.yaml` */
export const PillarsFile = strict({ pillars: Type.Array(Pillar, { minItems: 1, maxItems: 20 }) });
/** `life-events.yaml` */
export const LifeEventsFile = strict({ events: Type.Array(LifeEvent, { minItems: 1, maxItems: 60 }) });

/** A duty of government, by which the agency is found. */
export type AgencyKind = { id: string; title: Words };

export type Shelf = { pillars: Pillar[]; events: LifeEvent[]; kinds: AgencyKind[] };
