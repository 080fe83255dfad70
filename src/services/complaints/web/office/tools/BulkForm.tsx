/** What is to be done to all picked reports: the step, and what it needs. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { say } from '../../../../../shared/languages.ts';
import { useSession } from '../../../../../web/kit/session/session.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../../web/ui/base/button.tsx';
import { RadioCards } from '../../../../../web/ui/base/choice.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { Select, TextArea, TextField } from '../../../../../web/ui/base/field.tsx';
import { ComboBox } from '../../../../../web/ui/office/combo-box.tsx';
import { BULK_ACTS, type BulkAct, type BulkOrder } from '../../../rules/bulk-contract.ts';
import { RULES } from '../../../rules/transitions.ts';
import { readKept } from '../acts/kept.ts';
import { useKept } from '../acts/use-kept.ts';
import { agenciesQuery, closingReasonsQuery, colleaguesQuery } from '../desk-data.ts';
import { priorityWords } from '../words.ts';
import { bulkWords } from './bulk-data.ts';
import { FillFields, isFilled } from './FillFields.tsx';
import { type Offered, offeredQuery } from './templates-data.ts';

export type BulkValues = {
  act: BulkAct;
  agency: string;
  officer: string;
  priority: string;
  note: string;
  from: 'own' | 'template';
  text: string;
  template: string;
  values: Record<string, string>;
  mended: '' | 'yes' | 'no';
  withoutPhoto: string;
  reason: string;
  authority: string;
};

export const emptyBulk: BulkValues = {
  ...{ act: 'take', agency: '', officer: '', priority: '', note: '', from: 'own', text: '', template: '' },
  ...{ values: {}, mended: '', withoutPhoto: '', reason: '', authority: '' },
};

/** Picks last until the tab is closed, so words for them need not stay much longer. */
const KEEP_MS = 12 * 3_600_000;
export const BULK_DRAFT = 'bulk';

function keptBulk(officer: string): Partial<BulkValues> {
  const kept = readKept<BulkValues>(officer, BULK_DRAFT);
  return kept && Date.now() - kept.at < KEEP_MS ? kept.draft : {};
}

const isWritten = ({ note, text, withoutPhoto, authority, values }: BulkValues): boolean =>
  [note, text, withoutPhoto, authority, ...Object.values(values)].some((words) => words.trim());

/** The order as the server takes it. */
export function orderOf(values: BulkValues): BulkOrder {
  const { act, agency, officer, priority, from, template, mended, authority } = values;
  const note = values.note.trim();
  const words = from === 'own' ? { text: values.text.trim() } : { template, values: values.values };
  switch (act) {
    case 'take':
      return { act };
    case 'assign':
      return { act, agency, ...(note ? { note } : {}) };
    case 'hand-over':
      return { act, officer, ...(note ? { note } : {}) };
    case 'priority':
      return { act, priority: Number(priority) };
    case 'answer':
      return { act, ...words };
    case 'close':
      return {
        ...{ act, ...words, mended: mended === 'yes' },
        ...(mended === 'yes'
          ? { withoutPhoto: values.withoutPhoto.trim() }
          : { reason: values.reason, ...(authority.trim() ? { authority: authority.trim() } : {}) }),
      };
  }
}

type Props = {
  /** The report whose colleagues and ready answers are offered for all. */
  example: string;
  initial: BulkValues;
  onDone: (values: BulkValues) => void;
};

type Wrong = Partial<Record<keyof BulkValues, boolean>>;

function wrongIn(values: BulkValues, fields: Offered['fields']): Wrong {
  const { act, from } = values;
  const says = act === 'answer' || act === 'close';
  return {
    agency: act === 'assign' && !values.agency,
    officer: act === 'hand-over' && !values.officer,
    priority: act === 'priority' && !values.priority,
    text: says && from === 'own' && values.text.trim().length < 2,
    template: says && from === 'template' && !values.template,
    values: says && from === 'template' && !isFilled(fields, values.values),
    mended: act === 'close' && !values.mended,
    withoutPhoto: act === 'close' && values.mended === 'yes' && values.withoutPhoto.trim().length < 10,
    reason: act === 'close' && values.mended === 'no' && !values.reason,
  };
}

export function BulkForm({ example, initial, onDone }: Props) {
  const { t, language } = useTexts();
  const { can, actor } = useSession();
  const officer = actor?.id ?? '';
  const [values, setValues] = useState<BulkValues>(() => ({ ...initial, ...keptBulk(officer) }));
  useKept(officer, BULK_DRAFT, values, isWritten(values));
  const [tried, setTried] = useState(false);
  const set = <K extends keyof BulkValues>(name: K, value: BulkValues[K]) =>
    setValues((before) => ({ ...before, [name]: value }));
  const { act } = values;
  const says = act === 'answer' || act === 'close';
  const agencies = useQuery({ ...agenciesQuery, enabled: act === 'assign' }).data?.agencies ?? [];
  const officers = useQuery({ ...colleaguesQuery(example), enabled: act === 'hand-over' }).data?.officers;
  const reasons = useQuery({ ...closingReasonsQuery, enabled: act === 'close' }).data?.reasons ?? [];
  const templates = useQuery({
    ...offeredQuery(example, act === 'close' ? 'close' : 'answer'),
    enabled: says,
  }).data?.templates;
  const template = templates?.find(({ id }) => id === values.template);
  const wrong = wrongIn(values, template?.fields ?? []);
  const error = (name: keyof BulkValues) =>
    tried && wrong[name] ? t('complaints.tools.bulk.need') : undefined;
  const asksAuthority = reasons.find(({ id }) => id === values.reason)?.asks === 'authority';
  return (
    <form
      className="tool-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!Object.values(wrong).some(Boolean)) onDone(values);
      }}
    >
      <RadioCards
        name="act"
        columns={2}
        label={t('complaints.tools.bulk.act')}
        value={act}
        onChange={(next) => set('act', next)}
        choices={BULK_ACTS.filter((one) => can(RULES[one].permission ?? '')).map((one) => ({
          value: one,
          title: t(bulkWords[one].name),
        }))}
      />
      <Notice tone={says ? 'warn' : undefined}>{t(bulkWords[act].undo)}</Notice>
      {act === 'assign' && (
        <ComboBox
          label={t('complaints.desk.field.agency')}
          options={agencies
            .map((one) => ({ id: one.id, label: say(one.name, language), note: one.short }))
            .sort((a, b) => a.label.localeCompare(b.label))}
          key={agencies.length}
          value={values.agency || null}
          onChange={(id) => set('agency', id ?? '')}
          error={error('agency')}
          openLabel={t('complaints.desk.open-list')}
          emptyLabel={t('complaints.desk.nothing-fits')}
        />
      )}
      {act === 'hand-over' && (
        <ComboBox
          key={officers?.length ?? 0}
          label={t('complaints.desk.field.officer')}
          options={(officers ?? []).map((one) => ({ id: one.id, label: one.name }))}
          value={values.officer || null}
          onChange={(id) => set('officer', id ?? '')}
          error={error('officer')}
          openLabel={t('complaints.desk.open-list')}
          emptyLabel={t('complaints.desk.nothing-fits')}
        />
      )}
      {act === 'priority' && (
        <Select
          label={t('complaints.desk.field.priority')}
          value={values.priority}
          error={error('priority')}
          onChange={(event) => set('priority', event.target.value)}
          empty="–"
          options={[1, 2, 3, 4].flatMap((level) => {
            const key = priorityWords[level];
            return key ? [{ value: String(level), label: t(key) }] : [];
          })}
        />
      )}
      {(act === 'assign' || act === 'hand-over') && (
        <TextArea
          label={t('complaints.desk.act.hand-over.text')}
          note={t('complaints.desk.optional')}
          rows={3}
          maxLength={2000}
          value={values.note}
          onChange={(event) => set('note', event.target.value)}
        />
      )}
      {says && (
        <RadioCards
          name="words"
          columns={2}
          label={t('complaints.tools.bulk.words')}
          value={values.from}
          onChange={(next) => set('from', next)}
          choices={[
            { value: 'own', title: t('complaints.tools.bulk.words.own') },
            { value: 'template', title: t('complaints.tools.bulk.words.template') },
          ]}
        />
      )}
      {says && values.from === 'own' && (
        <TextArea
          label={t('complaints.tools.bulk.text')}
          rows={5}
          maxLength={4000}
          value={values.text}
          error={error('text')}
          onChange={(event) => set('text', event.target.value)}
        />
      )}
      {says && values.from === 'template' && (
        <>
          <Select
            label={t('complaints.tools.template.choose')}
            value={values.template}
            error={error('template')}
            empty="–"
            onChange={(event) => setValues({ ...values, template: event.target.value, values: {} })}
            options={(templates ?? []).map(({ id, title }) => ({ value: id, label: title }))}
          />
          {template && <blockquote className="tool-quote">{template.text}</blockquote>}
          {template && (
            <FillFields
              fields={template.fields}
              values={values.values}
              onChange={(next) => set('values', next)}
              missing={tried ? t('complaints.tools.bulk.need') : undefined}
            />
          )}
        </>
      )}
      {act === 'close' && (
        <>
          <RadioCards
            name="mended"
            columns={2}
            label={t('complaints.tools.bulk.mended')}
            value={values.mended || undefined}
            error={error('mended')}
            onChange={(next) => set('mended', next)}
            choices={[
              { value: 'yes', title: t('complaints.tools.bulk.mended.yes') },
              { value: 'no', title: t('complaints.tools.bulk.mended.no') },
            ]}
          />
          {values.mended === 'yes' && (
            <TextArea
              label={t('complaints.tools.bulk.proof-why')}
              rows={2}
              maxLength={500}
              value={values.withoutPhoto}
              error={tried && wrong.withoutPhoto ? t('complaints.tools.bulk.need-reason') : undefined}
              onChange={(event) => set('withoutPhoto', event.target.value)}
            />
          )}
          {values.mended === 'no' && (
            <Select
              label={t('complaints.tools.bulk.reason')}
              value={values.reason}
              error={error('reason')}
              empty="–"
              onChange={(event) => set('reason', event.target.value)}
              options={reasons.map(({ id, title }) => ({ value: id, label: title }))}
            />
          )}
          {values.mended === 'no' && asksAuthority && (
            <TextField
              label={t('complaints.tools.bulk.authority')}
              value={values.authority}
              maxLength={120}
              onChange={(event) => set('authority', event.target.value)}
            />
          )}
        </>
      )}
      <ButtonRow>
        <Button type="submit">{t('complaints.tools.bulk.preview')}</Button>
      </ButtonRow>
    </form>
  );
}
