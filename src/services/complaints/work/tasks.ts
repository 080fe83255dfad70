/** A report that needs several agencies: tasks under it, each a case of its own with its own desk, clock and proof. */
import { type CaseRow, insertCase, insertEntry, nextNumber } from '../../../blocks/cases/api.ts';
import { calendar } from '../../../blocks/directory/api.ts';
import type { Change } from '../../../platform/change.ts';
import type { Context } from '../../../platform/context.ts';
import { asOne } from '../../../platform/db/insert.ts';
import { fieldProblem } from '../../../shared/errors.ts';
import { cleanLine, cleanText } from '../../../shared/text.ts';
import { localDate } from '../../../shared/time.ts';
import { addWorkingDays } from '../../../shared/working-time.ts';
import { perform } from '../act.ts';
import { complaintEvent } from '../live.ts';
import { officerOf } from '../officer.ts';
import { TASK } from '../rules/task.ts';
import type { OpenTask } from '../rules/work-contract.ts';
import { getComplaint, insertComplaint } from '../store.ts';
import { headsOf, knownAgency } from './reach.ts';
import { insertTask } from './store.ts';
import { tellOfficers } from './tell-officers.ts';

async function open(ctx: Context, tx: Change, parent: CaseRow, given: OpenTask, due: Date): Promise<string> {
  const officer = officerOf(ctx);
  const { id, code } = await nextNumber(ctx.city);
  const { language } = await getComplaint(tx, parent.id);
  const row = {
    id,
    code,
    service: TASK,
    kind: parent.kind,
    state: 'assigned',
    visibility: 'hidden' as const,
    title: cleanLine(given.task),
    agency: given.agency,
    assignee: null,
    area: parent.area,
    point: parent.point,
    place: parent.place,
    priority: parent.priority,
    opened_at: ctx.now,
    due_at: due,
    complete_by: due,
    clock_start: ctx.now,
  };
  await tx.run(
    asOne([
      insertCase(row),
      insertEntry({
        case_id: id,
        at: ctx.now,
        kind: 'task-opened',
        visibility: 'internal',
        actor_kind: 'officer',
        actor_id: officer.id,
        agency: parent.agency,
        text: null,
        files: [],
        data: { code: parent.code },
      }),
      insertComplaint({
        caseId: id,
        description: cleanText(given.instruction),
        channel: 'task',
        language,
        anonymous: false,
        reporter: null,
        citizen: null,
        photos: [],
        attributes: {},
        confidential: false,
        public_text: null,
        full_title: null,
      }),
    ]),
  );
  await insertTask(tx, { caseId: id, parentId: parent.id, by: officer.id, at: ctx.now });
  tx.audit({
    action: 'complaints.complaint.task-opened',
    subject: code,
    after: { agency: given.agency, report: parent.code, due },
  });
  tx.emit(complaintEvent('received', { ...row, open: true, closed_at: null }));
  await tellOfficers(tx, ctx, await headsOf(ctx.city, given.agency, parent.area), {
    template: 'complaints.notice.task-opened',
    code,
    title: row.title,
    params: { report: parent.code },
    once: code,
  });
  return code;
}

/** Opens a task for an agency under a report. The report cannot end before its tasks have. */
export async function openTask(ctx: Context, code: string, given: OpenTask) {
  const today = localDate(ctx.now, ctx.city.zone);
  if (!(await knownAgency(ctx.city, given.agency, today))) throw fieldProblem('agency', 'unknown-agency');
  if (cleanLine(given.task).length < 5) throw fieldProblem('task', 'minLength', { limit: 5 });
  if (cleanText(given.instruction).length < 5) throw fieldProblem('instruction', 'minLength', { limit: 5 });
  const due = addWorkingDays(ctx.now, given.days, await calendar(ctx.city));
  const data: Record<string, unknown> = { to: given.agency };
  const done = await perform(ctx, code, given.version, {
    act: 'open-task',
    done: 'task-opened',
    visibility: 'public',
    data,
    async apply(row, tx) {
      data.code = await open(ctx, tx, row, given, due);
    },
  });
  return { code: done.code, task: String(data.code), version: done.version };
}
