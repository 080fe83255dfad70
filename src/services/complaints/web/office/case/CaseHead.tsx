/** Name of a case: code, kind, where it stands, and the ways to look at it otherwise. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge, CaseBadge, type Priority, PriorityMark } from '../../../../../web/ui/base/badge.tsx';
import { Button, LinkButton } from '../../../../../web/ui/base/button.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import type { DeskComplaint } from '../../../rules/desk-contract.ts';
import { DueMark } from '../DueMark.tsx';
import { priorityWords, standingOf } from '../words.ts';

export function CaseHead({ item, onClose }: { item: DeskComplaint; onClose?: (() => void) | undefined }) {
  const { t } = useTexts();
  const say = useToast();
  const priority = priorityWords[item.priority];
  const standing = standingOf(item);
  const copy = () =>
    navigator.clipboard
      .writeText(item.code)
      .then(() => say({ tone: 'good', text: t('complaints.desk.case.copied', { code: item.code }) }))
      .catch(() => say({ text: item.code, keep: true }));
  return (
    <header className="case-head">
      <div className="case-tools" data-print="no">
        {item.may.includes('moderate') && (
          <LinkButton tone="quiet" size="small" href={`/office/moderasi/${encodeURIComponent(item.code)}`}>
            {t('complaints.desk.trust.all-parts')}
          </LinkButton>
        )}
        <LinkButton tone="quiet" size="small" href={`/office/cetak/laporan/${encodeURIComponent(item.code)}`}>
          {t('complaints.tools.sheet.print')}
        </LinkButton>
        <Button tone="quiet" size="small" onClick={() => window.print()}>
          {t('complaints.desk.case.print')}
        </Button>
        {onClose ? (
          <>
            <span className="case-whole">
              <LinkButton tone="quiet" size="small" href={`/office/laporan/${encodeURIComponent(item.code)}`}>
                {t('complaints.desk.case.whole')}
              </LinkButton>
            </span>
            <Button tone="second" size="small" icon="cross" onClick={onClose}>
              {t('kit.close')}
            </Button>
          </>
        ) : (
          <LinkButton tone="second" size="small" icon="arrow-left" href="/office/laporan">
            {t('complaints.desk.case.to-inbox')}
          </LinkButton>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-x-1">
        <p className="case-code tabular">{item.code}</p>
        <span data-print="no">
          <Button tone="quiet" size="small" onClick={() => void copy()}>
            {t('complaints.desk.case.copy')}
          </Button>
        </span>
      </div>
      <h2 id="case-title" tabIndex={-1}>
        {item.title}
      </h2>
      <div className="case-marks">
        <CaseBadge state={standing.shape}>{t(standing.words)}</CaseBadge>
        <DueMark item={item} />
        {priority && <PriorityMark level={item.priority as Priority}>{t(priority)}</PriorityMark>}
        {item.reopened > 0 && (
          <Badge tone="accent">{t('complaints.desk.case.reopened', { count: item.reopened })}</Badge>
        )}
        {item.confidential && <Badge tone="bad">{t('complaints.desk.trust.confidential')}</Badge>}
        {item.visibility === 'hidden' && !item.confidential && !item.taskOf && (
          <Badge tone="accent">{t('complaints.desk.case.hidden')}</Badge>
        )}
        {item.visibility === 'coarse' && <Badge tone="accent">{t('complaints.desk.case.coarse')}</Badge>}
      </div>
    </header>
  );
}
