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
};

/** How a path of the API may be kept; undefined: not at all. */
export function answerKind(pathname: string): 'soon' | 'latest' | undefined {
  return kept[pathname];
}
