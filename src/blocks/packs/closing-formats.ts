/** The shapes of `complaints/closing.yaml` and `complaints/survey.yaml`: when a case may count as mended, and what people are asked then. */
import Type, { type Static } from 'typebox';
import { filled, Id, IsoDate, strict, Words } from './pieces.ts';

export const ClosingFile = strict({
  /** When a photo counts as taken at the place; the latest `from` holds. */
  proof: Type.Array(
    strict({
      from: IsoDate,
      /** Farthest from the point of the report. */
      metres: Type.Integer({ minimum: 1, maximum: 5000 }),
      /** As much of the position's own inaccuracy is added to that. */
      accuracy: Type.Integer({ minimum: 0, maximum: 5000 }),
      /** A camera's clock may be this wrong before its photo counts as older than the report. */
      minutes: Type.Integer({ minimum: 0, maximum: 1440 }),
      source: filled('source'),
    }),
  ),
  /** Why a case may be closed without being mended. */
  reasons: Type.Array(
    strict({
      id: Id,
      from: IsoDate,
      title: Words,
      /** date: for when it is planned, if known; authority: whose it is. */
      asks: Type.Optional(Type.Enum(['date', 'authority'])),
    }),
  ),
});

export const SurveyFile = strict({
  surveys: Type.Array(
    strict({
      id: Id,
      from: IsoDate,
      source: filled('source'),
      /** Results of fewer people are not shown. */
      minimum: Type.Integer({ minimum: 1, maximum: 1000 }),
      elements: Type.Array(
        strict({
          id: Id,
          title: Words,
          question: Words,
          /** From the lowest, 1, to the highest, 4. */
          answers: Type.Array(Words, { minItems: 4, maxItems: 4 }),
        }),
        { minItems: 1 },
      ),
      /** What may be told about oneself; kept as counts only. */
      profile: Type.Array(
        strict({
          id: Id,
          title: Words,
          choices: Type.Array(strict({ id: Id, title: Words }), { minItems: 2 }),
        }),
      ),
    }),
  ),
});

export type ProofRule = Static<typeof ClosingFile>['proof'][number];
export type NotMendedReason = Static<typeof ClosingFile>['reasons'][number];
export type Survey = Static<typeof SurveyFile>['surveys'][number];
