/** What somebody wants of the city, as answers to the questions of a form. */
import type { Answer } from '../../../blocks/definitions/api.ts';

/** Chance and circumstances for those who make up answers. */
export type Draw = {
  pick<T extends Answer | Wish>(list: readonly T[]): T;
  whole(from: number, to: number): number;
  chance(share: number): boolean;
  /** The date so many days from the day of sending. */
  day(ahead: number): string;
  /** Another invented person. */
  name(): string;
  /** Where the applicant lives. */
  address: string;
};

/** By the id of the field. A function is asked again for each item of a repeated section. */
export type Wish = Readonly<Record<string, Answer | (() => Answer) | undefined>>;
export type Wishes = Readonly<Record<string, (draw: Draw) => Wish>>;
