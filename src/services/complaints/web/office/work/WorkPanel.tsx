/** Work between agencies on one case: the chain of handing down, tasks of others, and what goes back and forth. */
import './work.css';
import { useState } from 'react';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge, CaseBadge } from '../../../../../web/ui/base/badge.tsx';
import { Button, ButtonRow } from '../../../../../web/ui/base/button.tsx';
import type { State } from '../../../rules/case-contract.ts';
import type { DeskComplaint } from '../../../rules/desk-contract.ts';
import type { HandedDown } from '../../../rules/work-contract.ts';
import { CaseLink } from '../merge/MergedInto.tsx';
import { stateWords } from '../words.ts';
import { Escalations } from './Escalations.tsx';
import { WorkDialog } from './WorkDialog.tsx';
import { WORK_ACTS, type WorkAct, workActWords } from './work-data.ts';

export function WorkPanel({ item }: { item: DeskComplaint }) {
  const { t } = useTexts();
  const [act, setAct] = useState<WorkAct>();
  const { chain, tasks, escalations } = item.work;
  const offered = WORK_ACTS.filter((one) => item.may.includes(one));
  // An open dialog stays when a colleague has just taken away what could be done.
  if (!act && chain.length + tasks.length + escalations.length + offered.length === 0) return null;
  return (
    <section aria-labelledby="case-between" className="case-between">
      <h3 id="case-between">{t('complaints.work.title')}</h3>
      <Escalations escalations={escalations} />
      <Chain chain={chain} />
      <Tasks item={item} />
      {offered.length > 0 && (
        <div data-print="no">
          <ButtonRow>
            {offered.map((one) => (
              <Button
                key={one}
                tone={one === 'acknowledge' || one === 'decide' ? 'first' : 'second'}
                size="small"
                onClick={() => setAct(one)}
              >
                {t(workActWords[one].verb)}
              </Button>
            ))}
          </ButtonRow>
        </div>
      )}
      {act && <WorkDialog key={act} item={item} act={act} onClose={() => setAct(undefined)} />}
    </section>
  );
}

function Chain({ chain }: { chain: HandedDown[] }) {
  const { t, formats } = useTexts();
  if (chain.length === 0) return null;
  const here = chain.findLast((one) => one.endedAt === null);
  const end = (one: HandedDown) => {
    if (one.outcome === 'returned') return t('complaints.work.chain.returned', { reason: one.reason ?? '' });
    if (one.outcome === 'done') return t('complaints.work.chain.done');
    return one.outcome === 'moved' ? t('complaints.work.chain.moved') : undefined;
  };
  return (
    <div>
      <h4 className="field-label">{t('complaints.work.chain')}</h4>
      <ol className="work-list">
        {chain.map((one) => (
          <li key={one.id} data-now={one === here ? '' : undefined} data-late={one.late ? '' : undefined}>
            <div className="rule-head">
              <strong>
                {t('complaints.work.chain.from-to', {
                  from: one.from.name,
                  to: one.officer ? `${one.officer}, ${one.to.name}` : one.to.name,
                })}
              </strong>
              {one === here && <Badge tone="brand">{t('complaints.work.chain.here')}</Badge>}
              {one.late && <Badge tone="bad">{t('complaints.work.chain.late')}</Badge>}
            </div>
            <p className="whitespace-pre-line break-words">{one.instruction}</p>
            <div className="text-ink-soft text-sm">
              {[
                t('complaints.work.chain.by', { name: one.by, time: formats.dateTime(one.givenAt) }),
                t('complaints.work.chain.due', { time: formats.deadline(one.dueAt) }),
              ].join(' · ')}
            </div>
            {end(one) && <div className="text-sm">{end(one)}</div>}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Tasks({ item }: { item: DeskComplaint }) {
  const { t, formats } = useTexts();
  const { tasks } = item.work;
  if (tasks.length === 0) return null;
  return (
    <div>
      <h4 className="field-label">{t('complaints.work.tasks')}</h4>
      {tasks.some((one) => one.open) && (
        <p className="text-ink-soft text-sm">{t('complaints.work.tasks.note')}</p>
      )}
      <ul className="work-list">
        {tasks.map((one) => (
          <li key={one.code} data-now={one.open ? '' : undefined} data-late={one.late ? '' : undefined}>
            <div className="rule-head">
              <CaseLink code={one.code} />
              <CaseBadge state={one.state as State}>{t(stateWords[one.state as State])}</CaseBadge>
              {one.late && <Badge tone="bad">{t('complaints.work.chain.late')}</Badge>}
            </div>
            <div className="break-words">{one.title}</div>
            <div className="text-ink-soft text-sm">
              {[
                one.agency?.name,
                one.open &&
                  one.dueAt &&
                  t('complaints.work.tasks.due', { time: formats.deadline(one.dueAt) }),
                one.closedAt && formats.dateTime(one.closedAt),
                one.under && t('complaints.work.tasks.under', { code: one.under }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
