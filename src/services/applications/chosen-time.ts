/** The time of a visit that the applicant chose in the form: the step that leads there has said yes to it. */
import type { Answers } from '../../blocks/definitions/api.ts';
import type { Context } from '../../platform/context.ts';
import { DAY_MS, dayNumber, instantOfWall, timeOfDay } from '../../shared/zone.ts';
import type { State } from './rules/statechart.ts';
import type { ApplicationRow } from './store.ts';

/** Null where the state is no such visit, and for a time that has passed. */
export function chosenTime(
  { city, now }: Pick<Context, 'city' | 'now'>,
  state: State,
  answers: Answers,
): ApplicationRow['appointment'] {
  if (state.kind !== 'visit' || !state.chosen) return null;
  const [date, time] = [answers[state.chosen.date], answers[state.chosen.time]];
  if (typeof date !== 'string' || typeof time !== 'string') return null;
  const at = new Date(instantOfWall(dayNumber(date) * DAY_MS + timeOfDay(time), city.zone));
  return at > now ? { state: 'confirmed', at: at.toISOString(), note: '', wish: '' } : null;
}
