/** Sending: answers become a case that waits for its first desk, in one transaction. */

import {
  insertCase,
  insertEntry,
  lockCase,
  nextNumber,
  openPause,
  saveCase,
} from '../../blocks/cases/api.ts';
import {
  type Answers,
  type Asked,
  type Facts,
  type Fault,
  type FormView,
  faultsOf,
  kept,
  visible,
} from '../../blocks/definitions/api.ts';
import { areas, calendar } from '../../blocks/directory/api.ts';
import { citizenByContact, citizenContact } from '../../blocks/identity/api.ts';
import { actorLabel, change, changeInOne } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { seal } from '../../platform/crypt.ts';
import { violates } from '../../platform/db/database.ts';
import { asOne, type Insert } from '../../platform/db/insert.ts';
import { type FieldProblem, fieldProblem, Problem } from '../../shared/errors.ts';
import type { Language } from '../../shared/languages.ts';
import { normalizePhone } from '../../shared/phone.ts';
import { unprintableIn } from '../../shared/printable.ts';
import { cleanLine } from '../../shared/text.ts';
import { formatInstant } from '../../shared/time.ts';
import { agencyFor, citizenOf } from './access.ts';
import { chosenTime } from './chosen-time.ts';
import { endOf, endOfState, waits } from './clock.ts';
import type { NewApplication, Sent } from './contract.ts';
import { feeView } from './fee.ts';
import { applicationEvent } from './live.ts';
import { billOf, payments } from './payments.ts';
import { nameKeys, type Person, sealPerson } from './person.ts';
import type { AssistedApplication } from './rules/desk-contract.ts';
import { past, type State, stateOf } from './rules/statechart.ts';
import { filesIn, titlesOf } from './said.ts';
import { demandUnmoved, demandUnsent } from './sent-draft.ts';
import { offered, type Service, todayIn, workflowOf } from './service-of.ts';
import { isNameless } from './sight.ts';
import { standing } from './standing.ts';
import { getApplication, insertApplication, insertAttached, insertTask, type NewTask } from './store.ts';
import { insertAsked } from './store-asked.ts';
import { uploadsNamed } from './store-drafts.ts';

/** A day is told as people write it. */
function told(params: NonNullable<Fault['params']>, language: Language): NonNullable<Fault['params']> {
  const { date } = params;
  if (typeof date !== 'string') return params;
  return { ...params, date: formatInstant(Date.parse(`${date}T00:00:00Z`), 'UTC', language, 'date') };
}

/** Faults of the form as fields of the request, with the names and sentences that the definition gives. */
export function problemsOf(
  form: FormView,
  answers: Answers,
  facts: Facts,
  faults: readonly Fault[],
  language: Language,
): FieldProblem[] {
  const titles = titlesOf(form, answers, facts);
  return faults.map(({ path, rule, params }) => {
    const check = rule === 'check' ? form.checks.find(({ id }) => id === params?.check) : undefined;
    const title = titles.get(path) ?? form.sections.find(({ id }) => id === path)?.title;
    return {
      path: `answers/${path}`,
      rule,
      of: 'definitions',
      ...(params ? { params: told(params, language) } : {}),
      ...(title ? { title } : {}),
      ...(check ? { message: check.message } : {}),
    };
  });
}

/** Files that are named must be there, be the sender's own, and of a kind that the field takes. */
export async function demandFiles(
  ctx: Context,
  form: FormView,
  answers: Answers,
  asked: Asked,
  already: ReadonlySet<string> = new Set(),
): Promise<string[]> {
  const ids = [...new Set(filesIn(form, answers))];
  if (ids.length === 0) return [];
  const uploads = await uploadsNamed(ctx.city, ids);
  const faults: FieldProblem[] = [];
  const { actor } = ctx;
  for (const { items } of asked.sections)
    for (const { path, fields, answers: given } of items)
      for (const field of fields) {
        const value = given[field.id];
        if (field.type !== 'upload' || !Array.isArray(value)) continue;
        for (const id of value) {
          const upload = uploads.get(id);
          const own =
            upload &&
            (already.has(id) ||
              (actor.kind === 'citizen'
                ? upload.citizen === actor.id
                : actor.kind === 'officer' && upload.officer === actor.id));
          const fault = { path: `answers/${path}${field.id}`, title: field.title };
          if (!own) faults.push({ ...fault, rule: 'file-gone' });
          else if (field.accepts && !field.accepts.includes(upload.kind))
            faults.push({ ...fault, rule: 'file-kind' });
        }
      }
  if (faults.length > 0) throw new Problem(422, 'platform.invalid', {}, faults);
  return ids;
}

/** The first ward that was answered, else the one in which the first place lies. */
async function areaOf(
  city: City,
  form: FormView,
  answers: Answers,
): Promise<{ area: string | null; point: { lat: number; lng: number } | null }> {
  const directory = await areas(city);
  let area: string | null = null;
  let point: { lat: number; lng: number } | null = null;
  for (const { repeat, fields } of form.sections) {
    if (repeat) continue;
    for (const { id, type } of fields) {
      const value = answers[id];
      if (type === 'ward' && area === null && typeof value === 'string' && directory.find(value))
        area = value;
      if (type === 'place' && point === null && typeof value === 'object' && value !== null && 'lat' in value)
        point = { lat: value.lat, lng: value.lng };
    }
  }
  if (area === null && point !== null) {
    const found = directory.locate(point);
    if (!('outside' in found)) area = found.code;
  }
  return { area, point };
}

/** Wards must be of this city: the form alone cannot know. */
async function wardFaults(city: City, { sections }: Asked): Promise<FieldProblem[]> {
  const directory = await areas(city);
  return sections.flatMap(({ items }) =>
    items.flatMap(({ path, fields, answers: given }) =>
      fields.flatMap((field) => {
        const value = given[field.id];
        if (field.type !== 'ward' || typeof value !== 'string' || directory.find(value)) return [];
        return [{ path: `answers/${path}${field.id}`, rule: 'unknown-area', title: field.title }];
      }),
    ),
  );
}

/** The answers as they are kept, and what is asked after them; throws one 422 that names everything that is wrong. */
export async function readAnswers(
  ctx: Context,
  service: Service,
  given: Record<string, unknown>,
  facts: Facts,
): Promise<{ answers: Answers; asked: Asked }> {
  const form = service.form(ctx.language);
  const asked = visible(form, given as Answers, facts);
  const faults = faultsOf(form, given as Answers, facts, asked);
  const wrong =
    faults.length > 0
      ? problemsOf(form, given as Answers, facts, faults, ctx.language)
      : await wardFaults(ctx.city, asked);
  if (wrong.length > 0) throw new Problem(422, 'platform.invalid', {}, wrong.slice(0, 60));
  const { answers, same } = kept(asked);
  return { answers, asked: same ? asked : visible(form, answers, facts) };
}

/** The desks of a state, each in the agency that has the duty there. */
export async function desksOf(
  ctx: Pick<Context, 'city' | 'now'>,
  id: string,
  state: State,
  at: { caseId: number; agency: string; area: string | null; due: Date; service: Service },
): Promise<NewTask[]> {
  type Asks = {
    part: NewTask['part'];
    kind: string | undefined;
    review?: string;
    sees?: string[] | undefined;
  };
  const desk = async ({ part, kind, review = '', sees }: Asks): Promise<NewTask> => {
    const duty = kind ? await agencyFor(ctx.city, kind, at.area, todayIn(ctx)) : undefined;
    const agency = duty ?? at.agency;
    return {
      ...{ case_id: at.caseId, state: id, review, part, agency, area: at.area },
      ...{ opened_at: ctx.now, due_at: at.due },
      service: at.service.service,
      nameless: agency !== at.agency && isNameless(at.service, sees),
    };
  };
  if (state.kind === 'desk' || state.kind === 'visit')
    return [await desk({ part: state.by.part, kind: state.by.agency?.kind })];
  if (state.kind !== 'reviews') return [];
  return Promise.all(
    state.reviews.map(({ id: review, by, sees }) =>
      desk({ part: by.part, kind: by.agency?.kind, review, sees }),
    ),
  );
}

type Sender = { citizen: string | null; channel: string; draft: string | null; seen?: number | undefined };

/** Keeps an application. Everything is inserted, so that many who send at once share statements. */
async function keep(
  ctx: Context,
  service: Service,
  given: Record<string, unknown>,
  sender: Sender,
  personOf: () => Promise<Person>,
): Promise<Sent> {
  const { city, now } = ctx;
  const today = todayIn(ctx);
  const facts = { today, applied_on: today };
  const { answers, asked } = await readAnswers(ctx, service, given, facts);
  const form = service.form(ctx.language);
  const [person, files, working, { area, point }, { id, code }] = await Promise.all([
    personOf(),
    demandFiles(ctx, form, answers, asked),
    calendar(city),
    areaOf(city, form, answers),
    nextNumber(city),
    demandUnmoved(city, sender.draft, sender.citizen, sender.seen),
  ]);
  const { definition } = service;
  const sign = definition.papers?.length ? unprintableIn(person.name) : undefined;
  if (sign !== undefined) throw fieldProblem('applicant/name', 'unprintable', { sign });
  const workflow = workflowOf(service);
  const agency = await agencyFor(city, definition.agency.kind, area, today);
  if (!agency) throw new Problem(503, 'applications.no-agency');
  const fee = service.fee({ ...asked.data, visit: {}, reviews: {}, fee: 0 });
  const at = past(workflow, service.machine().start().state, fee.total > 0);
  const state = stateOf(workflow, at);
  const promised = endOf(workflow.promise, now, working);
  const stateDue = endOfState(state, now, working) ?? promised;
  const stands = waits(state);
  const desks = await desksOf(ctx, at, state, { caseId: id, agency, area, due: stateDue, service });
  const { kind: actorKind, id: actorId } = actorLabel(ctx.actor);
  const officer = actorKind === 'officer' ? actorId : null;
  const inserts: Insert[] = [
    insertCase({
      ...{
        id,
        code,
        service: 'applications',
        kind: service.service,
        state: at,
        visibility: 'hidden',
        title: '',
      },
      ...{ agency, assignee: null, area, point, place: null, priority: 3, opened_at: now },
      ...{ due_at: stands ? null : promised, complete_by: promised, clock_start: now },
    }),
    insertEntry({
      ...{ case_id: id, at: now, kind: officer ? 'assisted' : 'received', visibility: 'reporter' },
      ...{ actor_kind: officer ? 'officer' : 'reporter', actor_id: officer, agency, text: null, files: [] },
      data: { to: at },
    }),
    insertApplication({
      ...{ case_id: id, service: service.service, version: service.version, citizen: sender.citizen },
      ...{ channel: sender.channel, language: ctx.language, applicant: sealPerson(city, person) },
      ...{ name_keys: nameKeys(city, person.name), answers: seal(city, JSON.stringify(answers)) },
      ...{
        applied_on: today,
        fee: fee.total,
        fee_lines: fee.lines.map(({ id: line, amount }) => ({ id: line, amount })),
      },
      ...{
        draft: sender.draft,
        state_since: now,
        state_due_at: stateDue,
        lapse_at: stands ? stateDue : null,
      },
      silence_at: 'silence' in state && state.silence ? stateDue : null,
      appointment: chosenTime(ctx, state, answers),
    }),
    ...desks.map(insertTask),
    ...insertAsked({ id, agency, due_at: stands ? null : promised, paused_at: null }, desks),
    ...files.map((file) => insertAttached(id, file)),
  ];
  const answer: Sent = {
    code,
    state: standing(service, at, ctx.language),
    fee: feeView(
      service,
      { fee: fee.total, fee_lines: fee.lines, paid_at: null, paid_receipt: null },
      at,
      ctx.language,
    ),
    dueAt: promised.toISOString(),
  };
  const row = { code, kind: service.service, state: at, agency, area, due_at: stands ? null : promised };
  const after = {
    service: service.service,
    version: service.version,
    agency,
    area,
    channel: sender.channel,
    state: at,
  };
  const record = {
    audits: [{ action: 'applications.application.received', subject: code, after }],
    events: [
      applicationEvent('received', row, {
        owner: sender.citizen,
        agencies: desks.map((desk) => desk.agency),
      }),
    ],
    jobs: [{ task: 'applications.tell', payload: { code, step: 'received', version: 1 } }],
  };
  try {
    if (!stands) return await changeInOne(ctx, inserts, record, answer);
    // Paid for before anybody looks: its clock stands from the first moment.
    return await change(ctx, async (tx) => {
      await tx.run(asOne(inserts));
      const locked = await lockCase(tx, code);
      await openPause(tx, locked, now, 'waiting-for-payment');
      await saveCase(tx, locked);
      if (state.kind === 'payment')
        await payments().ask(tx, ctx, billOf(locked, await getApplication(tx, id)));
      record.audits.forEach(tx.audit);
      record.events.forEach(tx.emit);
      record.jobs.forEach(tx.job);
      return answer;
    });
  } catch (error) {
    if (violates(error, 'application_draft_key'))
      await demandUnsent(city, sender.draft ?? '', sender.citizen ?? '');
    throw error;
  }
}

function demandVersion(service: Service, version: number): void {
  if (service.version !== version) throw new Problem(409, 'applications.version-changed');
}

/** The answers with the city's own ids of the files that came along. */
export function withUploads({
  answers,
  standing = [],
  uploads = [],
}: Pick<NewApplication, 'answers' | 'standing' | 'uploads'>): Record<string, unknown> {
  if (standing.length !== uploads.length) throw fieldProblem('uploads', 'file-gone');
  const ids = new Map(standing.map((id, at) => [id, uploads[at]]));
  const of = (value: unknown): unknown => {
    if (typeof value === 'string') return ids.get(value) ?? value;
    if (Array.isArray(value)) return value.map(of);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, of(inner)]));
  };
  return ids.size === 0 ? answers : (of(answers) as Record<string, unknown>);
}

/** A citizen sends. 409 `applications.version-changed` when the service has a newer form by now. */
export async function send(ctx: Context, given: NewApplication): Promise<Sent> {
  const citizen = citizenOf(ctx);
  const answers = withUploads(given);
  const service = await offered(ctx, given.service);
  demandVersion(service, given.version);
  const sender = { citizen, channel: 'portal', draft: given.draft ?? null, seen: given.seen };
  return keep(ctx, service, answers, sender, async () => {
    const reached = await citizenContact(ctx.city, citizen);
    const name = nameIn(service, answers) ?? reached?.name ?? '';
    return { name, phone: reached?.phone ?? null, email: reached?.email ?? null };
  });
}

/** The name as the form asks for it: that is whom the paper is for. */
function nameIn(service: Service, answers: Record<string, unknown>): string | undefined {
  for (const { repeat, fields } of service.definition.form?.sections ?? []) {
    if (repeat) continue;
    const field = fields.find(({ reuse }) => reuse === 'name');
    const value = field && Object.hasOwn(answers, field.id) ? answers[field.id] : undefined;
    if (typeof value === 'string' && value.trim()) return cleanLine(value).slice(0, 120);
  }
  return undefined;
}

/** An officer types in what somebody at the counter asks for. Whoever has an account with that contact follows it there. */
export async function assist(ctx: Context, given: AssistedApplication): Promise<Sent> {
  const service = await offered(ctx, given.service);
  demandVersion(service, given.version);
  const { applicant } = given;
  const phone = applicant.phone ? normalizePhone(applicant.phone) : null;
  if (phone === undefined) throw fieldProblem('applicant/phone', 'phone');
  const email = applicant.email?.trim().toLowerCase() ?? null;
  const contact = phone ?? email;
  const citizen = contact ? ((await citizenByContact(ctx.city, contact)) ?? null) : null;
  const person = { name: cleanLine(applicant.name), phone, email };
  return keep(ctx, service, given.answers, { citizen, channel: 'counter', draft: null }, async () => person);
}
