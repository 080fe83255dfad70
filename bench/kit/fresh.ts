/** An id that load generators replace by a new one with each request, as phones and browsers make theirs. */
import { randomUUID } from 'node:crypto';

/** Stands in requests and recordings where each sending has an id of its own. As long as the ids that replace it. */
export const FRESH = 'f4e54f4e-54f4-4e54-8f4e-54f4e54f4e54';

export const fresh = (): string => randomUUID();
