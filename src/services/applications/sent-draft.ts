/** Drafts of which another device knows more: sent from there already, or gone on with. */
import type { City } from '../../platform/city.ts';
import { Problem } from '../../shared/errors.ts';
import { draftStand } from './store-drafts.ts';

/** Which application it became stands as the message of the field `draft`: the page leads there. */
const sentAs = (code: string) =>
  new Problem(409, 'applications.draft-sent', { code }, [
    { path: 'draft', rule: 'draft-sent', message: code },
  ]);

/** Throws when the draft became an application of this citizen. */
export async function demandUnsent(city: City, draft: string, citizen: string): Promise<void> {
  const { code } = await draftStand(city, { draft, citizen });
  if (code !== null) throw sentAs(code);
}

/**
 * Throws when the draft was sent, or changed after `seen`: what another device saved would be lost unread.
 * One that was swept in the meantime hinders nothing.
 */
export async function demandUnmoved(
  city: City,
  draft: string | null,
  citizen: string | null,
  seen: number | undefined,
): Promise<void> {
  if (draft === null || citizen === null || seen === undefined) return;
  const stand = await draftStand(city, { draft, citizen });
  if (stand.code !== null) throw sentAs(stand.code);
  if (stand.seen !== null && stand.seen !== seen) throw new Problem(409, 'applications.draft-moved');
}
