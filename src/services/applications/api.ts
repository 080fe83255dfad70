/** DOOR: how other services ask for the fee and note it paid; and, for the demo's invented people, what applicants and officers do. */
export { act, check, minutes, paid, propose, review, take } from './desk-acts.ts';
export { deskView } from './desk-view.ts';
export { type FeePayment, feePaid } from './fee-paid.ts';
export { send } from './intake.ts';
export { answerAppointment, correct } from './own-acts.ts';
export { ownAnswers, ownList } from './own-view.ts';
export { COUNTER, type FeeBill, type Payments, registerPayments } from './payments.ts';
export type { DeskApplication } from './rules/desk-contract.ts';
export { PERMISSION } from './rules/statechart.ts';
export { allOffered } from './service-of.ts';
export { paperSpecimen } from './specimen.ts';
export { type Stands, standsAt } from './stands.ts';
export { answerSurvey, surveyForm } from './survey.ts';
export { keepUpload } from './uploads.ts';
