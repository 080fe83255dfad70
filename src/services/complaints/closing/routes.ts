/** DOOR http of closings: the reasons, and what those who reported say. */
import type { Context } from '../../../platform/context.ts';
import { route } from '../../../platform/http/route.ts';
import { CodeParams, Done, ReporterHeaders } from '../contract.ts';
import { codeIn, receiptIn } from '../routes.ts';
import * as contract from '../rules/closing-contract.ts';
import { judge } from './verdict.ts';
import { closingReasons } from './view.ts';

/** The proofs of who speaks, as the headers carry them. */
function proofsIn(headers: { 'x-receipt'?: string; 'x-closing-key'?: string }) {
  return { receipt: receiptIn(headers), key: headers['x-closing-key'] };
}

export const closingRoutes = [
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
    headers: ReporterHeaders,
    body: contract.Verdict,
    answer: Done,
    handle: (ctx, { params, headers, body }) => judge(ctx, codeIn(ctx, params), proofsIn(headers), body),
  }),
];
