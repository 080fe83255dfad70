/** Files for applications: known by their bytes, kept privately, shown to who sent them and to the officers who work on it. */
import { type CaseRow, getCase, timelineOf } from '../../blocks/cases/api.ts';
import type { Context } from '../../platform/context.ts';
import { seal } from '../../platform/crypt.ts';
import { keepFile, registerFileGuard } from '../../platform/files/api.ts';
import { Problem } from '../../shared/errors.ts';
import { cleanLine } from '../../shared/text.ts';
import { DAY_MS } from '../../shared/zone.ts';
import { works } from './access.ts';
import type { UploadQuery } from './contract.ts';
import type { FileView } from './rules/application-contract.ts';
import { filesIn } from './said.ts';
import { answersOf, findingsOf, offered, serviceOf } from './service-of.ts';
import { filesSeen, sightOf } from './sight.ts';
import { getApplication, tasksOf } from './store.ts';
import { casesOfFile, countUploads, insertUpload, uploadsOf } from './store-drafts.ts';

const SUBJECT = 'applications:upload';
/** Nobody needs more in a day; what an officer sends from visits is counted alike. */
const MOST_A_DAY = 300;
export const MOST_BYTES = 20 * 1024 * 1024;
const MEGABYTE = 1024 * 1024;
const LONGEST_NAME = 120;

type Wanted = { kinds: readonly ('photo' | 'pdf')[]; bytes: number };

/** What the field of the form takes; without a field everything that any form may. */
async function wanted(ctx: Context, { service: id, version, field: name }: UploadQuery): Promise<Wanted> {
  if (!id || !name) return { kinds: ['photo', 'pdf'], bytes: MOST_BYTES };
  const service = version
    ? await serviceOf(ctx.city, { service: id, version }).catch(() => undefined)
    : await offered(ctx, id);
  const { form, workflow } = service?.definition ?? {};
  const office = Object.values(workflow?.states ?? {}).flatMap((state) => {
    if (state.kind === 'visit') return state.minutes;
    return state.kind === 'reviews' ? state.reviews.flatMap(({ fields = [] }) => fields) : [];
  });
  const field = [...(form?.sections ?? []).flatMap(({ fields }) => fields), ...office].find(
    (one) => one.id === name && one.type === 'upload',
  );
  if (!field) throw new Problem(404, 'applications.no-such-field');
  return { kinds: field.accepts ?? ['photo', 'pdf'], bytes: (field.megabytes ?? 10) * MEGABYTE };
}

/** Keeps the file at `path`. Throws 415 that names what is taken, 413 beyond the size, 422 for what cannot be read. */
export async function keepUpload(
  ctx: Context,
  path: string,
  filename: string,
  query: UploadQuery,
): Promise<FileView> {
  const { actor, city, now } = ctx;
  if (actor.kind !== 'citizen' && actor.kind !== 'officer') throw new Problem(401, 'platform.sign-in');
  const { kinds, bytes } = await wanted(ctx, query);
  const who = {
    citizen: actor.kind === 'citizen' ? actor.id : null,
    officer: actor.kind === 'officer' ? actor.id : null,
  };
  const name = cleanLine(filename).slice(-LONGEST_NAME) || 'file';
  return keepFile(ctx, path, { kinds, bytes, subject: SUBJECT }, async (tx, kept) => {
    if ((await countUploads(tx, who, new Date(now.getTime() - DAY_MS))) >= MOST_A_DAY)
      throw new Problem(429, 'applications.too-many-files');
    await insertUpload(tx, { ...who, file: kept.id, kind: kept.kind, name: seal(city, name), at: now });
    return { id: kept.id, kind: kept.kind, name, bytes: kept.bytes, width: kept.width, height: kept.height };
  });
}

/** Who may see a file: who sent it, and the officers who work on an application that holds it. */
export function guardUploads(): void {
  registerFileGuard('applications', async (ctx, { id }) => {
    const { actor, city } = ctx;
    const upload = (await uploadsOf(city.db, [id])).get(id);
    if (!upload) return false;
    if (actor.kind === 'citizen' && upload.citizen === actor.id) return true;
    if (actor.kind === 'officer' && upload.officer === actor.id) return true;
    for (const code of await casesOfFile(city.db, id)) {
      const row = await getCase(city, code);
      if (actor.kind === 'officer' && (await filesShown(ctx, row, id))) return true;
      if (actor.kind === 'citizen' && upload.officer !== null && (await ownsMessage(ctx, row.id, id)))
        return true;
    }
    return false;
  });
}

/** All of them to who sees all; otherwise those of the answers that are shown, and what colleagues sent with their review. */
async function filesShown(ctx: Context, row: CaseRow, file: string): Promise<boolean> {
  const { actor, city } = ctx;
  const app = await getApplication(city.db, row.id);
  const [service, tasks] = await Promise.all([serviceOf(city, app), tasksOf(city.db, row.id)]);
  const sight = sightOf(actor, { row, service, tasks });
  if (sight === 'all' || sight === 'nothing') return sight === 'all';
  const before = app.answers_before ? answersOf(city, { answers: app.answers_before }) : {};
  const shown = [answersOf(city, app), before].flatMap((answers) => filesSeen(service, answers, sight));
  const own = tasks.flatMap((task) => {
    const form = service.officeForm({ state: task.state, review: task.review }, 'id');
    return form && works(actor, task) ? filesIn(form, findingsOf(city, task).answers) : [];
  });
  return [...shown, ...own].includes(file);
}

/** What an officer sent the applicant with a message is for the applicant; what was photographed for the minutes is not. */
async function ownsMessage(ctx: Context, caseId: number, file: string): Promise<boolean> {
  if (ctx.actor.kind !== 'citizen') return false;
  const app = await getApplication(ctx.city.db, caseId);
  if (app.citizen !== ctx.actor.id) return false;
  return (await timelineOf(ctx.city, caseId, 'reporter')).some(({ files }) => files.includes(file));
}
