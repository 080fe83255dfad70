/** Reports that came in without a category: by e-mail, or by a conversation that named none. */

/** The category of the base pack in which they wait. Nobody is offered it, and the public sees nothing of it. */
export const UNSORTED = 'unsorted';
