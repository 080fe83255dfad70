/** What I can do with it now, as verbs; an act that needs a reason or named fields asks for them before it is done. */
import { useEffect, useRef, useState } from 'react';
import type { Static } from 'typebox';
import { FormFailure } from '../../../../../web/kit/forms/FormFailure.tsx';
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { TextArea, TextField } from '../../../../../web/ui/base/field.tsx';
import type { ActView, DeskApplication } from '../../../rules/desk-contract.ts';
import { deskPath } from '../desk-data.ts';
import { useDeskAct } from '../use-desk-act.ts';
import { FieldsToMend, type ToMend } from './FieldsToMend.tsx';
import { NextOne } from './NextOne.tsx';
import { taskOf } from './task-of.ts';

type OneAct = Static<typeof ActView>;

/** As many letters as the city asks for in a refusal. */
const LEAST_REFUSAL = 10;

const blockedWords: Record<string, TextKey> = {
  'requirements-open': 'applications.desk.blocked.requirements-open',
  'requirements-bad': 'applications.desk.blocked.requirements-bad',
  'visit-open': 'applications.desk.blocked.visit-open',
};

export function Acts({ application: one }: { application: DeskApplication }) {
  const { t } = useTexts();
  const [begun, setBegun] = useState<{ act: OneAct; state: string }>();
  // What a colleague's decision has ended is closed, but why it was refused stays to be read.
  const chosen = begun?.state === one.state.id ? begun.act : undefined;
  const act = useDeskAct();
  const choose = (next?: OneAct) => {
    act.clear();
    setBegun(next && { act: next, state: one.state.id });
  };
  // The form has closed and the page has grown shorter: the reason is brought back into sight.
  const refused = useRef<HTMLDivElement>(null);
  const alone = act.failure !== undefined && !chosen;
  useEffect(() => {
    if (alone) refused.current?.scrollIntoView({ block: 'center' });
  }, [alone]);
  const task = taskOf(one);
  if (one.state.kind === 'end')
    return (
      <section className="card gap-2">
        <h2>{t('applications.desk.done')}</h2>
        {alone && (
          <div ref={refused}>
            <FormFailure failure={act.failure} />
          </div>
        )}
        {one.decision && <p>{t(`applications.desk.decision.${one.decision.kind}`)}</p>}
        {one.decision?.reason && <p className="whitespace-pre-line">{one.decision.reason}</p>}
        <NextOne code={one.code} />
      </section>
    );
  return (
    <section className="card grid gap-4" aria-labelledby="desk-acts">
      <h2 id="desk-acts">{t('applications.desk.now')}</h2>
      {alone && (
        <div ref={refused}>
          <FormFailure failure={act.failure} />
        </div>
      )}
      <p>{t(task.key, task.params)}</p>
      <p className="text-ink-soft text-sm">{t('applications.desk.reads', { text: one.state.says })}</p>
      {!task.mine && <NextOne code={one.code} />}
      {one.may.includes('paid') && <Paid application={one} />}
      {chosen ? (
        <ActForm
          key={chosen.id}
          application={one}
          act={chosen}
          doing={act}
          onClose={() => choose(undefined)}
        />
      ) : (
        <>
          <ButtonRow>
            {one.acts.map((offered) => (
              <Button
                key={offered.id}
                tone={offered.kind === 'refuse' ? 'danger' : offered.kind === 'return' ? 'second' : 'first'}
                disabled={offered.blocked !== null}
                onClick={() => choose(offered)}
              >
                {offered.title}
              </Button>
            ))}
          </ButtonRow>
          {[...new Set(one.acts.flatMap(({ blocked }) => blocked ?? []))].map((why) => (
            <p key={why} className="text-ink-soft text-sm">
              {t(blockedWords[why] ?? 'applications.desk.blocked.other')}
            </p>
          ))}
        </>
      )}
    </section>
  );
}

function ActForm({
  application: one,
  act,
  doing: { busy, failure, run },
  onClose,
}: {
  application: DeskApplication;
  act: OneAct;
  doing: ReturnType<typeof useDeskAct>;
  onClose: () => void;
}) {
  const { t } = useTexts();
  const [reason, setReason] = useState('');
  const [fields, setFields] = useState<ToMend[]>(() => startingWith(one, act));
  const [tried, setTried] = useState(false);
  // A return says with each field what is wrong with it.
  const needsReason = act.needs.includes('reason') && act.kind !== 'return';
  /** Words to a colleague are not those of a decision. */
  const onward = act.kind === 'forward';
  const least = act.kind === 'refuse' ? LEAST_REFUSAL : 2;
  const needsFields = act.needs.includes('fields');
  const wrong =
    (needsReason && reason.trim().length < least) ||
    (needsFields && fields.length === 0) ||
    fields.some(({ note }) => note.trim().length < 2);
  const send = async () => {
    setTried(true);
    if (wrong) return;
    const body = {
      seen: one.seen,
      act: act.id,
      ...(reason.trim() ? { reason: reason.trim() } : {}),
      ...(needsFields ? { fields: fields.map(({ path, note }) => ({ path, note: note.trim() })) } : {}),
    };
    if (await run(`${deskPath(one.code)}/act`, body)) onClose();
  };
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void send();
      }}
    >
      <h3>{act.title}</h3>
      <p>
        {t('applications.desk.leads-to', {
          state: act.kind === 'return' ? t('applications.desk.view.paused') : act.to.title,
        })}
      </p>
      {act.issues.length > 0 && <p>{t('applications.desk.issues', { papers: act.issues.join(', ') })}</p>}
      {needsFields && <FieldsToMend application={one} fields={fields} onChange={setFields} tried={tried} />}
      <TextArea
        label={t(
          onward
            ? 'applications.desk.reason-onward'
            : act.kind === 'return'
              ? 'applications.desk.reason-return'
              : 'applications.desk.reason',
        )}
        note={needsReason ? undefined : t('applications.optional')}
        hint={t(onward ? 'applications.desk.note-hint' : 'applications.desk.reason-hint')}
        error={
          tried && needsReason && reason.trim().length < least
            ? t('applications.desk.reason-missing')
            : undefined
        }
        rows={4}
        maxLength={4000}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <FormFailure failure={failure} />
      <ButtonRow>
        <Button
          type="submit"
          tone={act.kind === 'refuse' ? 'danger' : 'first'}
          busy={busy}
          busyLabel={t('applications.message.sending')}
        >
          {act.title}
        </Button>
        <Button tone="second" onClick={onClose}>
          {t('applications.desk.cancel')}
        </Button>
      </ButtonRow>
    </form>
  );
}

/** A return begins with what the check of requirements found wrong. */
function startingWith(one: DeskApplication, act: OneAct): ToMend[] {
  if (!act.needs.includes('fields')) return [];
  return one.requirements.flatMap(({ path, title, verdict, note }) =>
    path && (verdict === 'wrong' || verdict === 'missing') ? [{ path, title, note }] : [],
  );
}

/** The fee was paid at the counter: the number of the receipt is written down. */
function Paid({ application: one }: { application: DeskApplication }) {
  const { t, formats } = useTexts();
  const { busy, failure, run } = useDeskAct();
  const [receipt, setReceipt] = useState('');
  return (
    <form
      className="grid max-w-md gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && receipt.trim().length > 1)
          void run(`${deskPath(one.code)}/paid`, { seen: one.seen, receipt: receipt.trim() });
      }}
    >
      <Notice>{t('applications.desk.paid-detail', { amount: formats.money(one.fee.total) })}</Notice>
      <TextField
        label={t('applications.desk.receipt-number')}
        maxLength={60}
        value={receipt}
        onChange={({ target }) => setReceipt(target.value)}
      />
      <FormFailure failure={failure} />
      <div>
        <Button type="submit" busy={busy} disabled={receipt.trim().length < 2}>
          {t('applications.desk.paid')}
        </Button>
      </div>
    </form>
  );
}
