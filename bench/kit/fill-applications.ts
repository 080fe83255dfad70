/** Fills a city with running applications of many services, spread over the states of their workflows. */
import { randomUUID } from 'node:crypto';
import { onDatabase } from '../../src/app/register.ts';
import { nextNumber } from '../../src/blocks/cases/api.ts';
import { type Answers, type LiveDefinition, visible } from '../../src/blocks/definitions/api.ts';
import type { City } from '../../src/platform/city.ts';
import { systemContext } from '../../src/platform/context.ts';
import { seal } from '../../src/platform/crypt.ts';
import { asOne, type Insert, tableOf } from '../../src/platform/db/insert.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { progressBar } from '../../src/platform/terminal/progress-bar.ts';
import { agencyFor } from '../../src/services/applications/access.ts';
import { desksOf } from '../../src/services/applications/intake.ts';
import { nameKeys, sealPerson } from '../../src/services/applications/person.ts';
import { past, stateOf, wayFrom } from '../../src/services/applications/rules/statechart.ts';
import { requirementsOf, workflowOf } from '../../src/services/applications/service-of.ts';
import { insertApplication, type NewTask } from '../../src/services/applications/store.ts';
import { insertAsked } from '../../src/services/applications/store-asked.ts';
import { localDate } from '../../src/shared/time.ts';
import { dice } from './numbers.ts';
import { sceneOf } from './reports.ts';
import { FILES_EACH, type Forms, formsOf } from './shelf.ts';

const BATCH = 200;
const DAY = 86_400_000;
const SPAN_DAYS = 20;
/** Far ahead, so that no silence and no lapse decides a case of a kept city between two runs. */
const FAR_DAYS = 1000;
const SETS = 6;

const CASE = tableOf('cases."case"', {
  ...{ id: 'bigint', code: 'text', service: 'text', kind: 'text', state: 'text', open: 'boolean' },
  ...{ visibility: 'text', title: 'text', agency: 'text', area: 'text', priority: 'smallint' },
  ...{ opened_at: 'timestamptz', due_at: 'timestamptz', complete_by: 'timestamptz' },
  ...{ clock_start: 'timestamptz', paused_at: 'timestamptz', version: 'integer' },
});
const TASK = tableOf('applications.task', {
  ...{ case_id: 'bigint', state: 'text', review: 'text', part: 'text', agency: 'text', area: 'text' },
  ...{ opened_at: 'timestamptz', due_at: 'timestamptz', closed_at: 'timestamptz', by_officer: 'uuid' },
  ...{ agrees: 'boolean', findings: 'bytea', nameless: 'boolean', service: 'text' },
});
const ENTRY = tableOf('cases.entry', {
  ...{ case_id: 'bigint', at: 'timestamptz', kind: 'text', visibility: 'text', actor_kind: 'text' },
  ...{ actor_id: 'text', agency: 'text', data: 'jsonb' },
});
const PAUSE = tableOf('cases.pause', { case_id: 'bigint', from_at: 'timestamptz', reason: 'text' });
const CHECKED = tableOf('applications.checked', {
  ...{ case_id: 'bigint', requirement: 'text', verdict: 'text', note: 'text', by_officer: 'uuid' },
  at: 'timestamptz',
});

type Kind = { service: LiveDefinition; forms: Forms; sets: Answers[] };
type Sheet = { caseId: number; state: string; at: Date; findings: Buffer };

function kindsOf(
  services: readonly LiveDefinition[],
  scene: Awaited<ReturnType<typeof sceneOf>>,
  today: string,
) {
  const files = Array.from({ length: FILES_EACH }, () => randomUUID());
  return services.map((service): Kind => {
    const forms = formsOf(service, scene, today);
    const sets = Array.from({ length: SETS }, () => forms.answers({ photo: files, pdf: files }));
    return { service, forms, sets };
  });
}

/** Makes as many that `total` are open; those that are there count. */
export async function fillApplications(
  city: City,
  adminUrl: string,
  services: readonly LiveDefinition[],
  total: number,
): Promise<void> {
  const { count } = await city.db.one<{ count: number }>(
    sql`select count(*)::int as count from cases."case" where open and service = 'applications'`,
  );
  if (count >= total) return;
  const ctx = systemContext(city, 'bench');
  const today = localDate(ctx.now, city.zone);
  const now = ctx.now.getTime();
  const roll = dice(19);
  const pick = <T>(list: readonly T[]) => list[Math.floor(roll() * list.length)] as T;
  const scene = await sceneOf(city);
  const kinds = kindsOf(services, scene, today);
  const officer = randomUUID();
  const far = new Date(now + FAR_DAYS * DAY);

  async function one(at: number, rows: Insert[], sheets: Sheet[]): Promise<void> {
    const { service, forms, sets } = kinds[at % kinds.length] as Kind;
    const { definition } = service;
    const workflow = workflowOf(service);
    const answers = pick(sets);
    const { data } = visible(service.form('id'), answers, { today, applied_on: today });
    const fee = service.fee({ ...data, visit: {}, reviews: {}, fee: 0 });
    const pays = fee.total > 0;
    const start = past(workflow, workflow.start, pays);
    const way = [start, ...wayFrom(workflow, start, pays)].filter(
      (id) => stateOf(workflow, id).kind !== 'end',
    );
    const reached = Math.floor(roll() * way.length);
    const stop = stateOf(workflow, way[reached] ?? start);
    const back = 'acts' in stop ? stop.acts.find(({ kind }) => kind === 'return')?.to : undefined;
    const passed = way.slice(0, reached);
    let state = way[reached] ?? start;
    if (back && roll() < 0.1) {
      passed.push(state);
      state = back;
    }
    const here = stateOf(workflow, state);
    const waits = here.kind === 'applicant' || here.kind === 'payment';
    const { id, code } = await nextNumber(city);
    const area = pick(scene.wards).code;
    const agency = (await agencyFor(city, definition.agency.kind, area, today)) ?? '';
    const opened = new Date(now - SPAN_DAYS * DAY * (1 - at / total));
    const since = new Date(opened.getTime() + roll() * (now - opened.getTime()));
    const due = new Date(now + (roll() * 18 - 2) * DAY);
    const where = { caseId: id, agency, area, due, service };
    const step = (kind: string, when: Date, who: string, more: object) => {
      const entry = [id, when, kind, 'reporter', who, who === 'officer' ? officer : null, agency];
      rows.push({ into: ENTRY, row: [...entry, JSON.stringify(more)] });
    };
    rows.push({
      into: CASE,
      row: [
        ...[id, code, 'applications', service.service, state, true, 'hidden', '', agency, area, 3],
        ...[opened, waits ? null : due, due, opened, waits ? since : null, 1 + passed.length],
      ],
    });
    step('received', opened, 'reporter', { to: start });
    rows.push(
      insertApplication({
        ...{
          case_id: id,
          service: service.service,
          version: service.version,
          citizen: null,
          channel: 'counter',
        },
        ...{ language: 'id', answers: seal(city, JSON.stringify(answers)), applied_on: today, draft: null },
        applicant: sealPerson(city, { name: `Warga Uji ${at}`, phone: null, email: null }),
        name_keys: nameKeys(city, `Warga Uji ${at}`),
        ...{ fee: fee.total, fee_lines: fee.lines.map((line) => ({ id: line.id, amount: line.amount })) },
        ...{ state_since: since, state_due_at: due, lapse_at: waits ? far : null },
        silence_at: 'silence' in here && here.silence ? far : null,
        appointment: null,
      }),
    );
    if (waits) rows.push({ into: PAUSE, row: [id, since, 'waiting-for-applicant'] });
    const judged = roll() < 0.8;
    const desks: NewTask[] = [];
    for (const [index, name] of [...passed, state].entries()) {
      const open = index === passed.length;
      const at = stateOf(workflow, name);
      for (const t of await desksOf(ctx, name, at, where)) {
        const asked = t.review && !open ? forms.office({ state: name, review: t.review }, data) : undefined;
        const findings = asked ? seal(city, JSON.stringify({ opinion: 'Setuju.', answers: asked })) : null;
        const done = open ? [null, null] : [since, officer];
        const base = [id, name, t.review, t.part, t.agency, t.area, opened, due];
        rows.push({
          into: TASK,
          row: [...base, ...done, asked ? true : null, findings, t.nameless, t.service],
        });
        desks.push(t);
      }
      if (!open) step('forwarded', since, 'officer', { from: name, to: [...passed, state][index + 1] });
      if (at.kind === 'visit' && (judged || !open)) {
        const sheet = forms.office({ state: name }, data);
        sheets.push({ caseId: id, state: name, at: since, findings: seal(city, JSON.stringify(sheet)) });
      }
    }
    const clock = { due_at: waits ? null : due, paused_at: waits ? since : null };
    rows.push(...insertAsked({ id, agency, ...clock }, desks));
    if (judged)
      for (const { id: requirement } of requirementsOf(service, { ...data, visit: {}, reviews: {}, fee: 0 }))
        rows.push({ into: CHECKED, row: [id, requirement, 'ok', '', officer, since] });
  }

  const bar = progressBar(total - count, 'Filling');
  for (let at = count; at < total; at += BATCH) {
    const rows: Insert[] = [];
    const sheets: Sheet[] = [];
    const size = Math.min(BATCH, total - at);
    for (let index = 0; index < size; index++) await one(at + index, rows, sheets);
    await city.db.run(asOne(rows));
    await city.db.run(sql`insert into applications.minutes (client, case_id, task, officer, written_at, at, findings)
      select gen_random_uuid(), t.case_id, t.id, ${officer}, s.at, s.at, s.findings
      from unnest(${sheets.map((s) => s.caseId)}::bigint[], ${sheets.map((s) => s.state)}::text[],
        ${sheets.map((s) => s.at)}::timestamptz[], ${sheets.map((s) => s.findings)}::bytea[]) s(case_id, state, at, findings)
      join applications.task t on t.case_id = s.case_id and t.state = s.state`);
    bar.advance(size);
  }
  bar.end();
  const url = new URL(adminUrl);
  url.pathname = `/${city.database}`;
  await onDatabase(url.toString(), (client) => client.query('vacuum analyze'));
}
