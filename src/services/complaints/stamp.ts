/** By what a screen says which versions of a rule it showed. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../shared/canonical-json.ts';

/** Another stamp as soon as anything about the versions is another. */
export function stampOf(versions: readonly object[]): string {
  return createHash('sha256').update(canonicalJson(versions)).digest('base64url');
}
