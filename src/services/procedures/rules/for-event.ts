/** Which services of a life event come first. */

/** A service names its events by how much it belongs to them: whose first event it is stands before whose last it is. */
export function firstFor<S extends { events: readonly string[] }>(
  event: string,
  services: readonly S[],
): S[] {
  return services.toSorted((a, b) => a.events.indexOf(event) - b.events.indexOf(event));
}
