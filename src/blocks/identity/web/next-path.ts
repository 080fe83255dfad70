/** Where to go after signing in: only a path of this face, never an address that a link brought along. */

/** `next` from the search part if it is a path below `root` and not the sign-in page itself, else `root`. */
export function nextPath(next: string | undefined, root: string): string {
  if (!next?.startsWith(root) || next.startsWith('//') || /[\\\p{Cc}]/u.test(next)) return root;
  return /^[^?#]*\/masuk\/?(?:[?#]|$)/.test(next) ? root : next;
}
