/** One application in the list of the desk. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { Link } from '../../../../web/ui/base/link.tsx';
import type { DeskItem } from '../../rules/desk-contract.ts';
import { StandingBadge } from '../StandingBadge.tsx';
import { DueMark } from './DueMark.tsx';

/** `agency`: whether the list holds those of several agencies. */
export function DeskRow({ item, agency }: { item: DeskItem; agency: boolean }) {
  const { t, formats } = useTexts();
  return (
    <li className="desk-row">
      <div className="desk-row-main">
        <Link href={`/office/permohonan/${item.code}`}>{item.service.title}</Link>
        <p className="text-ink-soft text-sm">
          {[item.applicant, item.area?.name, agency && item.agency?.name].filter(Boolean).join(' · ')}
        </p>
      </div>
      <div className="desk-row-state">
        <StandingBadge state={item.state} waits={t('applications.desk.view.paused')} />
        {item.letter && <Badge tone="warn">{t('applications.desk.letter-waiting')}</Badge>}
        {item.silenceAt && <Badge tone="accent">{t('applications.desk.silence')}</Badge>}
      </div>
      <div className="desk-row-due">
        <DueMark item={item} />
        <span className="text-ink-soft text-sm">
          {item.assignee
            ? t('applications.desk.with', { name: item.assignee.name })
            : t('applications.desk.with-nobody')}
        </span>
      </div>
      <div className="desk-row-code tabular text-ink-soft text-sm">
        {item.code}
        <span className="block">
          {t('applications.mine.received', { date: formats.date(item.receivedAt) })}
        </span>
      </div>
    </li>
  );
}
