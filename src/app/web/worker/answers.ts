/** The short list of API answers that a device may keep. Everything else, above all what names a person, is never stored. */

/**
 * `soon`: the kept answer is shown at once and renewed behind it (changes a few times a year).
 * `latest`: the network first, the kept answer when there is none. `/api/session` names the person at this
 * device; it is dropped at sign-in and sign-out (`renewSession`).
 */
const kept: Record<string, 'soon' | 'latest'> = {
  '/api/session': 'latest',
  '/api/areas': 'soon',
  '/api/areas.geojson': 'soon',
  '/api/complaints/categories': 'soon',
  // A service that was published a moment ago has to be found.
  '/api/services': 'latest',
  '/api/services/index': 'latest',
};

/** Families of paths: what is the same for everybody and needed to go on without a network. */
const families: readonly [pattern: RegExp, kind: 'soon' | 'latest'][] = [
  [/^\/api\/applications\/forms\/[a-z0-9-]+$/, 'latest'],
  // A procedure and its history, once read, stay readable.
  [/^\/api\/services\/[a-z0-9-]+(\/history)?$/, 'latest'],
];

/** How a path of the API may be kept; undefined: not at all. */
export function answerKind(pathname: string): 'soon' | 'latest' | undefined {
  return kept[pathname] ?? families.find(([pattern]) => pattern.test(pathname))?.[1];
}
