/** DOOR http of the work between agencies: handing down, tasks, and cases sent back and forth. */
import { route } from '../../../platform/http/route.ts';
import { act, ofCase } from '../desk-routes.ts';
import { codeIn } from '../routes.ts';
import * as contract from '../rules/work-contract.ts';
import { below, dispose, sendUp } from './dispositions.ts';
import { decide, newFacts, pairs } from './disputes.ts';
import { openTask } from './tasks.ts';

export const workRoutes = [
  route({
    method: 'GET',
    path: '/api/desk/complaints/:code/below',
    summary: 'Units and officers to whom the case can be handed down.',
    permission: 'complaints.triage',
    ...ofCase,
    answer: contract.Below,
    handle: (ctx, { params }) => below(ctx, codeIn(ctx, params)),
  }),
  act(
    'dispose',
    'Hand the case down with an instruction and an internal deadline.',
    'complaints.triage',
    contract.Dispose,
    dispose,
  ),
  act(
    'send-up',
    'Give the case back to who handed it down, with the reason.',
    'complaints.work',
    contract.SendUp,
    sendUp,
  ),
  route({
    method: 'POST',
    path: '/api/desk/complaints/:code/open-task',
    summary: 'Open a task for an agency under the report.',
    permission: 'complaints.triage',
    ...ofCase,
    perMinute: 240,
    body: contract.OpenTask,
    answer: contract.TaskOpened,
    handle: (ctx, { params, body }) => openTask(ctx, codeIn(ctx, params), body),
  }),
  act(
    'decide',
    'Decide to which agency a case belongs that was sent back and forth.',
    'complaints.triage',
    contract.Decide,
    decide,
  ),
  act(
    'new-facts',
    'Ask the coordinator to decide again, because something new is known.',
    'complaints.triage',
    contract.NewFacts,
    newFacts,
  ),
  route({
    method: 'GET',
    path: '/api/desk/back-and-forth',
    summary:
      'Which agencies send cases to which, how many came back, and what waits for a decision: those that the officer’s roles reach.',
    permission: 'complaints.read',
    scope: 'any',
    answer: contract.Pairs,
    handle: (ctx) => pairs(ctx),
  }),
];
