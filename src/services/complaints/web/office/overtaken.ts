/** Whether an act was refused because the report had changed since the screen showed it. */

/** For what was thrown (`ApiProblem`) or kept by the queue. Other 409s are refusals of their own, told in the words of the server. */
export function isOvertaken(problem: unknown): boolean {
  const { status, code } = (problem ?? {}) as { status?: unknown; code?: unknown };
  return status === 409 && code === 'platform.conflict';
}
