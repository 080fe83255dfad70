/** DOOR http of the public: report, read, follow. */
import { readCode } from '../../blocks/cases/api.ts';
import type { Context } from '../../platform/context.ts';
import { route } from '../../platform/http/route.ts';
import { Problem } from '../../shared/errors.ts';
import { listCategories } from './categories.ts';
import * as contract from './contract.ts';
import { receive } from './intake.ts';
import { mapBox } from './map.ts';
import { myList, publicList } from './public-list.ts';
import { publicComplaint } from './public-view.ts';
import * as reporter from './reporter-acts.ts';
import * as intake from './rules/intake-contract.ts';
import { readReceipt } from './rules/receipt.ts';
import { findTwins, suggestCategories } from './suggestions.ts';

/** The code as it is written; 404 for what cannot be one. */
export function codeIn(ctx: Context, params: { code: string }): string {
  const code = readCode(ctx.city, params.code);
  if (!code) throw new Problem(404, 'cases.not-found');
  return code;
}

/** The receipt however it was typed; undefined for what cannot be one. */
export function receiptIn({ 'x-receipt': header }: { 'x-receipt'?: string }): string | undefined {
  return header === undefined ? undefined : readReceipt(header);
}

export const publicRoutes = [
  route({
    method: 'GET',
    path: '/api/complaints/categories',
    summary: 'What people can report, and the emergency number.',
    permission: 'public',
    answer: intake.Categories,
    async handle(ctx, _input, raw) {
      raw.header('cache-control', 'public, max-age=60');
      raw.header('vary', 'accept-language, x-language');
      return listCategories(ctx);
    },
  }),
  route({
    method: 'POST',
    path: '/api/complaints',
    summary: 'Report something. Answers the code and the receipt, the reporter’s own secret.',
    permission: 'public',
    perMinute: 30,
    body: intake.NewComplaint,
    status: 201,
    answer: intake.Received,
    // Another program that reports with an officer's token is told apart from the portal.
    handle: (ctx, { body }) =>
      receive(ctx, body, { channel: ctx.actor.kind === 'officer' ? 'api' : 'portal' }),
  }),
  route({
    method: 'GET',
    path: '/api/complaints',
    summary: 'Public complaints, newest first, without personal data.',
    permission: 'public',
    query: contract.PublicQuery,
    answer: contract.PublicPage,
    handle: (ctx, { query }) => publicList(ctx, query),
  }),
  route({
    method: 'POST',
    path: '/api/complaints/suggestions',
    summary: 'The likeliest categories for a text, with the words that decided. Nothing is kept.',
    permission: 'public',
    perMinute: 120,
    body: intake.Draft,
    answer: intake.CategorySuggestions,
    handle: (ctx, { body }) => suggestCategories(ctx, body.text ?? ''),
  }),
  route({
    method: 'POST',
    path: '/api/complaints/twins',
    summary: 'Public reports nearby that likely speak of the same thing as this draft. Nothing is kept.',
    permission: 'public',
    perMinute: 120,
    body: intake.Draft,
    answer: intake.Twins,
    handle: (ctx, { body }) => findTwins(ctx, body),
  }),
  route({
    method: 'GET',
    path: '/api/complaints/map',
    summary: 'Public complaints in a map box: counted tiles, or single places when there are few.',
    permission: 'public',
    perMinute: 600,
    query: contract.MapQuery,
    answer: contract.MapBox,
    handle: (ctx, { query }) => mapBox(ctx, query),
  }),
  route({
    method: 'GET',
    path: '/api/my/complaints',
    summary: 'The signed-in citizen’s own reports and those they follow.',
    permission: 'citizen',
    query: contract.MyQuery,
    answer: contract.PublicPage,
    handle: (ctx, { query }) => myList(ctx, query.cursor),
  }),
  route({
    method: 'GET',
    path: '/api/complaints/:code',
    summary: 'One complaint as everybody may see it; with the header X-Receipt as its reporter does.',
    permission: 'public',
    params: contract.CodeParams,
    headers: contract.ClosingHeaders,
    answer: contract.PublicComplaint,
    handle: (ctx, { params, headers }) =>
      publicComplaint(ctx, codeIn(ctx, params), receiptIn(headers), headers['x-closing-key']),
  }),
  route({
    method: 'POST',
    path: '/api/complaints/:code/replies',
    summary: 'The reporter answers a question or adds to the report.',
    permission: 'public',
    perMinute: 20,
    params: contract.CodeParams,
    headers: contract.ReporterHeaders,
    body: contract.Reply,
    status: 201,
    answer: contract.Done,
    handle: (ctx, { params, headers, body }) =>
      reporter.reply(ctx, codeIn(ctx, params), receiptIn(headers), body),
  }),
  route({
    method: 'POST',
    path: '/api/complaints/:code/reopen',
    summary: 'The reporter says that it is not mended.',
    permission: 'public',
    perMinute: 20,
    params: contract.CodeParams,
    headers: contract.ReporterHeaders,
    body: contract.Reopen,
    answer: contract.Done,
    handle: (ctx, { params, headers, body }) =>
      reporter.reopen(ctx, codeIn(ctx, params), receiptIn(headers), body),
  }),
  route({
    method: 'POST',
    path: '/api/complaints/:code/rating',
    summary: 'The reporter rates how it was handled, 1 to 4.',
    permission: 'public',
    perMinute: 20,
    params: contract.CodeParams,
    headers: contract.ReporterHeaders,
    body: contract.Rating,
    answer: contract.Done,
    handle: (ctx, { params, headers, body }) =>
      reporter.rate(ctx, codeIn(ctx, params), receiptIn(headers), body),
  }),
  route({
    method: 'POST',
    path: '/api/complaints/:code/follow',
    summary: 'Be told of each public step.',
    permission: 'citizen',
    params: contract.CodeParams,
    answer: contract.Following,
    handle: (ctx, { params }) => reporter.followComplaint(ctx, codeIn(ctx, params)),
  }),
  route({
    method: 'DELETE',
    path: '/api/complaints/:code/follow',
    summary: 'No longer be told.',
    permission: 'citizen',
    params: contract.CodeParams,
    answer: contract.Following,
    handle: (ctx, { params }) => reporter.unfollowComplaint(ctx, codeIn(ctx, params)),
  }),
];
