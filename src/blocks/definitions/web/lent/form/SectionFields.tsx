/** The questions of one section; a repeated one as many times as people add it. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { FieldError } from '../../../../../web/ui/base/field.tsx';
import type { Answers, FieldView, ItemAnswers, SectionView } from '../../../contract.ts';
import type { AskedItem, AskedSection } from '../../../rules/answers.ts';
import { evaluateFeel } from '../../../rules/feel/evaluate.ts';
import { FieldControl } from './FieldControl.tsx';
import { itemTitle } from './item-words.ts';

type Props = {
  asked: AskedSection;
  answers: Answers;
  onChange: (part: Answers) => void;
  /** Sentences by path (`heirs/0/nik`), or by the id of the section. */
  errors: Readonly<Record<string, string>>;
  /** Makes the ids of controls differ where two forms stand on one page. */
  prefix?: string;
  /** Stands below a field, such as what an officer wrote about it. */
  below?: (path: string) => ReactNode;
};

/** The id of the control of a field, for links from a summary. */
export function controlId(path: string, prefix = 'isi-'): string {
  return `${prefix}${path.replaceAll('/', '-')}`;
}

export function SectionFields({ asked, answers, onChange, errors, prefix, below }: Props) {
  const { section, items } = asked;
  if (section.repeat)
    return (
      <Repeated
        asked={asked}
        answers={answers}
        onChange={onChange}
        errors={errors}
        prefix={prefix}
        below={below}
      />
    );
  const [item] = items;
  if (!item) return null;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <Fields
        item={item}
        values={answers as ItemAnswers}
        onChange={(name, value) => onChange({ [name]: value as Answers[string] })}
        errors={errors}
        prefix={prefix}
        below={below}
      />
    </div>
  );
}

/** The questions of one turn of a repeated part, or some of them. */
export function TurnFields({
  section,
  at,
  item,
  answers,
  onChange,
  ...shown
}: Pick<Props, 'answers' | 'onChange' | 'errors' | 'prefix' | 'below'> & {
  section: SectionView;
  at: number;
  item: AskedItem;
}) {
  const list = Array.isArray(answers[section.id]) ? (answers[section.id] as ItemAnswers[]) : [];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <Fields
        item={item}
        values={list[at] ?? {}}
        onChange={(name, value) =>
          onChange({
            [section.id]: list.map((one, index) =>
              index === at ? { ...one, [name]: value as ItemAnswers[string] } : one,
            ),
          })
        }
        errors={shown.errors}
        prefix={shown.prefix}
        below={shown.below}
      />
    </div>
  );
}

/** Which turn it is: where only some are shown, their place in the list does not say. */
const turnOf = ({ path }: AskedItem) => Number(path.split('/')[1]);

function Fields({
  item,
  values,
  onChange,
  errors,
  prefix,
  below,
}: {
  item: AskedItem;
  values: ItemAnswers;
  onChange: (name: string, value: unknown) => void;
  errors: Props['errors'];
  prefix: string | undefined;
  below: Props['below'];
}) {
  return item.fields.map((field) => {
    const path = `${item.path}${field.id}`;
    return (
      <div key={field.id} className="grid grid-cols-[minmax(0,1fr)] gap-2">
        <FieldControl
          id={controlId(path, prefix)}
          field={field}
          value={values[field.id]}
          error={errors[path]}
          earliest={dayOf(field.earliest, item)}
          latest={dayOf(field.latest, item)}
          onChange={(value) => onChange(field.id, value)}
        />
        {below?.(path)}
      </div>
    );
  });
}

function dayOf(formula: FieldView['earliest'], item: AskedItem): string | undefined {
  if (!formula) return undefined;
  try {
    const day = evaluateFeel(formula, item.data);
    return typeof day === 'string' ? day : undefined;
  } catch {
    return undefined;
  }
}

function Repeated({ asked, answers, onChange, errors, prefix, below }: Props) {
  const { section, items } = asked;
  const { t } = useTexts();
  const repeat = section.repeat ?? { min: 0, max: 1, item: '' };
  const list = Array.isArray(answers[section.id]) ? (answers[section.id] as ItemAnswers[]) : [];
  const added = useRef(false);
  const last = useRef<HTMLFieldSetElement>(null);
  // Whoever needs at least one is not made to ask for the first.
  const lacking = repeat.min - list.length;
  useEffect(() => {
    if (lacking > 0) onChange({ [section.id]: [...list, ...Array.from({ length: lacking }, () => ({}))] });
  });
  const count = items.length;
  useEffect(() => {
    if (!added.current || count === 0) return;
    added.current = false;
    last.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
    last.current?.scrollIntoView({ block: 'start' });
  }, [count]);
  /** What was taken away last: a slip of the thumb must not cost what was typed. */
  const [taken, setTaken] = useState<{ at: number; answers: ItemAnswers }>();
  const put = (next: ItemAnswers[]) => onChange({ [section.id]: next });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {errors[section.id] && (
        <div id={controlId(section.id, prefix)} tabIndex={-1}>
          <FieldError>{errors[section.id]}</FieldError>
        </div>
      )}
      {items
        .map((item) => [item, turnOf(item)] as const)
        .map(([item, index]) => (
          <fieldset
            key={item.path}
            ref={item === items.at(-1) ? last : undefined}
            className="card grid grid-cols-[minmax(0,1fr)] gap-6"
          >
            <legend className="sr-only">{itemTitle({ t }, repeat.item, index)}</legend>
            <div className="flex flex-wrap items-center justify-between gap-2" aria-hidden="true">
              <strong>{itemTitle({ t }, repeat.item, index)}</strong>
            </div>
            <TurnFields
              section={section}
              at={index}
              item={item}
              answers={answers}
              onChange={onChange}
              errors={errors}
              prefix={prefix}
              below={below}
            />
            {items.length > repeat.min && (
              <div>
                <Button
                  tone="quiet"
                  size="small"
                  icon="cross"
                  onClick={() => {
                    const answers = list[index] ?? {};
                    setTaken(Object.keys(answers).length > 0 ? { at: index, answers } : undefined);
                    put(list.filter((_, at) => at !== index));
                  }}
                >
                  {t('definitions.form.remove-item', { name: repeat.item, number: index + 1 })}
                </Button>
              </div>
            )}
          </fieldset>
        ))}
      {taken && items.length < repeat.max && (
        <Notice live="polite">
          <p>{t('definitions.form.removed-item', { item: itemTitle({ t }, repeat.item, taken.at) })}</p>
          <Button
            tone="second"
            size="small"
            onClick={() => {
              put([...list.slice(0, taken.at), taken.answers, ...list.slice(taken.at)]);
              setTaken(undefined);
            }}
          >
            {t('definitions.form.bring-back')}
          </Button>
        </Notice>
      )}
      {items.length === 0 && <Notice>{t('definitions.form.no-item', { name: repeat.item })}</Notice>}
      {items.length < repeat.max ? (
        <div>
          <Button
            tone="second"
            icon="plus"
            onClick={() => {
              added.current = true;
              setTaken(undefined);
              put([...list, {}]);
            }}
          >
            {t(items.length === 0 ? 'definitions.form.add-item' : 'definitions.form.add-another', {
              name: repeat.item,
            })}
          </Button>
        </div>
      ) : (
        <p className="text-ink-soft text-sm">
          {t('definitions.form.most-items', { most: repeat.max, name: repeat.item })}
        </p>
      )}
    </div>
  );
}
