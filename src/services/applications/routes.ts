/** DOOR http of applicants: forms, drafts, files, sending, and following one's own applications. */
import Type from 'typebox';
import { readCode } from '../../blocks/cases/api.ts';
import type { Context } from '../../platform/context.ts';
import { checkLength, withIncoming } from '../../platform/files/api.ts';
import { type AnyRoute, route } from '../../platform/http/route.ts';
import { Problem } from '../../shared/errors.ts';
import * as contract from './contract.ts';
import * as drafts from './drafts.ts';
import { estimate, serviceForm } from './forms.ts';
import { send } from './intake.ts';
import * as own from './own-acts.ts';
import { ownAnswers, ownList, ownView, receiptOf } from './own-view.ts';
import { paperFile } from './papers.ts';
import { answerSurvey, surveyForm } from './survey.ts';
import { keepUpload, MOST_BYTES } from './uploads.ts';

/** The code as it is written; 404 for what cannot be one. */
export function codeIn(ctx: Context, params: { code: string }): string {
  const code = readCode(ctx.city, params.code);
  if (!code) throw new Problem(404, 'cases.not-found');
  return code;
}

export const PaperParams = Type.Object({
  code: contract.CodeParams.properties.code,
  paper: Type.String({ format: 'uuid' }),
});

const draftRoutes: AnyRoute[] = [
  route({
    method: 'POST',
    path: '/api/applications/drafts',
    summary: 'Begins a draft, filled in with what is known of the citizen.',
    permission: 'citizen',
    body: contract.NewDraft,
    status: 201,
    answer: contract.Draft,
    handle: (ctx, { body }) => drafts.begin(ctx, body),
  }),
  route({
    method: 'GET',
    path: '/api/applications/drafts',
    summary: 'The citizen’s own drafts, the one touched last first.',
    permission: 'citizen',
    answer: contract.DraftList,
    handle: (ctx) => drafts.drafts(ctx),
  }),
  route({
    method: 'GET',
    path: '/api/applications/drafts/:id',
    summary: 'One of the citizen’s own drafts with its answers.',
    permission: 'citizen',
    params: contract.DraftParams,
    answer: contract.Draft,
    handle: (ctx, { params }) => drafts.draft(ctx, params.id),
  }),
  route({
    method: 'PUT',
    path: '/api/applications/drafts/:id',
    summary: 'Saves all answers of a draft; refused when another device was faster.',
    permission: 'citizen',
    perMinute: 240,
    params: contract.DraftParams,
    body: contract.SaveDraft,
    answer: contract.DraftSaved,
    handle: (ctx, { params, body }) => drafts.saveDraft(ctx, params.id, body),
  }),
  route({
    method: 'DELETE',
    path: '/api/applications/drafts/:id',
    summary: 'Throws a draft away.',
    permission: 'citizen',
    params: contract.DraftParams,
    status: 204,
    handle: (ctx, { params }) => drafts.discard(ctx, params.id),
  }),
];

/** Files come from citizens and, with minutes and messages, from officers. */
function upload(path: `/${string}`, permission: 'citizen' | 'officer') {
  return route({
    method: 'POST',
    path,
    summary: 'Sends one photo or PDF (multipart field `file`), kept privately for the sender.',
    permission,
    perMinute: 120,
    query: contract.UploadQuery,
    upload: { maxBytes: MOST_BYTES },
    status: 201,
    answer: contract.Uploaded,
    async handle(ctx, { query }, raw) {
      checkLength(raw.headers['content-length'], MOST_BYTES);
      const part = await raw.file();
      if (!part) throw new Problem(422, 'files.missing');
      return withIncoming(part.stream, (file) => keepUpload(ctx, file, part.filename, query), MOST_BYTES);
    },
  });
}

export const deskUpload = upload('/api/desk/applications/files', 'officer');

export const ownRoutes: AnyRoute[] = [
  route({
    method: 'GET',
    path: '/api/applications/forms/:service',
    summary: 'The form of a service with what an applicant should know before beginning.',
    permission: 'public',
    params: contract.FormParams,
    query: contract.FormQuery,
    answer: contract.ServiceForm,
    handle: (ctx, { params, query }) => serviceForm(ctx, params.service, query.version),
  }),
  route({
    method: 'GET',
    path: '/api/applications/survey',
    summary: 'The nine elements of the satisfaction survey.',
    permission: 'public',
    answer: contract.SurveyForm,
    handle: (ctx) => surveyForm(ctx),
  }),
  ...draftRoutes,
  upload('/api/applications/files', 'citizen'),
  route({
    method: 'POST',
    path: '/api/applications/estimate',
    summary: 'Fee and date of answers before they are sent. Nothing is kept.',
    permission: 'public',
    perMinute: 120,
    body: contract.Estimate,
    answer: contract.Estimated,
    handle: (ctx, { body }) => estimate(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/api/applications',
    summary: 'Sends an application.',
    permission: 'citizen',
    body: contract.NewApplication,
    status: 201,
    answer: contract.Sent,
    handle: (ctx, { body }) => send(ctx, body),
  }),
  route({
    method: 'GET',
    path: '/api/applications',
    summary: 'The citizen’s own applications, newest first.',
    permission: 'citizen',
    query: contract.OwnQuery,
    answer: contract.OwnPage,
    handle: (ctx, { query }) => ownList(ctx, query.cursor),
  }),
  route({
    method: 'GET',
    path: '/api/applications/:code',
    summary: 'One of the citizen’s own applications: where it stands, its clock, and what is asked now.',
    permission: 'citizen',
    params: contract.CodeParams,
    answer: contract.MyApplication,
    handle: (ctx, { params }) => ownView(ctx, codeIn(ctx, params)),
  }),
  route({
    method: 'GET',
    path: '/api/applications/:code/answers',
    summary: 'Form and answers as they were sent, to mend what was returned.',
    permission: 'citizen',
    params: contract.CodeParams,
    answer: contract.OwnAnswers,
    handle: (ctx, { params }) => ownAnswers(ctx, codeIn(ctx, params)),
  }),
  route({
    method: 'GET',
    path: '/api/applications/:code/receipt',
    summary: 'The receipt of sending.',
    permission: 'citizen',
    params: contract.CodeParams,
    answer: contract.Receipt,
    handle: (ctx, { params }) => receiptOf(ctx, codeIn(ctx, params)),
  }),
  route({
    method: 'GET',
    path: '/api/applications/:code/papers/:paper',
    summary: 'The file of a paper that was issued to the applicant.',
    permission: 'citizen',
    params: PaperParams,
    async handle(ctx, { params }) {
      const { row } = await own.demandOwn(ctx, codeIn(ctx, params));
      return paperFile(ctx.city, row.id, params.paper);
    },
  }),
  route({
    method: 'POST',
    path: '/api/applications/:code/messages',
    summary: 'The applicant writes to the officers.',
    permission: 'citizen',
    perMinute: 20,
    params: contract.CodeParams,
    body: contract.Write,
    status: 201,
    answer: contract.Done,
    handle: (ctx, { params, body }) => own.write(ctx, codeIn(ctx, params), body),
  }),
  route({
    method: 'POST',
    path: '/api/applications/:code/correction',
    summary: 'Sends what was to be mended; the clock runs on.',
    permission: 'citizen',
    params: contract.CodeParams,
    body: contract.Correction,
    answer: contract.Done,
    handle: (ctx, { params, body }) => own.correct(ctx, codeIn(ctx, params), body),
  }),
  route({
    method: 'POST',
    path: '/api/applications/:code/withdraw',
    summary: 'The applicant withdraws.',
    permission: 'citizen',
    params: contract.CodeParams,
    body: contract.Withdraw,
    answer: contract.Done,
    handle: (ctx, { params, body }) => own.withdraw(ctx, codeIn(ctx, params), body),
  }),
  route({
    method: 'POST',
    path: '/api/applications/:code/appointment',
    summary: 'Yes to the proposed time of a visit, or what would suit.',
    permission: 'citizen',
    params: contract.CodeParams,
    body: contract.AppointmentAnswer,
    answer: contract.Done,
    handle: (ctx, { params, body }) => own.answerAppointment(ctx, codeIn(ctx, params), body),
  }),
  route({
    method: 'POST',
    path: '/api/applications/:code/survey',
    summary: 'Answers the satisfaction survey, once; kept apart from the application.',
    permission: 'citizen',
    params: contract.CodeParams,
    body: contract.SurveyAnswers,
    answer: contract.SurveyDone,
    handle: (ctx, { params, body }) => answerSurvey(ctx, codeIn(ctx, params), body),
  }),
];
