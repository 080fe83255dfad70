/** DOOR http of closings: the reasons, and what those who reported say. */
import type { Context } from '../../../platform/context.ts';
import { Reply, route } from '../../../platform/http/route.ts';
import { CSV_BEGIN } from '../../../shared/csv.ts';
import { ClosingHeaders, CodeParams, Done } from '../contract.ts';
import { codeIn, receiptIn } from '../routes.ts';
import * as contract from '../rules/closing-contract.ts';
import { Figures, FiguresQuery } from '../rules/figures-contract.ts';
import * as survey from '../rules/survey-contract.ts';
import { figures, figuresTable } from './figures.ts';
import { answerSurvey, satisfaction, satisfactionTable, surveyForm } from './survey.ts';
import { judge } from './verdict.ts';
import { closingReasons } from './view.ts';

/** The proofs of who speaks, as the headers carry them. */
function proofsIn(headers: { 'x-receipt'?: string; 'x-closing-key'?: string }) {
  return { receipt: receiptIn(headers), key: headers['x-closing-key'] };
}

/** A table for spreadsheets, under a name of its own. */
function csvReply(name: string, rows: string): Reply {
  return new Reply(
    200,
    {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${name}.csv"`,
      'cache-control': 'public, max-age=60',
    },
    CSV_BEGIN + rows,
  );
}

export const closingRoutes = [
  route({
    method: 'GET',
    path: '/api/complaints/figures',
    summary: 'How much was reported, how it ended and how long it took, by agency, category and month.',
    permission: 'public',
    query: FiguresQuery,
    answer: Figures,
    async handle(ctx, { query }, raw) {
      raw.header('cache-control', 'public, max-age=20');
      raw.header('vary', 'accept-language, x-language');
      return figures(ctx, query);
    },
  }),
  route({
    method: 'GET',
    path: '/api/complaints/figures.csv',
    summary: 'The same figures as a table.',
    permission: 'public',
    perMinute: 60,
    query: FiguresQuery,
    async handle(ctx, { query }) {
      return csvReply('angka-laporan', await figuresTable(ctx, query));
    },
  }),
  route({
    method: 'GET',
    path: '/api/complaints/survey',
    summary: 'The questions of the satisfaction survey (SKM, Permenpan-RB 14/2017).',
    permission: 'public',
    answer: survey.SurveyForm,
    handle: (ctx: Context) => surveyForm(ctx),
  }),
  route({
    method: 'POST',
    path: '/api/complaints/:code/survey',
    summary:
      'Who reported it answers the survey, once; the answers are kept apart from the case and the person.',
    permission: 'public',
    perMinute: 20,
    params: CodeParams,
    headers: ClosingHeaders,
    body: survey.SurveyAnswers,
    answer: survey.SurveyDone,
    handle: (ctx, { params, headers, body }) =>
      answerSurvey(ctx, codeIn(ctx, params), proofsIn(headers), body),
  }),
  route({
    method: 'GET',
    path: '/api/complaints/satisfaction',
    summary: 'Results of the survey by agency: means, index and quality; too few respondents stay unseen.',
    permission: 'public',
    query: FiguresQuery,
    answer: survey.Satisfaction,
    handle: (ctx, { query }) => satisfaction(ctx, query),
  }),
  route({
    method: 'GET',
    path: '/api/complaints/satisfaction.csv',
    summary: 'The same results as a table.',
    permission: 'public',
    perMinute: 60,
    query: FiguresQuery,
    async handle(ctx, { query }) {
      return csvReply('kepuasan-masyarakat', await satisfactionTable(ctx, query));
    },
  }),
  route({
    method: 'GET',
    path: '/api/complaints/closing-reasons',
    summary: 'Why a case may be closed without being mended, and how near its photo must be.',
    permission: 'public',
    answer: contract.ClosingReasons,
    handle: (ctx: Context) => closingReasons(ctx),
  }),
  route({
    method: 'POST',
    path: '/api/complaints/:code/verdict',
    summary:
      'Who reported it says whether it is mended. The reporter’s "not yet" opens the case again, another’s flags it.',
    permission: 'public',
    perMinute: 20,
    params: CodeParams,
    headers: ClosingHeaders,
    body: contract.Verdict,
    answer: Done,
    handle: (ctx, { params, headers, body }) => judge(ctx, codeIn(ctx, params), proofsIn(headers), body),
  }),
];
