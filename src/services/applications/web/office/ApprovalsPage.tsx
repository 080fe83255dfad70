/** The head's list: what waits for my decision, with the advice that was given; one by one or many at once. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { useLive } from '../../../../web/kit/live/live.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { Button, ButtonRow } from '../../../../web/ui/base/button.tsx';
import { Facts } from '../../../../web/ui/base/card.tsx';
import { Checkbox } from '../../../../web/ui/base/choice.tsx';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { Link } from '../../../../web/ui/base/link.tsx';
import { Dialog } from '../../../../web/ui/office/dialog.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import type { ApprovalItem, DecidedMany } from '../../rules/desk-contract.ts';
import { AlsoDid } from './AlsoDid.tsx';
import { DueMark } from './DueMark.tsx';
import { approvalsQuery, DESK_KEY } from './desk-data.ts';
import { useDeskAct } from './use-desk-act.ts';
import './case.css';
import './desk.css';

/** The one yes that can be given without opening: it needs no reason and nothing stands in its way. */
function plainYes(item: ApprovalItem) {
  return item.acts.find(({ kind, needs, blocked }) => kind === 'approve' && needs.length === 0 && !blocked);
}

/** May be taken along with all others: whoever objected is heard one by one, and one's own work is looked at twice. */
function plainly(item: ApprovalItem) {
  return (
    plainYes(item) &&
    item.alsoDid.length === 0 &&
    item.checks.missing + item.checks.wrong === 0 &&
    item.advice.every(({ agrees }) => agrees !== false)
  );
}

export function Page() {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery(approvalsQuery);
  useLive(['applications.desk'], { invalidate: [DESK_KEY] });
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [sure, setSure] = useState(false);
  const [result, setResult] = useState<DecidedMany>();
  const { busy, failure, run } = useDeskAct();
  const items = data?.items ?? [];
  const chosen = items.filter((item) => picked.has(item.code) && plainYes(item));
  const offers = chosen.length > 0 || items.some(plainly);
  const pick = (code: string, on: boolean) => {
    const next = new Set(picked);
    if (on) next.add(code);
    else next.delete(code);
    setPicked(next);
  };
  const decide = async () => {
    const decisions = chosen.map((item) => ({ code: item.code, seen: item.seen, act: plainYes(item)?.id }));
    const answer = await run<DecidedMany>('/api/desk/approvals', { decisions });
    if (!answer) return;
    setSure(false);
    setPicked(new Set());
    setResult(answer);
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <OfficeTitle title={t('applications.approvals.title')} note={t('applications.approvals.lead')} />
      {result && (
        <Notice
          tone={result.failed.length > 0 ? 'warn' : 'good'}
          live="polite"
          title={t('applications.approvals.done', { count: result.done.length })}
        >
          {result.failed.length > 0 && (
            <ul className="list-disc pl-5">
              {result.failed.map(({ code, said }) => (
                <li key={code}>{`${code}: ${said}`}</li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      {!data && <NotYet error={error} retry={() => void refetch()} />}
      {data && items.length === 0 && (
        <EmptyState title={t('applications.approvals.empty')}>
          {t('applications.approvals.empty-detail')}
        </EmptyState>
      )}
      {offers && (
        <div className="approvals-bar">
          <ButtonRow>
            {chosen.length > 0 && (
              <Button onClick={() => setSure(true)}>
                {t('applications.approvals.approve-many', { count: chosen.length })}
              </Button>
            )}
            <Button
              tone="second"
              onClick={() =>
                setPicked(
                  chosen.length > 0 ? new Set() : new Set(items.filter(plainly).map(({ code }) => code)),
                )
              }
            >
              {t(chosen.length > 0 ? 'applications.approvals.none' : 'applications.approvals.all')}
            </Button>
          </ButtonRow>
        </div>
      )}
      {items.map((item) => (
        <OneToDecide
          key={item.code}
          item={item}
          picked={picked.has(item.code)}
          onPick={(on) => pick(item.code, on)}
        />
      ))}
      {data?.more && <p className="text-ink-soft">{t('applications.approvals.more')}</p>}
      {sure && (
        <Dialog
          open
          onClose={() => setSure(false)}
          closeLabel={t('kit.close')}
          title={t('applications.approvals.sure', { count: chosen.length })}
          actions={
            <Button busy={busy} busyLabel={t('applications.message.sending')} onClick={() => void decide()}>
              {t('applications.approvals.approve-many', { count: chosen.length })}
            </Button>
          }
        >
          <p>{t('applications.approvals.sure-detail')}</p>
          <ul className="list-disc pl-5">
            {chosen.map(({ code, service, applicant }) => (
              <li key={code}>{[service.title, applicant, code].filter(Boolean).join(' · ')}</li>
            ))}
          </ul>
          <FormFailure failure={failure} />
        </Dialog>
      )}
    </div>
  );
}

type OneProps = { item: ApprovalItem; picked: boolean; onPick: (on: boolean) => void };

function OneToDecide({ item, picked, onPick }: OneProps) {
  const { t, formats } = useTexts();
  const { ok, missing, wrong, open } = item.checks;
  return (
    <article className="card grid gap-3">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <h2 className="text-lg">
          <Link href={`/office/permohonan/${item.code}`}>{item.service.title}</Link>
        </h2>
        <DueMark item={item} />
      </div>
      <p className="text-ink-soft">
        {[item.applicant, item.area?.name, item.code].filter(Boolean).join(' · ')}
        {item.actsFor && ` · ${t('applications.desk.acts-for', { name: item.actsFor })}`}
      </p>
      <Facts facts={item.gist.map(({ title, said }) => ({ key: title, term: title, value: said }))} />
      <p>
        {t('applications.approvals.checks', { ok, bad: missing + wrong, open })}
        {item.fee > 0 && ` · ${t('applications.approvals.fee', { amount: formats.money(item.fee) })}`}
      </p>
      {item.advice.map((advice) => (
        <div key={advice.title} className="flex flex-wrap items-baseline gap-2">
          {advice.agrees !== null && (
            <Badge tone={advice.agrees ? 'good' : 'bad'}>
              {t(advice.agrees ? 'applications.desk.review.agrees' : 'applications.desk.review.disagrees')}
            </Badge>
          )}
          <span>
            <strong>{advice.title}</strong>
            {advice.opinion && `: ${advice.opinion}`}
            {advice.name && ` (${advice.name})`}
          </span>
        </div>
      ))}
      <AlsoDid parts={item.alsoDid} />
      {plainYes(item) ? (
        <Checkbox checked={picked} onChange={({ target }) => onPick(target.checked)}>
          {t('applications.approvals.pick', {
            papers: plainYes(item)?.issues.join(', ') || item.service.title,
          })}
        </Checkbox>
      ) : (
        <p className="text-ink-soft text-sm">{t('applications.approvals.open-it')}</p>
      )}
    </article>
  );
}
