/** What the command center is told of the queue: how much waits, and how long a decision takes. */
import type { Indicator } from '../../../platform/module.ts';
import { medianReviewMinutes, waitingReviews } from './store-reviews.ts';

const DAYS = 30;

export const trustIndicators: Indicator[] = [
  {
    name: 'complaints.review-waiting',
    unit: 'count',
    freshFor: 60,
    cuts: [],
    read: async (city) => [{ key: null, value: await waitingReviews(city) }],
  },
  {
    name: 'complaints.review-minutes',
    unit: 'minutes',
    freshFor: 300,
    cuts: [],
    read: async (city) => [
      {
        key: null,
        value: await medianReviewMinutes(city, new Date(city.now().getTime() - DAYS * 86_400_000)),
      },
    ],
  },
];
