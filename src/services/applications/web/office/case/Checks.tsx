/** Each requirement with what was handed in for it, and the officer's judgement. */
import { useState } from 'react';
import type { Static } from 'typebox';
import { FormFailure } from '../../../../../web/kit/forms/FormFailure.tsx';
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge, type BadgeTone } from '../../../../../web/ui/base/badge.tsx';
import { Button, ButtonRow } from '../../../../../web/ui/base/button.tsx';
import { TextField } from '../../../../../web/ui/base/field.tsx';
import type { DeskApplication, RequirementView } from '../../../rules/desk-contract.ts';
import { SaidFiles } from '../../SaidAnswers.tsx';
import { deskPath } from '../desk-data.ts';
import { useDeskAct } from '../use-desk-act.ts';

type Requirement = Static<typeof RequirementView>;

const words: Record<Requirement['verdict'], TextKey> = {
  open: 'applications.desk.verdict.open',
  ok: 'applications.desk.verdict.ok',
  missing: 'applications.desk.verdict.missing',
  wrong: 'applications.desk.verdict.wrong',
};
const tones: Record<Requirement['verdict'], BadgeTone> = {
  open: 'calm',
  ok: 'good',
  missing: 'warn',
  wrong: 'bad',
};

export function Checks({ application: one }: { application: DeskApplication }) {
  const { t } = useTexts();
  if (one.requirements.length === 0) return null;
  const left = one.requirements.filter(({ verdict }) => verdict === 'open').length;
  return (
    <section className="card" aria-labelledby="desk-checks">
      <h2 id="desk-checks">{t('applications.desk.checks')}</h2>
      {one.may.includes('check') && (
        <p className="text-ink-soft">
          {left === 0
            ? t('applications.desk.checks-done')
            : t('applications.desk.checks-left', { count: left })}
        </p>
      )}
      {one.may.includes('check') && left > 1 && <RestOk application={one} />}
      {one.requirements.map((requirement) => (
        <OneCheck
          key={requirement.id}
          code={one.code}
          requirement={requirement}
          may={one.may.includes('check')}
          said={saidOf(one, requirement.path)}
        />
      ))}
    </section>
  );
}

/** Most applications are complete: the rest is judged with one press after it has been looked at. */
function RestOk({ application: one }: { application: DeskApplication }) {
  const { t } = useTexts();
  const { busy, failure, run } = useDeskAct();
  const judge = async () => {
    for (const { id, verdict } of one.requirements) {
      if (verdict !== 'open') continue;
      if (!(await run(`${deskPath(one.code)}/checks`, { requirement: id, verdict: 'ok' }))) return;
    }
  };
  return (
    <div className="mt-2 mb-4 grid gap-2">
      <div>
        <Button size="small" tone="second" busy={busy} icon="check" onClick={() => void judge()}>
          {t('applications.desk.judge.rest-ok')}
        </Button>
      </div>
      <FormFailure failure={failure} />
    </div>
  );
}

function saidOf(one: DeskApplication, path: string | null): string | undefined {
  const all = (one.answers ?? []).flatMap(({ items }) => items.flat());
  return all.find((said) => said.path === path)?.said || undefined;
}

type OneProps = { code: string; requirement: Requirement; may: boolean; said: string | undefined };

function OneCheck({ code, requirement, may, said }: OneProps) {
  const { t, formats } = useTexts();
  const { busy, failure, run } = useDeskAct();
  const [asking, setAsking] = useState<'missing' | 'wrong'>();
  const [note, setNote] = useState(requirement.note);
  /** It was judged once, and the correction opened it again. */
  const again = requirement.verdict === 'open' && requirement.at !== null;
  const judge = async (verdict: Requirement['verdict'], why = '') => {
    const body = { requirement: requirement.id, verdict, ...(why.trim() ? { note: why.trim() } : {}) };
    if (await run(`${deskPath(code)}/checks`, body)) setAsking(undefined);
  };
  return (
    <div className="desk-check">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h3>{requirement.title}</h3>
        <Badge tone={again ? 'warn' : tones[requirement.verdict]}>
          {t(again ? 'applications.desk.verdict.again' : words[requirement.verdict])}
        </Badge>
      </div>
      {requirement.files.length > 0 && <SaidFiles files={requirement.files} />}
      {requirement.files.length === 0 && said && <p className="whitespace-pre-line">{said}</p>}
      {requirement.path === null && (
        <p className="text-ink-soft text-sm">{t('applications.desk.shown-in-person')}</p>
      )}
      {requirement.note && (
        <p>{again ? t('applications.desk.judged-before', { note: requirement.note }) : requirement.note}</p>
      )}
      {requirement.by && requirement.at && (
        <p className="text-ink-soft text-sm">{`${requirement.by} · ${formats.dateTime(requirement.at)}`}</p>
      )}
      {may && !asking && (
        <ButtonRow>
          <Button size="small" tone="second" busy={busy} onClick={() => void judge('ok')} icon="check">
            {t('applications.desk.judge.ok')}
          </Button>
          <Button size="small" tone="quiet" onClick={() => setAsking('missing')}>
            {t('applications.desk.judge.missing')}
          </Button>
          <Button size="small" tone="quiet" onClick={() => setAsking('wrong')}>
            {t('applications.desk.judge.wrong')}
          </Button>
        </ButtonRow>
      )}
      {asking && (
        <form
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (!busy && note.trim().length > 1) void judge(asking, note);
          }}
        >
          <TextField
            label={t('applications.desk.judge.note')}
            hint={t('applications.desk.field-note-hint')}
            maxLength={500}
            value={note}
            onChange={({ target }) => setNote(target.value)}
          />
          <ButtonRow>
            <Button type="submit" size="small" busy={busy} disabled={note.trim().length < 2}>
              {t(words[asking])}
            </Button>
            <Button size="small" tone="second" onClick={() => setAsking(undefined)}>
              {t('applications.desk.cancel')}
            </Button>
          </ButtonRow>
        </form>
      )}
      <FormFailure failure={failure} />
    </div>
  );
}
