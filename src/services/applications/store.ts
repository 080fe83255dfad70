/** SQL of applications themselves and of the desks they wait for. */
import type { City } from '../../platform/city.ts';
import type { Runner } from '../../platform/db/database.ts';
import { type Insert, tableOf } from '../../platform/db/insert.ts';
import { sql } from '../../platform/db/sql.ts';
import { Problem } from '../../shared/errors.ts';
import type { Language } from '../../shared/languages.ts';
import type { Outcome } from './rules/application-contract.ts';

export type Returned = {
  at: string;
  reason: string;
  agency: string | null;
  fields: { path: string; note: string }[];
  /** The officer who had taken it: with the correction it comes back to that desk. */
  holder?: string;
};
export type Visit = { state: 'proposed' | 'wished' | 'confirmed'; at: string; note: string; wish: string };
export type FeeLine = { id: string; amount: number };
export type Decided = 'approve' | 'refuse' | 'finish' | 'silence' | 'withdrawn' | 'lapsed';

export type ApplicationRow = {
  case_id: number;
  service: string;
  version: number;
  citizen: string | null;
  channel: string;
  language: Language;
  applicant: Buffer | null;
  answers: Buffer | null;
  /** As they stood before the last correction. */
  answers_before: Buffer | null;
  /** `YYYY-MM-DD` */
  applied_on: string;
  fee: number;
  fee_lines: FeeLine[];
  paid_at: Date | null;
  paid_receipt: string | null;
  state_since: Date;
  state_due_at: Date | null;
  lapse_at: Date | null;
  silence_at: Date | null;
  alerted_at: Date | null;
  returned: Returned | null;
  changed: string[];
  appointment: Visit | null;
  decided: Decided | null;
  decided_at: Date | null;
  decided_by_agency: string | null;
  reason: string | null;
  outcome: Outcome | null;
};

const APPLICATION = tableOf('applications.application', {
  case_id: 'bigint',
  service: 'text',
  version: 'integer',
  citizen: 'uuid',
  channel: 'text',
  language: 'text',
  applicant: 'bytea',
  name_keys: 'bytea[]',
  answers: 'bytea',
  applied_on: 'date',
  fee: 'bigint',
  fee_lines: 'jsonb',
  draft: 'uuid',
  state_since: 'timestamptz',
  state_due_at: 'timestamptz',
  lapse_at: 'timestamptz',
  silence_at: 'timestamptz',
  appointment: 'jsonb',
});

export type NewApplicationRow = Pick<
  ApplicationRow,
  | 'case_id'
  | 'service'
  | 'version'
  | 'citizen'
  | 'channel'
  | 'language'
  | 'applicant'
  | 'answers'
  | 'applied_on'
  | 'fee'
  | 'fee_lines'
  | 'state_since'
  | 'state_due_at'
  | 'lapse_at'
  | 'silence_at'
  | 'appointment'
> & { name_keys: Buffer[]; draft: string | null };

export function insertApplication(a: NewApplicationRow): Insert {
  const keys = a.name_keys.map((key) => `\\x${key.toString('hex')}`);
  return {
    into: APPLICATION,
    row: [
      ...[a.case_id, a.service, a.version, a.citizen, a.channel, a.language, a.applicant, keys, a.answers],
      ...[a.applied_on, a.fee, JSON.stringify(a.fee_lines), a.draft],
      ...[a.state_since, a.state_due_at, a.lapse_at, a.silence_at],
      a.appointment === null ? null : JSON.stringify(a.appointment),
    ],
  };
}

const columns = sql`case_id, service, version, citizen, channel, language, applicant, answers, answers_before,
  applied_on::text, fee,
  fee_lines, paid_at, paid_receipt, state_since, state_due_at, lapse_at, silence_at, alerted_at, returned, changed,
  appointment, decided, decided_at, decided_by_agency, reason, outcome`;

/** Throws 404 `cases.not-found` when the case is none of this service. */
export async function getApplication(runner: Runner, caseId: number): Promise<ApplicationRow> {
  const row = await runner.maybe<ApplicationRow>(
    sql`select ${columns} from applications.application where case_id = ${caseId}`,
  );
  if (!row) throw new Problem(404, 'cases.not-found');
  return row;
}

export async function getApplications(
  runner: Runner,
  caseIds: readonly number[],
): Promise<Map<number, ApplicationRow>> {
  if (caseIds.length === 0) return new Map();
  const rows = await runner.rows<ApplicationRow>(
    sql`select ${columns} from applications.application where case_id = any(${caseIds}::bigint[])`,
  );
  return new Map(rows.map((row) => [row.case_id, row]));
}

/** Writes what moves with a step; the row is held by the lock on its case. */
export async function saveApplication(tx: Runner, a: ApplicationRow): Promise<void> {
  await tx.run(sql`update applications.application set fee = ${a.fee}, fee_lines = ${JSON.stringify(a.fee_lines)}::jsonb,
    paid_at = ${a.paid_at}, paid_receipt = ${a.paid_receipt}, state_since = ${a.state_since},
    state_due_at = ${a.state_due_at}, lapse_at = ${a.lapse_at}, silence_at = ${a.silence_at}, alerted_at = ${a.alerted_at},
    returned = ${a.returned === null ? null : JSON.stringify(a.returned)}::jsonb, changed = ${a.changed}::text[],
    appointment = ${a.appointment === null ? null : JSON.stringify(a.appointment)}::jsonb, decided = ${a.decided},
    decided_at = ${a.decided_at}, decided_by_agency = ${a.decided_by_agency}, reason = ${a.reason}, outcome = ${a.outcome}
    where case_id = ${a.case_id}`);
}

/** Keeps what was there, so that a correction can be compared. */
export async function saveAnswers(tx: Runner, caseId: number, answers: Buffer): Promise<void> {
  await tx.run(sql`update applications.application set answers_before = answers, answers = ${answers}
    where case_id = ${caseId}`);
}

export type Part = 'clerk' | 'reviewer' | 'inspector' | 'approver';
export type TaskRow = {
  id: number;
  case_id: number;
  state: string;
  /** Id of the review; '' for a desk or a visit. */
  review: string;
  part: Part;
  agency: string;
  area: string | null;
  opened_at: Date;
  due_at: Date;
  closed_at: Date | null;
  by_officer: string | null;
  for_officer: string | null;
  agrees: boolean | null;
  findings: Buffer | null;
};
export type NewTask = Pick<
  TaskRow,
  'case_id' | 'state' | 'review' | 'part' | 'agency' | 'area' | 'opened_at' | 'due_at'
> & {
  /** For what is applied. */
  service: string;
  /** Not shown who applies. */
  nameless: boolean;
};

const TASK = tableOf('applications.task', {
  case_id: 'bigint',
  state: 'text',
  review: 'text',
  part: 'text',
  agency: 'text',
  area: 'text',
  opened_at: 'timestamptz',
  due_at: 'timestamptz',
  nameless: 'boolean',
  service: 'text',
});

export function insertTask(t: NewTask): Insert {
  return {
    into: TASK,
    row: [
      ...[t.case_id, t.state, t.review, t.part, t.agency, t.area, t.opened_at, t.due_at],
      ...[t.nameless, t.service],
    ],
  };
}

const taskColumns = sql`id, case_id, state, review, part, agency, area, opened_at, due_at, closed_at, by_officer,
  for_officer, agrees, findings`;

/** All desks it ever waited for, oldest first. */
export async function tasksOf(runner: Runner, caseId: number): Promise<TaskRow[]> {
  return runner.rows<TaskRow>(
    sql`select ${taskColumns} from applications.task where case_id = ${caseId} order by id`,
  );
}

export async function closeTasks(tx: Runner, caseId: number, at: Date): Promise<void> {
  await tx.run(
    sql`update applications.task set closed_at = ${at} where case_id = ${caseId} and closed_at is null`,
  );
}

/** Gives the opinion of a review, or closes a desk in somebody's name. False when it was closed before. */
export async function finishTask(
  tx: Runner,
  id: number,
  done: { at: Date; by: string | null; for: string | null; agrees: boolean | null; findings: Buffer | null },
): Promise<boolean> {
  const changed =
    await tx.run(sql`update applications.task set closed_at = ${done.at}, by_officer = ${done.by},
    for_officer = ${done.for}, agrees = ${done.agrees}, findings = ${done.findings}
    where id = ${id} and closed_at is null`);
  return changed === 1;
}

const ATTACHED = tableOf('applications.attached', { case_id: 'bigint', file: 'uuid' });
export function insertAttached(caseId: number, file: string): Insert {
  return { into: ATTACHED, row: [caseId, file] };
}

/** The citizen's last applications whose answers are still there, newest first: what is known of the applicant. */
export async function lastAnswers(
  city: City,
  citizen: string,
  limit: number,
): Promise<{ service: string; version: number; answers: Buffer }[]> {
  return city.db.rows(sql`select service, version, answers from applications.application
    where citizen = ${citizen} and answers is not null order by case_id desc limit ${limit}`);
}
