/** DOOR http of procedures: the catalogue, one procedure, its history, open data; the same for everybody. */
import type { Context } from '../../platform/context.ts';
import { type AnyRoute, type Raw, route } from '../../platform/http/route.ts';
import { isLanguage, type Language } from '../../shared/languages.ts';
import { localDate } from '../../shared/time.ts';
import { catalogue, searchIndex } from './catalogue.ts';
import * as contract from './contract.ts';
import { deskServices } from './desk-list.ts';
import { history } from './history.ts';
import { keptAnswer } from './kept-answer.ts';
import { CHANGES } from './offered.ts';
import { procedure } from './procedure.ts';
import { standardsAsCsv, standardsAsJson } from './standards.ts';

const JSON_TYPE = 'application/json; charset=utf-8';

/** Worked out once for each language and day, until a definition or an agency changes. */
function once(ctx: Context, name: string, language: Language, make: () => Promise<string>): Promise<string> {
  return ctx.city.cache.get(`procedures.${name}.${language}`, CHANGES, make, {
    stamp: localDate(ctx.now, ctx.city.zone),
  });
}

const languageIn = (ctx: Context, bahasa: string | undefined): Language =>
  isLanguage(bahasa) ? bahasa : ctx.language;

const asJson = async (value: Promise<unknown>) => JSON.stringify(await value);

/** Programs fetch from other sites too. */
const forPrograms = { 'access-control-allow-origin': '*' };

function openData(
  format: 'csv' | 'json',
  type: string,
  make: (ctx: Context, language: Language) => Promise<string>,
): AnyRoute {
  return route({
    method: 'GET',
    path: `/api/services.${format}`,
    summary: `All service standards of the city (Permenpan RB 15/2014) as ${format.toUpperCase()}.`,
    permission: 'public',
    query: contract.LanguageQuery,
    headers: contract.KnownHeaders,
    async handle(ctx, { query }, raw: Raw) {
      const language = isLanguage(query.bahasa) ? query.bahasa : 'id';
      const body = await once(ctx, `standards-${format}`, language, () => make(ctx, language));
      const name = `attachment; filename="standar-pelayanan.${format}"`;
      return keptAnswer(raw, body, type, { ...forPrograms, 'content-disposition': name });
    },
  });
}

export const routes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/services',
    summary: 'The services that the city offers today, by field and life event.',
    permission: 'public',
    query: contract.LanguageQuery,
    headers: contract.KnownHeaders,
    answer: contract.Catalogue,
    async handle(ctx, { query }, raw) {
      const language = languageIn(ctx, query.bahasa);
      const body = await once(ctx, 'catalogue', language, () => asJson(catalogue(ctx, language)));
      return keptAnswer(raw, body, JSON_TYPE);
    },
  }),
  route({
    method: 'GET',
    path: '/api/services/index',
    summary:
      'What a search looks through: titles and other words of services and life events, in all languages.',
    permission: 'public',
    headers: contract.KnownHeaders,
    answer: contract.SearchIndex,
    async handle(ctx, _input, raw) {
      const body = await once(ctx, 'index', 'id', () => asJson(searchIndex(ctx)));
      return keptAnswer(raw, body, JSON_TYPE);
    },
  }),
  openData('csv', 'text/csv; charset=utf-8', standardsAsCsv),
  openData('json', JSON_TYPE, standardsAsJson),
  route({
    method: 'GET',
    path: '/api/services/:id',
    summary: 'One procedure: its 14 components, requirements with their conditions, fee, workflow.',
    permission: 'public',
    params: contract.ServiceParams,
    query: contract.LanguageQuery,
    headers: contract.KnownHeaders,
    answer: contract.Procedure,
    async handle(ctx, { params, query }, raw) {
      const body = JSON.stringify(await procedure(ctx, params.id, languageIn(ctx, query.bahasa)));
      return keptAnswer(raw, body, JSON_TYPE);
    },
  }),
  route({
    method: 'GET',
    path: '/api/services/:id/history',
    summary: 'The versions of a procedure with what changed from each to the next.',
    permission: 'public',
    params: contract.ServiceParams,
    query: contract.LanguageQuery,
    answer: contract.History,
    handle: (ctx, { params, query }) => history(ctx, params.id, languageIn(ctx, query.bahasa)),
  }),
  route({
    method: 'GET',
    path: '/api/desk/services',
    summary: 'The services of the agencies that the caller reaches, with version and next version.',
    permission: 'procedures.read',
    scope: 'any',
    answer: contract.OfficeServices,
    handle: (ctx) => deskServices(ctx),
  }),
];
