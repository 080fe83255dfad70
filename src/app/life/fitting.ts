/** What an officer of the demo says of a report, so that nobody answers a fallen tree with a playground. */
import type { CityPack } from '../../blocks/packs/api.ts';

type Replies = CityPack['demo']['replies'];

/** The sentences of the group that fit this kind of report, those made for it twice as likely. Empty for an unknown group. */
export function fitting(
  replies: Replies,
  group: string,
  category: string,
  list: 'answers' | 'questions' | 'closings',
): string[] {
  const said = replies.find((one) => one.group === group)?.[list] ?? [];
  return said.flatMap((one) => {
    if (typeof one === 'string') return [one];
    return one.for.includes(category) ? [one.text, one.text] : [];
  });
}
