/** Takes a number for a paper in the transaction of the decision, and leaves the drawing to a job. */
import { randomBytes } from 'node:crypto';
import type { Change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { seal } from '../../platform/crypt.ts';
import { Problem } from '../../shared/errors.ts';
import { formatInstant, localDate } from '../../shared/time.ts';
import { agencies } from '../directory/api.ts';
import { headOn, readCoat, signerOn } from './letterhead.ts';
import { drawSheet } from './paper/draw.ts';
import { type Count, type FilledPaper, fillPaper, type Row } from './paper/fill.ts';
import { certainlyFits } from './paper/measure.ts';
import { type Sheet, signingTitle } from './paper/sheet.ts';
import { newCode } from './rules/code.ts';
import { formatNumber, patternFault } from './rules/number.ts';
import type { PaperTemplate } from './rules/paper.ts';
import { signingOf, verifyAddress } from './settings.ts';
import { findByCode, insertDocument, takeNumber } from './store.ts';

export const DEFAULT_PATTERN = '{seq:3}/{code}/{agency}/{roman-month}/{year}';
const MOST_REMINDERS = 6;

export type DocumentRequest = {
  /** Which service asks, as in `permits` or a definition's id; told with the events. */
  service: string;
  caseCode: string;
  agency: string;
  /** Papers of one series and agency are counted together, anew each year. `pattern`: see `rules/number.ts`. */
  series: { id: string; code: string; pattern?: string | undefined };
  paper: PaperTemplate;
  /**
   * Answers the expressions of the template, as text. It is asked twice: before the number is taken, with how numbers
   * look, so that a paper that cannot be made takes none; and then with the number itself.
   */
  evaluate: (expression: string, number: string, row?: Row) => string;
  /** How many things a list has that a table is made over. */
  count?: Count | undefined;
  /** Whose paper it is; kept sealed, and shown masked to who verifies it. */
  holder: string;
  /** 'YYYY-MM-DD'; today if absent. */
  validFrom?: string | undefined;
  /** The last day on which it holds; null = without end. */
  validUntil?: string | null | undefined;
  /** Days before that day on which `documents.document.expiring` is told. */
  remindDays?: readonly number[] | undefined;
  /** Code of an older paper that this one takes the place of. */
  replaces?: string | undefined;
};

type Asked = Pick<DocumentRequest, 'agency' | 'paper' | 'evaluate' | 'count'>;

export type Reserved = { id: string; code: string; number: string };

function filledWith({ paper, evaluate, count }: Asked, number: string): FilledPaper {
  return fillPaper(paper, (expression, row) => evaluate(expression, number, row), count);
}

/** What is drawn for a request on this day. Throws a `PaperFault` for a template that cannot be filled. */
async function sheetOf(
  ctx: Context,
  request: Asked,
  facts: { number: string; code: string; preview: boolean },
): Promise<{ sheet: Sheet; officer: string | null }> {
  const { city, now } = ctx;
  const today = localDate(now, city.zone);
  const [head, signer] = await Promise.all([
    headOn(city, request.agency, today),
    signerOn(city, request.agency, today),
  ]);
  const { place, ...top } = head;
  const { officer, ...signs } = signer;
  return {
    officer,
    sheet: {
      head: top,
      number: facts.number,
      paper: filledWith(request, facts.number),
      placeAndDate: `${place}, ${formatInstant(now, city.zone, 'id', 'date')}`,
      signer: signs,
      signing: signingOf(city),
      fictional: city.fictional,
      preview: facts.preview,
      code: facts.code,
      address: verifyAddress(city, facts.code),
      at: now.toISOString(),
    },
  };
}

/** The paper as it would look, without a number: for those who write or check a template. */
export async function renderPreview(ctx: Context, request: Asked): Promise<Buffer> {
  const code = '0000-0000-0000-0000';
  const { sheet } = await sheetOf(ctx, request, { number: '…/…/…', code, preview: true });
  return drawSheet(sheet, await readCoat(ctx.city, sheet.head.coat));
}

/**
 * Reserves a paper: its number and its code are final when the transaction commits, and gone when it does not. The paper
 * is drawn, signed and kept afterwards, once. Throws a `PaperFault` for a template that cannot be filled or is too long,
 * 409 `documents.no-signatory`, RangeError for a pattern of numbers that is none.
 */
export async function reserveDocument(ctx: Context, tx: Change, request: DocumentRequest): Promise<Reserved> {
  const { city, now } = ctx;
  const { series } = request;
  const pattern = series.pattern ?? DEFAULT_PATTERN;
  const fault = patternFault(pattern);
  if (fault) throw new RangeError(`the pattern of numbers “${pattern}” is wrong: ${fault}`);
  const code = newCode(randomBytes(16));
  const { sheet, officer } = await sheetOf(ctx, request, { number: pattern, code, preview: false });
  // Most papers are short; others are drawn once before the decision is taken, because a job that fails comes too late.
  if (!certainlyFits(sheet.paper.body)) await drawSheet(sheet);

  const replaces = request.replaces ? await findByCode(tx, request.replaces) : undefined;
  if (request.replaces && !replaces) throw new Problem(404, 'documents.not-found');
  const today = localDate(now, city.zone);
  const [year = 0, month = 1] = today.split('-').map(Number);
  const agency = (await agencies(city)).get(request.agency);
  // Last, because whoever asks for a number of this series waits for the end of this transaction.
  const seq = await takeNumber(tx, series.id, request.agency, year);
  const number = formatNumber(pattern, {
    seq,
    code: series.code,
    agency: agency.short.toUpperCase(),
    year,
    month,
  });
  const paper = filledWith(request, number);
  const waits = sheet.signing === 'bsre';
  const id = await insertDocument(tx, {
    code,
    series: series.id,
    agency: request.agency,
    year,
    seq,
    number,
    service: request.service,
    caseCode: request.caseCode,
    title: paper.title,
    holder: seal(city, request.holder),
    state: waits ? 'awaiting-signature' : 'reserved',
    signing: sheet.signing,
    sheet: seal(city, JSON.stringify({ ...sheet, number, paper } satisfies Sheet)),
    officer,
    signerName: sheet.signer.name,
    signerTitle: signingTitle(sheet.signer),
    at: now,
    validFrom: request.validFrom ?? today,
    validUntil: request.validUntil ?? null,
    replaces: replaces?.id ?? null,
    remindDays: [...new Set(request.remindDays)].slice(0, MOST_REMINDERS),
  });
  tx.audit({ action: 'documents.document.reserved', subject: id, after: { number, case: request.caseCode } });
  if (!waits) tx.job({ task: 'documents.issue', payload: { id }, key: `documents.issue:${id}` });
  return { id, code, number };
}
