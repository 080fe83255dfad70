/** The invented people of one demo city who apply, and the officers who work on it: sending, one step, the survey. */
import { calendar } from '../../../blocks/directory/api.ts';
import type { CityPack } from '../../../blocks/packs/api.ts';
import type { City } from '../../../platform/city.ts';
import { systemContext } from '../../../platform/context.ts';
import * as house from '../../../services/applications/api.ts';
import { Problem } from '../../../shared/errors.ts';
import { localDate } from '../../../shared/time.ts';
import type { Random } from '../random.ts';
import { canWish, createAnswering, onlyPdf } from './answering.ts';
import { createDeskWork } from './desk-work.ts';
import { surveyTexts } from './office-words.ts';
import { createPeople, type Person } from './people.ts';

export function createApplying(city: City, pack: CityPack, random: Random) {
  const people = createPeople(city, pack, random);
  const answering = createAnswering(people, random);
  const desk = createDeskWork(city, people, answering, random);

  /** The services that somebody here can ask for at that moment. */
  async function offered(at: Date) {
    const all = await house.allOffered({ ...systemContext(city, 'demo.applying'), now: at });
    return new Map(all.filter(({ service }) => canWish(service)).map((one) => [one.service, one]));
  }

  return {
    people,
    offered,
    step: desk.step,
    calendar: () => calendar(city),
    /** Sends an application; its code, or undefined when nobody here can fill in the form. */
    async send(service: string, person: Person, at: Date): Promise<string | undefined> {
      const live = (await offered(at)).get(service);
      if (!live) return undefined;
      const ctx = desk.contextOf(person.actor, at);
      const form = live.form('id');
      const fields = form.sections.flatMap((section) => section.fields);
      const photos = fields.some(({ type }) => type === 'upload')
        ? [await people.file(ctx, 'photo', 0), await people.file(ctx, 'photo', 1)]
        : [];
      const pdf = fields.some(onlyPdf) ? await people.file(ctx, 'pdf') : undefined;
      const today = localDate(at, city.zone);
      const answers = answering.apply(form, service, today, person, { photos, pdf });
      if (!answers) return undefined;
      return (await house.send(ctx, { service, version: live.version, answers })).code;
    },
    /** The applicant answers the survey: mostly content, as people are who got what they asked for. */
    async survey(code: string, person: Person, at: Date): Promise<void> {
      const ctx = desk.contextOf(person.actor, at);
      const { id, from, elements } = await house.surveyForm(ctx);
      const scores = elements.map((one) => [one.id, random.pick([4, 4, 4, 3, 3, 3, 3, 2])] as const);
      const text = random.pick(surveyTexts);
      const answers = Object.fromEntries(scores.flatMap(([key, score]) => (score ? [[key, score]] : [])));
      try {
        await house.answerSurvey(ctx, code, { survey: id, from, answers, ...(text ? { text } : {}) });
      } catch (error) {
        // Not asked any more, or answered before.
        if (!(error instanceof Problem)) throw error;
      }
    },
    /** Has none of the first people here asked for anything yet? */
    async none(): Promise<boolean> {
      for (let index = 0; index < 3; index++) {
        const { actor } = await people.person(index);
        const { items } = await house.ownList(desk.contextOf(actor, city.now()), undefined);
        if (items.length > 0) return false;
      }
      return true;
    },
    /** What this person has asked for and is not decided yet. */
    async open(person: Person): Promise<string[]> {
      const { items } = await house.ownList(desk.contextOf(person.actor, city.now()), undefined);
      return items.filter(({ endedAt }) => endedAt === null).map(({ code }) => code);
    },
  };
}
export type Applying = ReturnType<typeof createApplying>;
