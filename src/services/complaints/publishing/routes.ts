/** DOOR http of the public side: feeds, the frame for other sites, open data, notices of what is new. */
import { type AnyRoute, Reply, route } from '../../../platform/http/route.ts';
import * as contract from '../contract.ts';
import { codeIn } from '../routes.ts';
import { League, LeagueQuery } from '../rules/publishing-contract.ts';
import { AddressQuery, knownIn, originOf } from './address.ts';
import { caseFeed, type FeedFormat, listFeed } from './feeds.ts';
import { league, leagueTable } from './league.ts';
import { WidgetQuery, widget, widgetFile } from './widget.ts';

function feedRoutes(format: FeedFormat): AnyRoute[] {
  const name = format === 'atom' ? 'Atom' : 'RSS 2.0';
  return [
    route({
      method: 'GET',
      path: `/laporan.${format}`,
      summary: `The newest public reports as a feed (${name}), narrowed like the page of the same address.`,
      permission: 'public',
      query: AddressQuery,
      handle: (ctx, { query }, raw) =>
        listFeed(ctx, query, { format, origin: originOf(raw.request, ctx), known: knownIn(raw) }),
    }),
    route({
      method: 'GET',
      path: `/laporan/:code.${format}`,
      summary: `The public steps of one report as a feed (${name}).`,
      permission: 'public',
      params: contract.CodeParams,
      query: AddressQuery,
      handle: (ctx, { params, query }, raw) =>
        caseFeed(ctx, codeIn(ctx, params), query, {
          format,
          origin: originOf(raw.request, ctx),
          known: knownIn(raw),
        }),
    }),
  ];
}

const widgetRoutes: AnyRoute[] = [
  route({
    method: 'GET',
    path: '/widget.html',
    summary: 'The latest public reports or figures as a page for a frame on other sites.',
    permission: 'public',
    perMinute: 600,
    query: WidgetQuery,
    handle: (ctx, { query }, raw) => widget(ctx, query, originOf(raw.request, ctx)),
  }),
  route({
    method: 'GET',
    path: '/widget.js',
    summary: 'The script by which another site shows that frame.',
    permission: 'public',
    hidden: true,
    handle: async (_ctx, _input, raw) => widgetFile('widget.js', knownIn(raw)),
  }),
  route({
    method: 'GET',
    path: '/widget.css',
    summary: 'The style of that frame.',
    permission: 'public',
    hidden: true,
    handle: async (_ctx, _input, raw) => widgetFile('widget.css', knownIn(raw)),
  }),
];

const leagueRoutes: AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/complaints/league',
    summary: 'Agencies side by side: time to the first answer, promises kept, mended, opened again.',
    permission: 'public',
    query: LeagueQuery,
    answer: League,
    handle: (ctx, { query }) => league(ctx, query.months ?? 12),
  }),
  route({
    method: 'GET',
    path: '/api/complaints/league.csv',
    summary: 'The same as a table for spreadsheets.',
    permission: 'public',
    query: LeagueQuery,
    async handle(ctx, { query }) {
      const headers = {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': 'attachment; filename="peringkat.csv"',
      };
      return new Reply(200, headers, await leagueTable(ctx, query.months ?? 12));
    },
  }),
];

export const publishingRoutes: AnyRoute[] = [
  ...leagueRoutes,
  ...feedRoutes('atom'),
  ...feedRoutes('rss'),
  ...widgetRoutes,
];
