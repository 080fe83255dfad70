/** A wish that cannot be met; the message says why and what to do. Nothing was written. */
export class Refused extends Error {}
