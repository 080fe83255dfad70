/** What the sorts of people are called whom a rung may call. */
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import type { TargetView } from '../../../rules/ladder-contract.ts';

export const whoWords: Record<TargetView['who'], TextKey> = {
  assignee: 'complaints.work.ladder.who.assignee',
  head: 'complaints.work.ladder.who.head',
  role: 'complaints.work.ladder.who.role',
  officer: 'complaints.work.ladder.who.officer',
};
