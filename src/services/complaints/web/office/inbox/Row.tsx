/** One case in the inbox: what, where, until when, with whom. */
import type { MouseEvent as PressEvent } from 'react';
import { RouteAnchor } from '../../../../../web/kit/navigation/Link.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge, CaseBadge, type Priority, PriorityMark } from '../../../../../web/ui/base/badge.tsx';
import { Icon } from '../../../../../web/ui/base/icons.tsx';
import type { DeskItem } from '../../../rules/desk-contract.ts';
import { UNSORTED } from '../../../rules/sorting.ts';
import { DueMark } from '../DueMark.tsx';
import { photoUrl } from '../Photos.tsx';
import { priorityWords, standingOf } from '../words.ts';

type Props = {
  item: DeskItem;
  href: string;
  opened: boolean;
  /** The one row that the tab key reaches; arrows move it. */
  reachable: boolean;
  fresh: boolean;
  /** It no longer belongs in this view, but stays where it is until the list is drawn anew. */
  gone: boolean;
  /** Picking for a common step; absent while nobody picks. */
  pick?: { on: boolean; toggle: (range: boolean) => void } | undefined;
  onFocus: () => void;
  onClick: (event: PressEvent) => void;
};

export function Row({ item, href, opened, reachable, fresh, gone, pick, onFocus, onClick }: Props) {
  const { t } = useTexts();
  const priority = priorityWords[item.priority];
  const standing = standingOf(item);
  return (
    <li
      className="inbox-row"
      data-opened={opened ? '' : undefined}
      data-fresh={fresh ? '' : undefined}
      data-gone={gone ? '' : undefined}
      data-picked={pick?.on ? '' : undefined}
    >
      {pick && (
        <label className="inbox-pick">
          <input
            type="checkbox"
            checked={pick.on}
            aria-label={t('complaints.tools.bulk.pick-one', { code: item.code })}
            onChange={(event) => pick.toggle((event.nativeEvent as MouseEvent).shiftKey)}
          />
        </label>
      )}
      <span className="inbox-thumb">
        {item.photo ? (
          <img src={photoUrl(item.photo.id)} alt="" loading="lazy" width={72} height={72} />
        ) : (
          <Icon name="chat" />
        )}
      </span>
      <div className="inbox-words">
        <div className="inbox-top">
          <span className="tabular">{item.code}</span>
          <DueMark item={item} />
        </div>
        <RouteAnchor
          href={href}
          className="inbox-title"
          data-code={item.code}
          tabIndex={reachable ? 0 : -1}
          aria-current={opened ? 'true' : undefined}
          onFocus={onFocus}
          onClick={onClick}
        >
          {item.title}
        </RouteAnchor>
        <div className="inbox-where">{[item.category.name, item.area?.name].filter(Boolean).join(' · ')}</div>
        <div className="inbox-marks">
          <CaseBadge state={standing.shape}>{t(standing.words)}</CaseBadge>
          {item.category.id === UNSORTED && <Badge tone="warn">{t('complaints.sort.mark')}</Badge>}
          {priority && <PriorityMark level={item.priority as Priority}>{t(priority)}</PriorityMark>}
          {item.taskOf && <Badge tone="brand">{t('complaints.work.mark.task', { code: item.taskOf })}</Badge>}
          {item.disputed && <Badge tone="warn">{t('complaints.work.mark.disputed')}</Badge>}
          {item.innerDue && Date.parse(item.innerDue) < Date.now() && (
            <Badge tone="bad">{t('complaints.work.mark.inner-late')}</Badge>
          )}
          {item.reopened > 0 && item.state !== 'reopened' && (
            <Badge tone="accent">{t('complaints.desk.case.reopened', { count: item.reopened })}</Badge>
          )}
          {item.assignee && (
            <span className="inbox-assignee">
              <Icon name="person" />
              {item.assignee.name}
            </span>
          )}
          {fresh && <span className="sr-only">{t('complaints.desk.live.changed')}</span>}
          {gone && <Badge>{t('complaints.desk.live.gone')}</Badge>}
        </div>
      </div>
    </li>
  );
}
