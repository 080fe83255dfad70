/** A specimen of a paper, drawn from made-up answers: nothing is issued, numbered, signed or kept. */
import {
  type Definition,
  type FeelContext,
  FeelError,
  liveDefinition,
} from '../../blocks/definitions/api.ts';
import { agencies } from '../../blocks/directory/api.ts';
import { renderPreview } from '../../blocks/documents/api.ts';
import type { Context } from '../../platform/context.ts';
import { say } from '../../shared/languages.ts';
import { agencyFor } from './access.ts';
import { fillingOf, validUntil } from './paper-text.ts';
import { todayIn } from './service-of.ts';

/** What stands where the made-up answers give no value. */
const OPEN = '…';

/**
 * Throws a `PaperFault` for a paper that cannot be drawn; undefined for a paper that the definition does not have, or
 * while no agency of the city has its duty.
 */
export async function paperSpecimen(
  ctx: Context,
  definition: Definition,
  id: string,
  data: FeelContext,
): Promise<Buffer | undefined> {
  const { city } = ctx;
  const today = todayIn(ctx);
  const paper = definition.papers?.find((one) => one.id === id);
  const agency = await agencyFor(city, definition.agency.kind, null, today);
  if (!paper || agency === undefined) return undefined;
  const service = liveDefinition({
    service: definition.id,
    ...{ number: 1, hash: '', from: definition.from, content: definition },
  });
  const known = {
    ...data,
    issued_on: today,
    applicant: { name: 'Warga Contoh' },
    agency: { name: say((await agencies(city)).get(agency).name, 'id') },
    city: { name: say(city.name, 'id') },
  };
  const valueOr = <T>(read: () => T, other: T): T => {
    try {
      return read();
    } catch (error) {
      if (error instanceof FeelError) return other;
      throw error;
    }
  };
  const until = valueOr(() => validUntil(service, paper, known, today), null);
  const filling = await fillingOf(city, service, paper, { ...known, valid_until: until });
  return renderPreview(ctx, {
    agency,
    paper: filling.template,
    evaluate: (expression, number) => valueOr(() => filling.evaluate(expression, number), OPEN) || OPEN,
  });
}
