/** Who has it, and taking it, giving it back or handing it on. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormFailure } from '../../../../../web/kit/forms/FormFailure.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../../web/ui/base/button.tsx';
import { Select } from '../../../../../web/ui/base/field.tsx';
import type { DeskApplication } from '../../../rules/desk-contract.ts';
import { colleaguesQuery, deskPath } from '../desk-data.ts';
import { useDeskAct } from '../use-desk-act.ts';

export function TakeBar({ application: one }: { application: DeskApplication }) {
  const { t } = useTexts();
  const { busy, failure, run } = useDeskAct();
  const [open, setOpen] = useState(false);
  const [officer, setOfficer] = useState('');
  const colleagues = useQuery({ ...colleaguesQuery(one.code), enabled: open });
  const may = (what: string) => one.may.includes(what);
  const path = deskPath(one.code);
  if (!may('take') && !may('release') && !may('hand-over')) return <FormFailure failure={failure} />;
  return (
    <section className="grid gap-3">
      <p className="text-ink-soft">
        {one.assignee
          ? t('applications.desk.with', { name: one.assignee.name })
          : t('applications.desk.with-nobody')}
      </p>
      <ButtonRow>
        {may('take') && (
          <Button
            size="small"
            tone="second"
            busy={busy}
            onClick={() => void run(`${path}/take`, { seen: one.seen })}
          >
            {t('applications.desk.take')}
          </Button>
        )}
        {may('release') && (
          <Button
            size="small"
            tone="second"
            busy={busy}
            onClick={() => void run(`${path}/release`, { seen: one.seen })}
          >
            {t('applications.desk.release')}
          </Button>
        )}
        {may('hand-over') && (
          <Button size="small" tone="quiet" onClick={() => setOpen(!open)} aria-expanded={open}>
            {t('applications.desk.hand-over')}
          </Button>
        )}
      </ButtonRow>
      {open && (
        <div className="grid max-w-md gap-3">
          <Select
            label={t('applications.desk.hand-over-to')}
            empty={t('definitions.form.choose')}
            value={officer}
            options={(colleagues.data?.officers ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            onChange={({ target }) => setOfficer(target.value)}
          />
          <div>
            <Button
              size="small"
              disabled={officer === ''}
              busy={busy}
              onClick={() =>
                void run(`${path}/hand-over`, { seen: one.seen, officer }).then(
                  (done) => done && setOpen(false),
                )
              }
            >
              {t('applications.desk.hand-over')}
            </Button>
          </div>
        </div>
      )}
      <FormFailure failure={failure} />
    </section>
  );
}
