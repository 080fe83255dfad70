/** The shape of `complaints/ladder.yaml`: who hears of a promise that runs out or has been broken. */
import Type, { type Static } from 'typebox';
import { filled, Id, IsoDate, strict } from './pieces.ts';

const Username = Type.String({ pattern: '^[a-z][a-z0-9.-]{2,47}$', description: 'username' });

export const LadderFile = strict({
  ladder: Type.Array(
    strict({
      id: Id,
      from: IsoDate,
      /** `percent` of the working time between report and deadline, or `late` by so many working days (0 = at once). */
      at: strict({
        percent: Type.Optional(Type.Integer({ minimum: 1, maximum: 99 })),
        late: Type.Optional(Type.Integer({ minimum: 0, maximum: 120 })),
      }),
      /** Of which promises; absent = of all. */
      promises: Type.Optional(
        Type.Array(Type.Enum(['verify', 'respond', 'complete', 'task']), { minItems: 1, uniqueItems: true }),
      ),
      /**
       * `assignee`: who works on it; `head`: who triages where it lies; `role`: who holds it in the agency, or in the
       * whole city; `officer`: one account. Where nobody can be reached the next above gets it.
       */
      to: Type.Array(
        strict({
          who: Type.Enum(['assignee', 'head', 'role', 'officer']),
          role: Type.Optional(Id),
          agency: Type.Optional(Id),
          officer: Type.Optional(Username),
        }),
        { minItems: 1 },
      ),
      why: filled('reason'),
    }),
  ),
});
export type Rung = Static<typeof LadderFile>['ladder'][number];
