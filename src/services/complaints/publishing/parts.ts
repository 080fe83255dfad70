/** What the public side brings to the manifest of complaints. */
import { searchIndexer, searchJob } from './search-index.ts';

export const publishing = {
  subscribers: [searchIndexer],
  jobs: [searchJob],
};
