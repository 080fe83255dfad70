/** Intake: a report becomes a case with a code, an agency and a promise, in one transaction. */
import { insertCase, insertEntry, lockCase, nextNumber, readCode, saveCase } from '../../blocks/cases/api.ts';
import { agencies, areas } from '../../blocks/directory/api.ts';
import { actorLabel, type Change, change, changeInOne } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { blindIndex, seal } from '../../platform/crypt.ts';
import { asOne } from '../../platform/db/insert.ts';
import { attachFiles } from '../../platform/files/api.ts';
import { type FieldProblem, Problem } from '../../shared/errors.ts';
import { say } from '../../shared/languages.ts';
import { cleanLine, cleanText } from '../../shared/text.ts';
import { complaintEvent } from './live.ts';
import { joinNew } from './merges.ts';
import { firstPromises } from './promises.ts';
import { readAttributes } from './rules/attributes.ts';
import type { NewComplaint, Received } from './rules/intake-contract.ts';
import { writeReceipt } from './rules/receipt.ts';
import { reporterPhone } from './rules/reporter-phone.ts';
import { visibilityOf } from './rules/visibility.ts';
import { offered, settingsOf, todayIn } from './settings.ts';
import { insertComplaint } from './store.ts';
import { screenReport } from './trust/screen.ts';

/** The reporter's secret for a code: derived, so that it is stored nowhere. 80 bits, written to be read out and typed. */
export function receiptOf(ctx: Context, code: string): string {
  return writeReceipt(blindIndex(ctx.city, code, 'receipt'));
}

/** Characters of a description after trimming; fewer tell a crew nothing. */
const LEAST_LENGTH = 10;

export type Contact = { name: string | null; phone: string | null; email: string | null };

function contactOf(given: NewComplaint, faults: FieldProblem[]): Contact | null {
  const { reporter } = given;
  if (given.anonymous && reporter) faults.push({ path: 'anonymous', rule: 'anonymous-with-name' });
  if (given.anonymous && given.confidential)
    faults.push({ path: 'confidential', rule: 'confidential-anonymous' });
  if (!reporter) return null;
  let phone: string | null = null;
  if (reporter.phone) {
    phone = reporterPhone(reporter.phone) ?? null;
    if (!phone) faults.push({ path: 'reporter/phone', rule: 'phone' });
  }
  const contact = {
    name: reporter.name ? cleanLine(reporter.name) : null,
    phone,
    email: reporter.email?.trim().toLowerCase() ?? null,
  };
  return contact.name || contact.phone || contact.email ? contact : null;
}

async function placeOf(ctx: Context, given: NewComplaint, door: Door, faults: FieldProblem[]) {
  const directory = await areas(ctx.city);
  if (given.location) {
    const { lat, lng } = given.location;
    const [west, south, east, north] = ctx.city.bbox;
    const inBox = lng >= west && lng <= east && lat >= south && lat <= north;
    const found = inBox ? directory.locate({ lat, lng }) : { outside: true as const };
    // Where borders are only approximate the person's own choice of ward counts more than geometry.
    const chosen = given.area && directory.find(given.area) ? given.area : null;
    if ('outside' in found) {
      if (!inBox || directory.all().length > 0) faults.push({ path: 'location', rule: 'outside-city' });
      return { point: given.location, area: chosen };
    }
    return { point: given.location, area: chosen && directory.approximate ? chosen : found.code };
  }
  if (given.area) {
    if (!directory.find(given.area)) faults.push({ path: 'area', rule: 'unknown-area' });
    return { point: null, area: given.area };
  }
  if (!door.placeInWords) faults.push({ path: 'location', rule: 'location-or-area' });
  return { point: null, area: null };
}

/** How a report comes in. */
export type Door = {
  /** `portal`, `api`, `walk-in`, `phone`, `open311`, `whatsapp`, `email`, `import` … */
  channel: string;
  /** Through this door nobody can be asked at once: a place only in words, and open questions, are for the desk to settle. */
  placeInWords?: boolean;
  /** The door itself answers the reporter at once: no other message says that the report was received. */
  answers?: boolean;
  /** What only officers may read of it, such as a link that nobody has looked at. */
  forOfficers?: string;
  /** Which program or mailbox, for the history; no personal data. */
  source?: string;
};

/**
 * Takes a report. Throws one 422 that names every wrong field: words too short, an unknown category, a place outside
 * the city, neither place nor ward, or a telephone number that cannot be one. The agency comes from the city's routing table.
 */
export async function receive(ctx: Context, given: NewComplaint, door: Door): Promise<Received> {
  const { city, now } = ctx;
  const description = cleanText(given.description);
  const faults: FieldProblem[] = [];
  if (description.length < LEAST_LENGTH)
    faults.push({ path: 'description', rule: 'minLength', params: { limit: LEAST_LENGTH } });
  const settings = await settingsOf(city);
  // What nobody is offered is for doors at which nobody can be asked.
  const category = (door.placeInWords ? settings.current : offered(settings)).find(
    (one) => one.id === given.category,
  );
  if (!category) faults.push({ path: 'category', rule: 'unknown-category' });
  const contact = contactOf(given, faults);
  if (given.confidential && !given.anonymous && !contact && ctx.actor.kind !== 'citizen')
    faults.push({ path: 'reporter', rule: 'confidential-nobody' });
  const { point, area } = await placeOf(ctx, given, door, faults);
  const asked = category?.attributes ?? [];
  const attributes = readAttributes(asked, given.attributes ?? {}, !door.placeInWords, faults);
  if (!category || faults.length > 0) throw new Problem(422, 'platform.invalid', {}, faults);
  const { due, completeBy } = await firstPromises(city, category.id, now);
  const agency = settings.agencyFor(category.id, area, todayIn(city), now) || null;
  const { id, code } = await nextNumber(city);
  const anonymous = given.anonymous ?? false;
  const confidential = given.confidential ?? false;
  const citizen = ctx.actor.kind === 'citizen' && !anonymous ? ctx.actor.id : null;
  const visibility = confidential ? 'hidden' : visibilityOf(category);
  const screened = await screenReport(city, {
    ...{ id, description, category: category.id, visibility, anonymous, at: now },
  });
  const { face } = screened;
  const row = {
    id,
    code,
    service: 'complaints',
    kind: category.id,
    state: 'received',
    visibility,
    title: face.title,
    agency,
    assignee: null,
    area,
    point,
    place: given.place ? cleanLine(given.place) : null,
    priority: category.priority,
    opened_at: now,
    due_at: due,
    complete_by: completeBy,
    clock_start: now,
  };
  // Nobody's name may stand in the history of such a report; what an officer typed in, an officer answers for.
  const nameless = anonymous || (confidential && ctx.actor.kind === 'citizen');
  const actor = nameless ? { kind: 'visitor', id: null } : actorLabel(ctx.actor);
  const answer: Received = {
    code,
    receipt: receiptOf(ctx, code),
    state: 'received',
    agency: null,
    area: null,
    openedAt: now.toISOString(),
    dueAt: due?.toISOString() ?? null,
    ...(anonymous ? { anonymous } : {}),
  };
  const [tree, directory] = await Promise.all([agencies(city), areas(city)]);
  const office = agency ? tree.find(agency) : undefined;
  if (office) answer.agency = { id: office.id, name: say(office.name, ctx.language) };
  if (area) answer.area = { code: area, name: directory.name(area) };

  const officersNote = (text: string) =>
    insertEntry({
      case_id: id,
      at: now,
      kind: 'noted',
      visibility: 'internal',
      actor_kind: actor.kind,
      actor_id: null,
      agency,
      text,
      files: [],
      data: {},
    });
  const writes = (photos: string[]) => [
    insertCase(row),
    insertEntry({
      case_id: id,
      at: now,
      kind: 'received',
      visibility: 'public',
      actor_kind: actor.kind,
      actor_id: actor.kind === 'officer' ? actor.id : null,
      agency,
      text: null,
      files: [],
      data: {},
    }),
    ...(door.forOfficers ? [officersNote(door.forOfficers)] : []),
    insertComplaint({
      caseId: id,
      description,
      channel: door.channel,
      language: given.language ?? ctx.language,
      anonymous,
      reporter: contact ? seal(city, JSON.stringify(contact)) : null,
      citizen,
      photos,
      attributes,
      confidential,
      public_text: face.public_text,
      full_title: face.full_title,
    }),
    ...screened.rows(photos),
  ];
  const sameAs = given.sameAs ? readCode(city, given.sameAs) : undefined;
  if (given.sameAs && !sameAs)
    throw new Problem(422, 'platform.invalid', {}, [{ path: 'sameAs', rule: 'unknown-code' }]);
  const photos = given.photos ?? [];
  const { channel, source } = door;
  const told = !door.answers && (contact?.phone || contact?.email || citizen);
  const record = {
    audits: [
      {
        action: 'complaints.complaint.received',
        subject: code,
        after: { category: category.id, area, agency, channel, source, due, photos: photos.length },
      },
    ],
    events: [complaintEvent('received', { ...row, open: true, closed_at: null })],
    jobs: told ? [{ task: 'complaints.tell', payload: { code, step: 'received', version: 1 } }] : [],
  };
  const acting: Context = nameless ? { ...ctx, actor: { kind: 'visitor' } } : ctx;
  if (photos.length === 0 && !sameAs) return changeInOne(acting, writes([]), record, answer);
  return change(acting, async (tx) => {
    await tx.run(
      asOne(writes(await photosOf(tx, ctx, photos, code, screened.holdPhotos ? 'hidden' : row.visibility))),
    );
    if (sameAs) {
      const child = await lockCase(tx, code);
      await joinNew(acting, tx, child, sameAs);
      await saveCase(tx, child);
      answer.state = 'merged';
      answer.joined = sameAs;
      record.events = [complaintEvent('received', child)];
    }
    record.audits.forEach(tx.audit);
    record.events.forEach(tx.emit);
    record.jobs.forEach(tx.job);
    return answer;
  });
}

async function photosOf(
  tx: Change,
  ctx: Context,
  ids: readonly string[],
  code: string,
  visibility: string,
): Promise<string[]> {
  if (ids.length === 0) return [];
  const files = await attachFiles(tx, ctx, [...ids], {
    subject: `complaints:${code}`,
    visibility: visibility === 'public' ? 'public' : 'internal',
  });
  return files.map((file) => file.id);
}
