/** Papers of an application: reserved in the transaction of the decision, made afterwards, once. */
import { agencies } from '../../blocks/directory/api.ts';
import { documentsOf, reserveDocument, serveDocument, standingOf } from '../../blocks/documents/api.ts';
import type { Change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import type { Reply } from '../../platform/http/route.ts';
import { Problem } from '../../shared/errors.ts';
import { type Language, say } from '../../shared/languages.ts';
import { localDate } from '../../shared/time.ts';
import type { Loaded } from './loaded.ts';
import { fillingOf, validUntil } from './paper-text.ts';
import { personOf } from './person.ts';
import type { PaperView } from './rules/application-contract.ts';
import { dataOf, type Service, todayIn } from './service-of.ts';
import { insertPaper, papersOfCase } from './store-papers.ts';

/** Reserves the papers that a decision issues. The transaction of the decision carries number, code and the job that makes them. */
export async function reservePapers(
  tx: Change,
  ctx: Context,
  { row, app, service, tasks }: Loaded,
  ids: readonly string[],
): Promise<void> {
  const { city } = ctx;
  const today = todayIn(ctx);
  const holder = personOf(city, app)?.name ?? '';
  const agency = (await agencies(city)).get(row.agency ?? '');
  const answered = await dataOf(tx, city, app, service, tasks);
  for (const id of ids) {
    const paper = service.definition.papers?.find((one) => one.id === id);
    if (!paper) throw new Error(`${service.service} has no paper ${id}.`);
    const known = {
      ...answered,
      issued_on: today,
      applicant: { name: holder },
      agency: { name: say(agency.name, 'id') },
      city: { name: say(city.name, 'id') },
    };
    const until = validUntil(service, paper, known, today);
    const data = { ...known, valid_until: until };
    const { template, evaluate } = await fillingOf(city, service, paper, data);
    const reserved = await reserveDocument(ctx, tx, {
      service: service.service,
      caseCode: row.code,
      agency: agency.id,
      series: { id: paper.code, code: paper.code },
      paper: template,
      evaluate,
      holder,
      validUntil: until,
      remindDays: paper.remind ?? [],
    });
    await insertPaper(tx, { case_id: row.id, paper: id, document: reserved.id, at: ctx.now });
  }
}

/** The papers of an application, as applicant and officer see them. `base`: where their files are. */
export async function papersOf(
  city: City,
  { id, code }: { id: number; code: string },
  service: Service,
  language: Language,
  base: string,
): Promise<PaperView[]> {
  const known = await papersOfCase(city.db, id);
  if (known.length === 0) return [];
  const documents = new Map((await documentsOf(city, code)).map((one) => [one.id, one]));
  const today = localDate(city.now(), city.zone);
  return known.flatMap(({ paper, document }): PaperView[] => {
    const found = documents.get(document);
    if (!found) return [];
    const state = standingOf(found, false, today);
    const title = service.definition.papers?.find((one) => one.id === paper)?.title ?? found.title;
    return [
      {
        id: found.id,
        title: say(title, language),
        number: found.number,
        state:
          state === 'revoked' || state === 'expired'
            ? state
            : state === 'pending'
              ? found.state === 'awaiting-signature'
                ? 'awaiting-signature'
                : 'making'
              : 'ready',
        verify: found.code,
        issuedAt: found.issuedAt?.toISOString() ?? null,
        validUntil: found.validUntil,
        revoked: found.revokedAt
          ? { at: found.revokedAt.toISOString(), reason: found.revokedReason ?? '' }
          : null,
        href: found.state === 'issued' ? `${base}/${found.id}` : null,
      },
    ];
  });
}

/** The file of a paper that belongs to this very application; 404 for any other. */
export async function paperFile(city: City, caseId: number, document: string): Promise<Reply> {
  const own = (await papersOfCase(city.db, caseId)).some((one) => one.document === document);
  if (!own) throw new Problem(404, 'documents.not-found');
  return serveDocument(city, document);
}
