/** Days of the city in words. */

/** Noon of a day of the city, in any zone of Indonesia. */
export const noon = (day: string) => `${day}T05:00:00Z`;
