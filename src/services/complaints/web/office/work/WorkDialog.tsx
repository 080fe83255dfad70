/** The sheet of one act between agencies. What is typed stays when somebody else was faster. */

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { say as inWords } from '../../../../../shared/languages.ts';
import { FormFailure } from '../../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../../web/kit/forms/use-form.ts';
import { useSession } from '../../../../../web/kit/session/session.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { ErrorSummary, Notice } from '../../../../../web/ui/base/feedback.tsx';
import { Select, TextArea, TextField } from '../../../../../web/ui/base/field.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import { Dialog } from '../../../../../web/ui/office/dialog.tsx';
import type { DeskComplaint } from '../../../rules/desk-contract.ts';
import { readKept } from '../acts/kept.ts';
import { useKept } from '../acts/use-kept.ts';
import { agenciesQuery, renewCase, sendAct } from '../desk-data.ts';
import { isOvertaken } from '../overtaken.ts';
import {
  belowQuery,
  emptyWork,
  type WorkAct,
  type WorkValues,
  wordsOf,
  workActWords,
  workBody,
} from './work-data.ts';

type Props = { item: DeskComplaint; act: WorkAct; onClose: () => void };
type Form = ReturnType<typeof useForm<WorkValues>>;

const whole = (text: string) => (/^\d{1,3}$/.test(text.trim()) ? Number(text) : 0);

export function WorkDialog({ item, act, onClose }: Props) {
  const { t } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  const [overtaken, setOvertaken] = useState(false);
  const { actor } = useSession();
  const officer = actor?.id ?? '';
  const draft = `${item.code}.work.${act}`;
  const [begun] = useState(() => ({ ...emptyWork, ...readKept<WorkValues>(officer, draft)?.draft }));
  const words = workActWords[act];
  const { path, least } = wordsOf[act];
  const form = useForm<WorkValues>({
    initial: begun,
    paths: { text: path, unit: 'agency' },
    validate: ({ unit, officer, agency, task, text, days }) => ({
      ...(act === 'dispose' && (!unit || (unit === item.agency?.id && !officer))
        ? { unit: t('complaints.work.wrong.unit') }
        : {}),
      ...((act === 'open-task' || act === 'decide') && !agency
        ? { agency: t('complaints.work.wrong.agency') }
        : {}),
      ...(act === 'open-task' && task.trim().length < 5
        ? { task: t('complaints.work.wrong.short', { count: 5 }) }
        : {}),
      ...((act === 'dispose' || act === 'open-task') && (whole(days) < 1 || whole(days) > 120)
        ? { days: t('complaints.work.wrong.days') }
        : {}),
      ...(act === 'acknowledge' && text.trim() && text.trim().length < 5
        ? { text: t('complaints.work.wrong.short', { count: 5 }) }
        : {}),
      ...(text.trim().length < least ? { text: t('complaints.work.wrong.short', { count: least }) } : {}),
    }),
    async submit(values) {
      setOvertaken(false);
      try {
        await sendAct(item.code, act, { version: item.version, ...workBody(act, values) });
      } catch (error) {
        if (isOvertaken(error)) {
          await renewCase(client, item.code);
          setOvertaken(true);
          return;
        }
        throw error;
      }
      forget();
      say({ tone: 'good', text: t(words.done, { code: item.code }) });
      onClose();
      await renewCase(client, item.code);
    },
  });
  const { text, task, unit, agency } = form.values;
  const forget = useKept(officer, draft, form.values, Boolean(text.trim() || task.trim() || unit || agency));
  return (
    <Dialog
      open
      firm
      onClose={onClose}
      closeLabel={t('kit.close')}
      title={t(words.title)}
      actions={
        <Button busy={form.busy} busyLabel={t('complaints.desk.sending')} onClick={() => void form.submit()}>
          {t('complaints.work.send')}
        </Button>
      }
    >
      <form className="work-form" noValidate onSubmit={(event) => void form.submit(event)}>
        <p className="text-ink-soft">{t(words.hint)}</p>
        <ErrorSummary
          title={t('kit.form.summary', { count: form.summary.length })}
          fields={form.summary.length > 1 ? form.summary : []}
        />
        {overtaken && (
          <Notice tone="warn" live="assertive">
            {t('complaints.work.overtaken')}
          </Notice>
        )}
        <FormFailure failure={form.failure} />
        <Fields item={item} act={act} form={form} />
        <p className="text-ink-soft text-sm">{t('complaints.desk.kept')}</p>
      </form>
    </Dialog>
  );
}

function Fields({ item, act, form }: { item: DeskComplaint; act: WorkAct; form: Form }) {
  const { t } = useTexts();
  const words = {
    acknowledge: t('complaints.work.field.instruction'),
    dispose: t('complaints.work.field.instruction'),
    'open-task': t('complaints.work.field.instruction'),
    'send-up': t('complaints.work.field.reason'),
    decide: t('complaints.work.field.reason'),
    'new-facts': t('complaints.work.field.facts'),
  }[act];
  return (
    <>
      {act === 'dispose' && <UnitFields item={item} form={form} />}
      {(act === 'open-task' || act === 'decide') && <AgencyField form={form} />}
      {act === 'open-task' && (
        <TextField {...form.field('task')} label={t('complaints.work.field.task')} maxLength={90} />
      )}
      <TextArea
        {...form.field('text')}
        label={words}
        note={act === 'acknowledge' ? t('complaints.desk.optional') : undefined}
        rows={4}
        maxLength={2000}
      />
      {(act === 'dispose' || act === 'open-task') && (
        <TextField
          {...form.field('days')}
          label={t('complaints.work.field.days')}
          inputMode="numeric"
          maxLength={3}
        />
      )}
    </>
  );
}

function UnitFields({ item, form }: { item: DeskComplaint; form: Form }) {
  const { t } = useTexts();
  const units = useQuery(belowQuery(item.code)).data?.units;
  if (!units) return <p className="text-ink-soft">{t('kit.loading')}</p>;
  const own = form.values.unit === item.agency?.id;
  const officers = units.find(({ id }) => id === form.values.unit)?.officers ?? [];
  return (
    <div className="field-pair">
      <Select
        {...form.field('unit')}
        label={t('complaints.work.field.unit')}
        empty={t('complaints.work.routing.choose')}
        options={units.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(event) => {
          form.set('unit', event.target.value);
          form.set('officer', '');
        }}
      />
      <Select
        {...form.field('officer')}
        label={t('complaints.work.field.officer')}
        empty={t(own ? 'complaints.work.field.choose-officer' : 'complaints.work.field.whole-unit')}
        options={officers.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </div>
  );
}

function AgencyField({ form }: { form: Form }) {
  const { t, language } = useTexts();
  const agencies = useQuery(agenciesQuery).data?.agencies;
  if (!agencies) return <p className="text-ink-soft">{t('kit.loading')}</p>;
  return (
    <Select
      {...form.field('agency')}
      label={t('complaints.work.field.agency')}
      empty={t('complaints.work.routing.choose')}
      options={agencies
        .filter((one) => one.closedOn === null)
        .map((one) => ({ value: one.id, label: inWords(one.name, language) }))
        .sort((a, b) => a.label.localeCompare(b.label))}
    />
  );
}
