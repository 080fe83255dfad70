/** DOOR http of the officers: inbox, one case, and every act on it. */
import type { Static, TSchema } from 'typebox';
import type { Context } from '../../platform/context.ts';
import { type Permission, route } from '../../platform/http/route.ts';
import { close } from './closing/close.ts';
import { uphold } from './closing/verdict.ts';
import * as contract from './contract.ts';
import * as acts from './desk-acts.ts';
import { deskCounts, deskList } from './desk-list.ts';
import { colleaguesFor, deskComplaint, reporterOf, scopeOf } from './desk-view.ts';
import { receive } from './intake.ts';
import { merge, unmerge } from './merges.ts';
import { codeIn } from './routes.ts';
import * as closing from './rules/closing-contract.ts';
import * as desk from './rules/desk-contract.ts';
import * as intake from './rules/intake-contract.ts';
import { sortingOf } from './sorting.ts';
import { twinsOf } from './suggestions.ts';

/** The scope of the case that the address names. */
export const ofCase = {
  params: contract.CodeParams,
  scope: (ctx: Context, { params }: { params: { code: string } }) => scopeOf(ctx, codeIn(ctx, params)),
};

export function act<B extends TSchema>(
  name: string,
  summary: string,
  permission: Permission,
  body: B,
  run: (ctx: Context, code: string, given: Static<B>) => Promise<contract.Done>,
) {
  return route({
    method: 'POST',
    path: `/api/desk/complaints/:code/${name}`,
    summary,
    permission,
    ...ofCase,
    perMinute: 240,
    body,
    answer: contract.Done,
    handle: (ctx, input) => run(ctx, codeIn(ctx, input.params), input.body),
  });
}

export const deskRoutes = [
  route({
    method: 'GET',
    path: '/api/desk/complaints',
    summary: 'The inbox: cases that the officer’s roles reach, by view.',
    permission: 'complaints.read',
    scope: 'any',
    query: desk.DeskQuery,
    answer: desk.DeskPage,
    handle: (ctx, { query }) => deskList(ctx, query),
  }),
  route({
    method: 'GET',
    path: '/api/desk/complaints/counts',
    summary: 'How many cases each view of the inbox holds; 1000 means 1000 or more.',
    permission: 'complaints.read',
    scope: 'any',
    query: desk.DeskQuery,
    answer: desk.DeskCounts,
    handle: (ctx, { query }) => deskCounts(ctx, query),
  }),
  route({
    method: 'POST',
    path: '/api/desk/complaints',
    summary: 'Type in what a citizen reports at the counter or by telephone.',
    permission: 'complaints.report-for-citizen',
    scope: 'any',
    perMinute: 240,
    body: intake.CounterComplaint,
    status: 201,
    answer: intake.Received,
    handle: (ctx, { body }) => {
      const { channel, ...given } = body;
      return receive(ctx, given, { channel });
    },
  }),
  route({
    method: 'GET',
    path: '/api/desk/complaints/:code',
    summary: 'One case with its whole timeline and the acts open to the caller.',
    permission: 'complaints.read',
    ...ofCase,
    answer: desk.DeskComplaint,
    handle: (ctx, { params }) => deskComplaint(ctx, codeIn(ctx, params)),
  }),
  route({
    method: 'GET',
    path: '/api/desk/complaints/:code/reporter',
    summary: 'Who reported. Each look is written to the history.',
    permission: 'complaints.read-reporter',
    ...ofCase,
    answer: desk.Reporter,
    handle: (ctx, { params }) => reporterOf(ctx, codeIn(ctx, params)),
  }),
  route({
    method: 'GET',
    path: '/api/desk/complaints/:code/twins',
    summary: 'Open cases nearby that may be the same, likeliest first, for the officer to judge.',
    permission: 'complaints.triage',
    ...ofCase,
    answer: intake.Twins,
    handle: (ctx, { params }) => twinsOf(ctx, codeIn(ctx, params)),
  }),
  route({
    method: 'GET',
    path: '/api/desk/complaints/:code/sorting',
    summary:
      'The likeliest categories of the case, with the words that decided, for the officer to choose; or the agency that would get it under one.',
    permission: 'complaints.triage',
    ...ofCase,
    query: intake.SortingQuery,
    answer: intake.CategorySuggestions,
    handle: (ctx, { params, query }) => sortingOf(ctx, codeIn(ctx, params), query.category),
  }),
  route({
    method: 'GET',
    path: '/api/desk/complaints/:code/colleagues',
    summary: 'Officers to whom the case can be handed over.',
    permission: 'complaints.work',
    ...ofCase,
    answer: desk.Colleagues,
    handle: (ctx, { params }) => colleaguesFor(ctx, codeIn(ctx, params)),
  }),
  act('assign', 'Give the case to an agency.', 'complaints.triage', desk.Assign, acts.assign),
  act('take', 'Take the case as one’s own work.', 'complaints.work', desk.Take, acts.take),
  act('hand-over', 'Give the case to a colleague.', 'complaints.work', desk.HandOver, acts.handOver),
  act('ask', 'Ask the reporter; the clock stands until the answer.', 'complaints.work', desk.Ask, acts.ask),
  act('answer', 'Tell the public how it stands.', 'complaints.work', desk.Answer, acts.answer),
  act('note', 'Write a note that only officers see.', 'complaints.work', desk.Note, acts.note),
  act('close', 'Close with proof from the place.', 'complaints.close', desk.Close, close),
  act('reject', 'Refuse with a reason that the public sees.', 'complaints.triage', desk.Reject, acts.reject),
  act(
    'merge',
    'Say that another case is the same and goes on for both; can be undone.',
    'complaints.triage',
    desk.Merge,
    (ctx, code, given) => merge(ctx, code, { ...given, into: codeIn(ctx, { code: given.into }) }),
  ),
  act('unmerge', 'Take a merge back.', 'complaints.triage', desk.Unmerge, unmerge),
  act(
    'uphold',
    'Stay with a closing that somebody who reported it disputes, and say why.',
    'complaints.triage',
    closing.Uphold,
    uphold,
  ),
  act('priority', 'Set the priority, 1 to 4.', 'complaints.triage', desk.Priority, acts.setPriority),
  act('reopen', 'Open an ended case again.', 'complaints.triage', desk.DeskReopen, acts.reopenAtDesk),
];
