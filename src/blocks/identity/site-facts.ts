/** What the roof knows of this installation and pages have to be told: demo or production, and the map's style. */

export type SiteFacts = { mode: 'demo' | 'production'; mapStyle: string | null };

let facts: SiteFacts = { mode: 'production', mapStyle: null };

/** Called once by the roof before the server listens. Until then the stricter mode holds. */
export function setSiteFacts(given: SiteFacts): void {
  facts = given;
}

export function siteFacts(): SiteFacts {
  return facts;
}
