/** One step for many reports: choose it, see what it would do to each, then let it run. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api } from '../../../../../web/kit/api/api.ts';
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import { navigate } from '../../../../../web/kit/navigation/location.ts';
import { useSession } from '../../../../../web/kit/session/session.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { newId } from '../../../../../web/kit/unique.ts';
import { Badge } from '../../../../../web/ui/base/badge.tsx';
import { Button, ButtonRow, LinkButton } from '../../../../../web/ui/base/button.tsx';
import { EmptyState, Notice } from '../../../../../web/ui/base/feedback.tsx';
import { Link } from '../../../../../web/ui/base/link.tsx';
import { ProgressBar } from '../../../../../web/ui/base/progress.tsx';
import { OfficeTitle } from '../../../../../web/ui/office/shell.tsx';
import type { State } from '../../../rules/case-contract.ts';
import { dropKept } from '../acts/kept.ts';
import { stateWords } from '../words.ts';
import { BULK_DRAFT, BulkForm, type BulkValues, emptyBulk, orderOf } from './BulkForm.tsx';
import { bulkWords, isBulkAct, type Rehearsal, rehearseAll, runPath, runsQuery } from './bulk-data.ts';
import { type Pick, setPicks, usePicks } from './picks.ts';
import './tools.css';

export function Page() {
  const { t } = useTexts();
  const picks = usePicks();
  const [values, setValues] = useState<BulkValues>();
  const [looking, setLooking] = useState(false);
  const [turn, setTurn] = useState(0);
  const first = picks[0];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <OfficeTitle
        title={t('complaints.tools.bulk.title')}
        note={first ? t('complaints.tools.bulk.picked', { count: picks.length }) : undefined}
        actions={
          <LinkButton tone="quiet" icon="arrow-left" href="/office/laporan">
            {t('complaints.tools.bulk.back')}
          </LinkButton>
        }
      />
      {!first ? (
        <EmptyState title={t('complaints.tools.bulk.none')}>
          {t('complaints.tools.bulk.none-hint')}
        </EmptyState>
      ) : looking && values ? (
        <Preview
          key={turn}
          picks={picks}
          values={values}
          onBack={() => setLooking(false)}
          onAgain={() => setTurn(turn + 1)}
        />
      ) : (
        <>
          <p className="text-ink-soft">{t('complaints.tools.bulk.note')}</p>
          <BulkForm
            example={first.code}
            initial={values ?? emptyBulk}
            onDone={(next) => {
              setValues(next);
              setLooking(true);
            }}
          />
        </>
      )}
      {!looking && <LastRuns />}
    </div>
  );
}

function LastRuns() {
  const { t, formats } = useTexts();
  const runs = useQuery(runsQuery).data?.runs ?? [];
  if (runs.length === 0) return null;
  return (
    <section aria-labelledby="last-runs">
      <h2 id="last-runs">{t('complaints.tools.bulk.last')}</h2>
      <ul className="tool-lines">
        {runs.map(({ id, act, total, at }) => (
          <li key={id}>
            <Link href={runPath(id)}>
              {t('complaints.tools.bulk.last-line', {
                act: isBulkAct(act) ? t(bulkWords[act].name) : act,
                total: formats.number(total),
                time: formats.dateTime(at),
              })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

type PreviewProps = { picks: readonly Pick[]; values: BulkValues; onBack: () => void; onAgain: () => void };

function Preview({ picks, values, onBack, onAgain }: PreviewProps) {
  const { t, formats } = useTexts();
  const { actor } = useSession();
  const client = useQueryClient();
  const [done, setDone] = useState(0);
  const [found, setFound] = useState<Rehearsal>();
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);
  const top = useRef<HTMLHeadingElement>(null);
  // One press is one run, however often it has to be sent.
  const key = useRef(newId());
  const asked = useRef({ picks, order: orderOf(values) });
  useEffect(() => {
    const stop = new AbortController();
    rehearseAll(asked.current.order, asked.current.picks, setDone, stop.signal)
      .then((all) => {
        setFound(all);
        requestAnimationFrame(() => top.current?.focus());
      })
      .catch((error: unknown) => {
        if (!stop.signal.aborted) setFailure(problemWords(error).detail);
      });
    return () => stop.abort();
  }, []);
  const run = async (items: Rehearsal) => {
    setBusy(true);
    setFailure(undefined);
    try {
      const { id } = await api.post<{ id: string }>(
        '/api/desk/bulk',
        {
          order: asked.current.order,
          items: items.map(({ code, version }) => ({ code, version })),
        },
        { idempotencyKey: key.current },
      );
      setPicks([]);
      dropKept(actor?.id ?? '', BULK_DRAFT);
      void client.invalidateQueries({ queryKey: ['complaints', 'bulk'] });
      navigate(runPath(id));
    } catch (error) {
      setFailure(problemWords(error).detail);
      setBusy(false);
    }
  };
  const failed = failure && (
    <Notice tone="bad" live="assertive">
      {failure}{' '}
      {!found && (
        <Button tone="quiet" size="small" onClick={onAgain}>
          {t('kit.retry')}
        </Button>
      )}
    </Notice>
  );
  if (!found)
    return (
      <div className="tool-form">
        {failed || (
          <ProgressBar
            label={t('complaints.tools.bulk.rehearsing')}
            value={done / picks.length}
            detail={t('complaints.tools.bulk.of', {
              done: formats.number(done),
              total: formats.number(picks.length),
            })}
          />
        )}
        <ButtonRow>
          <Button tone="second" onClick={onBack}>
            {t('complaints.tools.bulk.other')}
          </Button>
        </ButtonRow>
      </div>
    );
  const will = found.filter(({ refusal }) => refusal === null);
  const wont = found.filter(({ refusal }) => refusal !== null);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <div className="tool-form">
        <p className="font-semibold">{t(bulkWords[values.act].name)}</p>
        <Notice tone={values.act === 'answer' || values.act === 'close' ? 'warn' : undefined}>
          {t(bulkWords[values.act].undo)}
        </Notice>
        {failed}
        <ButtonRow>
          {will.length > 0 && (
            <Button busy={busy} busyLabel={t('complaints.desk.sending')} onClick={() => void run(will)}>
              {t('complaints.tools.bulk.run', { count: will.length })}
            </Button>
          )}
          <Button tone="second" onClick={onBack}>
            {t('complaints.tools.bulk.other')}
          </Button>
        </ButtonRow>
      </div>
      {wont.length > 0 && (
        <section aria-labelledby="bulk-wont">
          <h2 id="bulk-wont">{t('complaints.tools.bulk.wont', { count: wont.length })}</h2>
          <Lines items={wont} />
        </section>
      )}
      <section aria-labelledby="bulk-will">
        <h2 id="bulk-will" ref={top} tabIndex={-1}>
          {t('complaints.tools.bulk.will', { count: will.length })}
        </h2>
        <Lines items={will} taking={values.act === 'take'} />
      </section>
    </div>
  );
}

/** `taking`: each would become the caller's own, and a colleague's is taken from them. */
function Lines({ items, taking = false }: { items: Rehearsal; taking?: boolean }) {
  const { t } = useTexts();
  const word = (state: string) => {
    const key = stateWords[state as State];
    return key ? t(key) : state;
  };
  return (
    <ul className="tool-lines">
      {items.map((item) => (
        <li key={item.code} data-tone={item.refusal ? 'bad' : undefined}>
          <div className="tool-line-head">
            <Link href={`/office/laporan/${encodeURIComponent(item.code)}`} className="tabular">
              {item.code}
            </Link>
            <span>{item.title}</span>
          </div>
          {item.refusal ? (
            <p>{item.refusal.detail}</p>
          ) : (
            <p className="text-ink-soft text-sm">
              {item.after === item.state
                ? word(item.state)
                : t('complaints.tools.bulk.change', { from: word(item.state), to: word(item.after ?? '') })}
              {item.agency && ` · ${item.agency}`}
              {item.assignee && ` · ${item.assignee}`}
              {taking && item.assignee && !item.mine && (
                <>
                  {' '}
                  <Badge tone="warn">{t('complaints.tools.bulk.from-colleague')}</Badge>
                </>
              )}
            </p>
          )}
          {item.text && (
            <blockquote className="tool-quote" lang={item.language ?? undefined}>
              {item.text}
              {item.fellBack && ` (${t('complaints.tools.bulk.indonesian')})`}
            </blockquote>
          )}
        </li>
      ))}
    </ul>
  );
}
