/** The invented officers and applicants take one application a step further, through the same acts as everybody else. */
import { randomUUID } from 'node:crypto';
import type { FormView } from '../../../blocks/definitions/api.ts';
import { calendar } from '../../../blocks/directory/api.ts';
import { actingOfficer, officersWith } from '../../../blocks/identity/api.ts';
import type { Citizen, Officer } from '../../../platform/actor.ts';
import type { City } from '../../../platform/city.ts';
import type { Context } from '../../../platform/context.ts';
import * as house from '../../../services/applications/api.ts';
import { Problem } from '../../../shared/errors.ts';
import { localDate } from '../../../shared/time.ts';
import { addWorkingDays } from '../../../shared/working-time.ts';
import type { Random } from '../random.ts';
import type { Answering } from './answering.ts';
import * as words from './office-words.ts';
import type { People } from './people.ts';

const HOUR_MS = 3_600_000;

/** How an application is meant to go. */
export type Course = {
  /** The head says no. */
  refused?: boolean;
  /** The first desk asks for something to be mended. */
  returned?: boolean;
  /** One of the reviews objects. */
  objected?: boolean;
};
export type Stepped = 'moved' | 'ended' | 'waits';

export type DeskWork = {
  contextOf(actor: Citizen | Officer, at: Date): Context;
  /** One step at that moment; `waits` when nobody is there for it, or its hour has not come. */
  step(code: string, applicant: Citizen, course: Course, at: Date, stands?: house.Stands): Promise<Stepped>;
};

export function createDeskWork(city: City, people: People, answering: Answering, random: Random): DeskWork {
  const officers = new Map<string, Promise<Officer[]>>();

  function contextOf(actor: Citizen | Officer, at: Date): Context {
    return { city, actor, language: 'id', now: at, traceId: `demo-${randomUUID().slice(0, 8)}`, ip: '' };
  }

  async function officerFor(permission: string, agency: string | null, area: string | null) {
    const key = `${permission} ${agency} ${area}`;
    const found =
      officers.get(key) ??
      officersWith(city, permission, { agency, area }).then(async (list) => {
        const acting = await Promise.all(list.slice(0, 4).map(({ id }) => actingOfficer(city, id)));
        return acting.flatMap((one) => one ?? []);
      });
    officers.set(key, found);
    return random.pick(await found);
  }

  async function mend(code: string, ctx: Context): Promise<void> {
    const { form, answers, open } = await house.ownAnswers(ctx, code);
    const fresh = await people.file(ctx, 'photo', 1);
    const uploads = (form as FormView).sections.flatMap(({ fields }) => fields);
    const renewed = open.filter((path) => uploads.some(({ id, type }) => id === path && type === 'upload'));
    const changed = Object.fromEntries(renewed.map((path) => [path, [fresh]]));
    await house.correct(ctx, code, { answers: { ...answers, ...changed }, text: say(words.mended) });
  }

  const say = (list: readonly string[]) => random.pick(list) ?? '';

  async function officeAnswers(ctx: Context, form: unknown, view: house.DeskApplication) {
    const given = (view.answers ?? []).flatMap(({ items }) => items.flat());
    const data = Object.fromEntries(given.map(({ field, value }) => [field, value]));
    const photo = await people.file(ctx, 'photo', 1);
    const today = localDate(ctx.now, city.zone);
    return answering.office(form as FormView, today, data, { photos: [photo], pdf: undefined });
  }

  async function visit(
    ctx: Context,
    code: string,
    view: house.DeskApplication,
    applicant: Citizen,
    stands: house.Stands,
  ): Promise<Stepped | undefined> {
    if (view.visit?.written) return undefined;
    const meeting = stands.appointment;
    if (!meeting) {
      // The next working day, at a full hour.
      const next = addWorkingDays(ctx.now, 1, await calendar(city)).getTime();
      const at = new Date(Math.ceil(next / HOUR_MS) * HOUR_MS);
      await house.propose(ctx, code, { seen: view.seen, at: at.toISOString(), note: say(words.visitNotes) });
      return 'moved';
    }
    if (meeting.state !== 'confirmed') {
      await house.answerAppointment(contextOf(applicant, ctx.now), code, { at: meeting.at, accept: true });
      return 'moved';
    }
    if (new Date(meeting.at) > ctx.now) return 'waits';
    const answers = view.visit?.form ? await officeAnswers(ctx, view.visit.form, view) : {};
    if (!answers) return 'waits';
    const photos = [await people.file(ctx, 'photo', 1)];
    await house.minutes(ctx, code, { clientId: randomUUID(), answers, photos });
    return 'moved';
  }

  async function decide(ctx: Context, code: string, course: Course): Promise<Stepped> {
    const view = await house.deskView(ctx, code);
    const clerk = view.parts.includes('clerk');
    if (
      course.returned &&
      clerk &&
      view.changed.length === 0 &&
      view.acts.some(({ kind }) => kind === 'return')
    ) {
      const back = view.acts.find(({ kind }) => kind === 'return');
      const bad = view.requirements.find(({ path, files }) => path !== null && files.length > 0);
      const [note, fields] = [say(words.corrections), bad?.path ? [bad.path] : []];
      await house.act(ctx, code, {
        ...{ seen: view.seen, act: back?.id ?? '', reason: note },
        fields: fields.map((path) => ({ path, note })),
      });
      return 'moved';
    }
    // Judging requirements moves nothing that others see: what they blocked is free afterwards.
    const judged = view.acts.some(({ blocked }) => blocked?.startsWith('requirements'));
    for (const { id, verdict } of view.requirements)
      if (judged && verdict !== 'ok') await house.check(ctx, code, { requirement: id, verdict: 'ok' });
    const free = view.acts.filter(({ blocked }) => blocked === null || blocked.startsWith('requirements'));
    const wanted =
      course.refused && !clerk
        ? ['refuse', 'finish', 'approve', 'forward']
        : ['approve', 'forward', 'finish', 'refuse'];
    const act = wanted.flatMap((kind) => free.find((one) => one.kind === kind) ?? [])[0];
    if (!act) return 'waits';
    const reason = act.kind === 'refuse' ? { reason: say(words.refusals) } : {};
    await house.act(ctx, code, { seen: view.seen, act: act.id, ...reason });
    return 'moved';
  }

  async function tryStep(
    code: string,
    applicant: Citizen,
    course: Course,
    at: Date,
    stands: house.Stands,
  ): Promise<Stepped> {
    if (stands.kind === 'applicant') {
      await mend(code, contextOf(applicant, at));
      return 'moved';
    }
    if (stands.kind === 'payment') {
      const cashier = await officerFor('applications.check', stands.agency, stands.area);
      if (!cashier) return 'waits';
      const ctx = contextOf(cashier, at);
      const { seen } = await house.deskView(ctx, code);
      await house.paid(ctx, code, { seen, receipt: `CONTOH-${Math.floor(random.between(10_000, 99_999))}` });
      return 'moved';
    }
    const desk = random.pick(stands.desks);
    const officer = desk && (await officerFor(house.PERMISSION[desk.part], desk.agency, desk.area));
    if (!desk || !officer) return 'waits';
    const ctx = contextOf(officer, at);
    if (stands.kind === 'reviews') {
      const view = await house.deskView(ctx, code);
      const asked = view.reviews.find(({ id }) => id === desk.review);
      const answers = asked?.form ? await officeAnswers(ctx, asked.form, view) : {};
      if (!answers) return 'waits';
      const agrees = !course.objected;
      const opinion = say(agrees ? words.opinions : words.objections);
      await house.review(ctx, code, { review: desk.review, agrees, opinion, answers });
      return 'moved';
    }
    if (stands.kind === 'visit') {
      const done = await visit(ctx, code, await house.deskView(ctx, code), applicant, stands);
      if (done) return done;
    }
    return decide(ctx, code, course);
  }

  return {
    contextOf,
    async step(code, applicant, course, at, known) {
      const stands = known ?? (await house.standsAt(city, code));
      if (!stands || stands.kind === 'end') return 'ended';
      try {
        return await tryStep(code, applicant, course, at, stands);
      } catch (error) {
        // Somebody was faster, or the form wants what nobody here can say: then it waits for a real person.
        if (error instanceof Problem) return 'waits';
        throw error;
      }
    },
  };
}
