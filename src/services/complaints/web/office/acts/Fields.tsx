/** The fields of each act. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { say } from '../../../../../shared/languages.ts';
import { DateField } from '../../../../../web/kit/forms/DateField.tsx';
import type { useForm } from '../../../../../web/kit/forms/use-form.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Checkbox } from '../../../../../web/ui/base/choice.tsx';
import { FieldError, Select, TextArea } from '../../../../../web/ui/base/field.tsx';
import { ComboBox } from '../../../../../web/ui/office/combo-box.tsx';
import type { DeskComplaint } from '../../../rules/desk-contract.ts';
import { UNSORTED } from '../../../rules/sorting.ts';
import { TEMPLATE_ACTS, type TemplateAct } from '../../../rules/templates.ts';
import { CloseFields } from '../closing/CloseFields.tsx';
import { agenciesQuery, categoriesQuery, colleaguesQuery, sortingQuery } from '../desk-data.ts';
import { TemplatePicker } from '../tools/TemplatePicker.tsx';
import { priorityWords } from '../words.ts';
import { actWords } from './act-words.ts';
import type { Draft, WrittenAct } from './drafts.ts';
import { ProofPhotos } from './ProofPhotos.tsx';

type Form = ReturnType<typeof useForm<Draft>>;
type Props = { item: DeskComplaint; act: WrittenAct; form: Form; onPhotosBusy: (busy: boolean) => void };

export function ActFields({ item, act, form, onPhotosBusy }: Props) {
  switch (act) {
    case 'assign': {
      // What waits to be sorted is sorted first; its kind tells the agency.
      const waits = item.category.id === UNSORTED;
      return (
        <>
          {waits && <CategoryField item={item} form={form} first />}
          <AgencyField item={item} form={form} first={!waits} />
          {!waits && <CategoryField item={item} form={form} />}
          <PriorityField item={item} form={form} optional />
          <Words act={act} form={form} optional />
        </>
      );
    }
    case 'hand-over':
      return (
        <>
          <ColleagueField item={item} form={form} />
          <Words act={act} form={form} optional />
        </>
      );
    case 'priority':
      return <PriorityField item={item} form={form} />;
    case 'close':
      return (
        <CloseFields
          item={item}
          form={form}
          words={<TemplateWords item={item} act={act} form={form} />}
          proof={<Proof form={form} onPhotosBusy={onPhotosBusy} />}
          photos={<AttachedPhotos form={form} onPhotosBusy={onPhotosBusy} withShots />}
        />
      );
    case 'answer':
    case 'note':
      return (
        <>
          <TemplateWords item={item} act={act} form={form} />
          <AttachedPhotos form={form} onPhotosBusy={onPhotosBusy} />
        </>
      );
    case 'uphold':
      return (
        <>
          <Words act={act} form={form} />
          {item.closing?.plannedFor && <NewPlan form={form} />}
        </>
      );
    default:
      return <TemplateWords item={item} act={act} form={form} />;
  }
}

/** The day for which it was planned has come: perhaps it is another one now. */
function NewPlan({ form }: { form: Form }) {
  const { t } = useTexts();
  return (
    <DateField
      {...form.field('plannedFor')}
      label={t('complaints.desk.act.uphold.planned')}
      note={t('complaints.desk.optional')}
      hint={t('complaints.desk.closing.planned.hint')}
    />
  );
}

const LONGEST = { uphold: 2000, reject: 2000, reopen: 2000, assign: 2000, 'hand-over': 2000 } as Record<
  string,
  number
>;

/** Words that may begin with a ready answer: by the button, or by `/` at the start of a line. */
function TemplateWords({ item, act, form }: { item: DeskComplaint; act: WrittenAct; form: Form }) {
  const [open, setOpen] = useState(false);
  const caret = useRef<number>(undefined);
  if (!(TEMPLATE_ACTS as readonly string[]).includes(act)) return <Words act={act} form={form} />;
  const id = form.idOf('text');
  const box = () => document.getElementById(id) as HTMLTextAreaElement | null;
  return (
    <>
      <TemplatePicker
        code={item.code}
        act={act as TemplateAct}
        open={open}
        onOpen={(now) => {
          if (now) caret.current ??= box()?.selectionStart;
          else caret.current = undefined;
          setOpen(now);
        }}
        onPut={(filled, template) => {
          const { text } = form.values;
          const at = caret.current ?? text.length;
          form.set('text', `${text.slice(0, at)}${filled.text}${text.slice(at)}`);
          form.set('template', template);
          requestAnimationFrame(() => {
            box()?.focus();
            box()?.setSelectionRange(at + filled.text.length, at + filled.text.length);
          });
        }}
      />
      <Words
        act={act}
        form={form}
        onSlash={(at) => {
          caret.current = at;
          setOpen(true);
        }}
      />
    </>
  );
}

type WordsProps = {
  act: WrittenAct;
  form: Form;
  optional?: boolean;
  /** A slash was typed where a line begins, at this place. */
  onSlash?: (at: number) => void;
};

function Words({ act, form, optional, onSlash }: WordsProps) {
  const { t } = useTexts();
  const longest = LONGEST[act] ?? 4000;
  const left = longest - form.values.text.length;
  return (
    <TextArea
      {...form.field('text')}
      label={t(
        act === 'close' && form.values.mended === 'no'
          ? 'complaints.desk.closing.text-not'
          : actWords[act].text,
      )}
      note={optional ? t('complaints.desk.optional') : undefined}
      rows={5}
      maxLength={longest}
      onKeyDown={(event) => {
        const { selectionStart: at, value } = event.currentTarget;
        const begins = at === 0 || value[at - 1] === '\n';
        if (event.key !== '/' || !onSlash || !begins || event.nativeEvent.isComposing) return;
        event.preventDefault();
        onSlash(at);
      }}
      count={left < 200 ? { over: false, words: t('complaints.desk.left', { count: left }) } : undefined}
    />
  );
}

type PhotoProps = Pick<Props, 'form' | 'onPhotosBusy'> & {
  /** Where and when they are taken is kept with them. */
  withShots?: boolean;
};

function AttachedPhotos({ form, onPhotosBusy, withShots }: PhotoProps) {
  const { t } = useTexts();
  const heading = form.idOf('photos-name');
  return (
    <section aria-labelledby={heading} className="grid gap-2">
      <h4 id={heading} className="field-label">
        {t('complaints.desk.photo.title')} <span className="field-note">{t('complaints.desk.optional')}</span>
      </h4>
      <Attach form={form} onPhotosBusy={onPhotosBusy} withShots={withShots} />
    </section>
  );
}

function Attach({ form, onPhotosBusy, withShots }: PhotoProps) {
  const shots = useRef(form.values.shots);
  shots.current = form.values.shots;
  return (
    <ProofPhotos
      id={form.idOf('photos')}
      photos={form.values.photos}
      error={form.errors.photos}
      onBusy={onPhotosBusy}
      onChange={(photos) => form.set('photos', photos)}
      onShot={
        withShots
          ? (shot) => {
              shots.current = [...shots.current, shot];
              form.set('shots', shots.current);
            }
          : undefined
      }
    />
  );
}

/** A photo from the place, or why there can be none: one of the two. */
function Proof({ form, onPhotosBusy }: Pick<Props, 'form' | 'onPhotosBusy'>) {
  const { t } = useTexts();
  const heading = form.idOf('proof-name');
  const { noPhoto } = form.values;
  return (
    <section aria-labelledby={heading} className="grid gap-3">
      <div>
        <h4 id={heading} className="field-label">
          {t('complaints.desk.proof.title')}
        </h4>
        <p className="field-hint">{t('complaints.desk.proof.hint')}</p>
      </div>
      {!noPhoto && <Attach form={form} onPhotosBusy={onPhotosBusy} withShots />}
      <Checkbox checked={noPhoto} onChange={(event) => form.set('noPhoto', event.target.checked)}>
        {t('complaints.desk.proof.none')}
      </Checkbox>
      {noPhoto && (
        <TextArea
          {...form.field('withoutPhoto')}
          label={t('complaints.desk.proof.why')}
          hint={t('complaints.desk.proof.why-hint')}
          rows={2}
          maxLength={500}
        />
      )}
    </section>
  );
}

type ChoiceProps = Pick<Props, 'item' | 'form'> & { first?: boolean };

function AgencyField({ item, form, first = false }: ChoiceProps) {
  const { t, language } = useTexts();
  const agencies = useQuery(agenciesQuery).data?.agencies;
  const id = form.idOf('agency');
  useFocusWhenThere(id, first && agencies !== undefined);
  if (!agencies) return <p className="text-ink-soft">{t('kit.loading')}</p>;
  const options = agencies
    .map((one) => ({ id: one.id, label: say(one.name, language), note: one.short }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <ComboBox
      id={id}
      label={t('complaints.desk.field.agency')}
      hint={t('complaints.desk.field.agency-now', {
        agency: item.agency?.name ?? t('complaints.desk.no-agency'),
      })}
      options={options}
      value={form.values.agency || null}
      onChange={(id) => form.set('agency', id ?? '')}
      error={form.errors.agency}
      openLabel={t('complaints.desk.open-list')}
      emptyLabel={t('complaints.desk.nothing-fits')}
    />
  );
}

/** The choices arrive after the sheet has opened: then the first field takes the focus. */
function useFocusWhenThere(id: string, there: boolean): void {
  useEffect(() => {
    if (there) document.getElementById(id)?.focus();
  }, [id, there]);
}

function ColleagueField({ item, form }: Pick<Props, 'item' | 'form'>) {
  const { t } = useTexts();
  const officers = useQuery(colleaguesQuery(item.code)).data?.officers;
  const id = form.idOf('officer');
  useFocusWhenThere(id, officers !== undefined);
  if (!officers) return <p className="text-ink-soft">{t('kit.loading')}</p>;
  const options = officers
    .filter((one) => one.id !== item.assignee?.id)
    .map((one) => ({ id: one.id, label: one.name }));
  if (options.length === 0) return <FieldError>{t('complaints.desk.no-colleagues')}</FieldError>;
  return (
    <ComboBox
      id={id}
      label={t('complaints.desk.field.officer')}
      options={options}
      value={form.values.officer || null}
      onChange={(id) => form.set('officer', id ?? '')}
      error={form.errors.officer}
      openLabel={t('complaints.desk.open-list')}
      emptyLabel={t('complaints.desk.nothing-fits')}
    />
  );
}

/** Another kind proposes the agency that the rules name for it; a choice made by hand is left alone. */
function CategoryField({ item, form, first = false }: ChoiceProps) {
  const { t } = useTexts();
  const client = useQueryClient();
  const known = useQuery(categoriesQuery).data?.categories;
  const categories = known ?? [];
  const now = useRef(form.values);
  now.current = form.values;
  const proposed = useRef('');
  useFocusWhenThere(form.idOf('category'), first && known !== undefined);
  const choose = async (category: string) => {
    form.set('category', category);
    const asked = category ? client.fetchQuery(sortingQuery(item.code, category)) : undefined;
    const answer = await asked?.catch(() => undefined);
    const agency = answer?.categories[0]?.agency?.id ?? '';
    const { category: still, agency: chosen } = now.current;
    if (still !== category || (chosen && chosen !== proposed.current)) return;
    proposed.current = agency;
    form.set('agency', agency);
  };
  return (
    <Select
      {...form.field('category')}
      label={t('complaints.desk.field.category')}
      note={t('complaints.desk.optional')}
      onChange={(event) => void choose(event.target.value)}
      empty={t('complaints.desk.keep', { value: item.category.name })}
      options={categories
        .filter((one) => one.id !== item.category.id)
        .map((one) => ({ value: one.id, label: one.title }))}
    />
  );
}

function PriorityField({ item, form, optional }: { item: DeskComplaint; form: Form; optional?: boolean }) {
  const { t } = useTexts();
  const now = priorityWords[item.priority];
  const options = [1, 2, 3, 4].flatMap((level) => {
    const key = priorityWords[level];
    return key ? [{ value: String(level), label: t(key) }] : [];
  });
  return (
    <Select
      {...form.field('priority')}
      label={t('complaints.desk.field.priority')}
      note={optional ? t('complaints.desk.optional') : undefined}
      empty={optional && now ? t('complaints.desk.keep', { value: t(now) }) : undefined}
      options={options}
    />
  );
}
