/** One field of a form with the control that fits its kind. */
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { DateField } from '../../../../../web/kit/forms/DateField.tsx';
import { areaListQuery, wardOptions } from '../../../../../web/kit/map/wards.ts';
import { LoadingPage } from '../../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Checkbox, RadioCards } from '../../../../../web/ui/base/choice.tsx';
import { FieldError, Select, TextArea, TextField } from '../../../../../web/ui/base/field.tsx';
import type { FieldView } from '../../../contract.ts';
import { typedNumber } from './numbers.ts';
import type { PlaceValue } from './PlaceControl.tsx';

// The map and the handling of files weigh more than all other controls together; many forms have neither.
const PlaceControl = lazy(async () => ({ default: (await import('./PlaceControl.tsx')).PlaceControl }));
const UploadControl = lazy(async () => ({ default: (await import('./UploadControl.tsx')).UploadControl }));

export type FieldControlProps = {
  /** Of the control, so that a summary of what is wrong can lead here. */
  id: string;
  field: FieldView;
  value: unknown;
  onChange: (value: unknown) => void;
  /** What is wrong and how to mend it. */
  error?: string | undefined;
  /** Dates between which a date must lie, as far as they are known. */
  earliest?: string | undefined;
  latest?: string | undefined;
};

/** Options up to this many stand open; more are a list. */
const MOST_CARDS = 7;

export function FieldControl(props: FieldControlProps) {
  const { id, field, value, onChange, error } = props;
  const { t } = useTexts();
  const note = field.required ? undefined : t('definitions.form.optional');
  const words = { label: field.title, note, hint: field.help, error };
  const text = typeof value === 'string' ? value : '';
  const typed = { id, value: text, onChange: heard(onChange), required: field.required };

  switch (field.type) {
    case 'long-text':
      return <TextArea {...words} {...typed} rows={5} maxLength={roomFor(field.max ?? 4000)} />;
    case 'number':
    case 'money':
      return <NumberField {...props} note={note} />;
    case 'date':
      return <DateField {...words} {...typed} min={props.earliest} max={props.latest} />;
    case 'time':
      return <TextField {...words} {...typed} type="time" className="max-w-48" />;
    case 'nik':
      return <TextField {...words} {...typed} inputMode="numeric" maxLength={20} autoComplete="off" />;
    case 'nib':
      return <TextField {...words} {...typed} inputMode="numeric" maxLength={17} autoComplete="off" />;
    case 'phone':
      return <TextField {...words} {...typed} type="tel" maxLength={24} autoComplete="tel" />;
    case 'email':
      return <TextField {...words} {...typed} type="email" maxLength={254} autoComplete="email" />;
    case 'choice':
      return <OneOf {...props} note={note} />;
    case 'yes-no':
      return (
        <RadioCards
          {...words}
          id={id}
          name={id}
          columns={2}
          choices={[
            { value: 'yes', title: t('definitions.form.yes') },
            { value: 'no', title: t('definitions.form.no') },
          ]}
          value={value === true ? 'yes' : value === false ? 'no' : undefined}
          onChange={(chosen) => onChange(chosen === 'yes')}
        />
      );
    case 'choices':
      return <SomeOf {...props} note={note} />;
    case 'statement':
      return (
        <Checkbox
          id={id}
          checked={value === true}
          error={error}
          note={field.help}
          onChange={({ target }) => onChange(target.checked ? true : undefined)}
        >
          {field.title}
        </Checkbox>
      );
    case 'ward':
      return <WardField {...props} note={note} />;
    case 'place':
      return (
        <Suspense fallback={<LoadingPage rows={1} />}>
          <PlaceControl
            {...words}
            id={id}
            value={(value as PlaceValue | undefined) ?? {}}
            onChange={onChange}
          />
        </Suspense>
      );
    case 'upload':
      return (
        <Suspense fallback={<LoadingPage rows={1} />}>
          <UploadControl
            {...words}
            id={id}
            field={field}
            value={Array.isArray(value) ? value : []}
            onChange={(files) => onChange(files.length > 0 ? files : undefined)}
          />
        </Suspense>
      );
    default:
      return <TextField {...words} {...typed} maxLength={roomFor(field.max ?? 200)} />;
  }
}

/** More than may be kept: what is pasted is not cut silently, the form says that it is too long. */
function roomFor(most: number): number {
  return most * 2 + 200;
}

type WithNote = FieldControlProps & { note: string | undefined };

/** An empty box is no answer. */
function heard(onChange: (value: unknown) => void) {
  return ({ target }: { target: { value: string } }) =>
    onChange(target.value === '' ? undefined : target.value);
}

/** What is typed stays as it is typed; what it means goes to the form. */
function NumberField({ id, field, value, onChange, error, note }: WithNote) {
  const { t, formats } = useTexts();
  const decimals = field.type === 'money' ? 0 : field.decimals;
  const [typed, setTyped] = useState<string>();
  const shown =
    typed ??
    (typeof value === 'number' ? formats.number(value, { maximumFractionDigits: 4 }) : String(value ?? ''));
  const money = field.type === 'money' && typeof value === 'number' ? formats.money(value) : undefined;
  const label = field.unit ? `${field.title} (${field.unit})` : field.title;
  const hint = (field.help || money) && (
    <>
      {field.help}
      {money && <output className="block text-ink">{money}</output>}
    </>
  );
  return (
    <TextField
      id={id}
      label={field.type === 'money' ? t('definitions.form.in-rupiah', { name: label }) : label}
      note={note}
      hint={hint}
      error={error}
      inputMode={decimals ? 'decimal' : 'numeric'}
      autoComplete="off"
      className="max-w-64"
      value={shown}
      onBlur={() => setTyped(undefined)}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(typedNumber(target.value, decimals ?? 0));
      }}
    />
  );
}

function OneOf({ id, field, value, onChange, error, note }: WithNote) {
  const { t } = useTexts();
  const options = field.options ?? [];
  const words = { label: field.title, note, hint: field.help, error };
  const chosen = typeof value === 'string' ? value : undefined;
  if (options.length > MOST_CARDS)
    return (
      <Select
        {...words}
        id={id}
        empty={t('definitions.form.choose')}
        value={chosen ?? ''}
        options={options.map((option) => ({ value: option.value, label: option.title }))}
        onChange={heard(onChange)}
      />
    );
  return (
    <RadioCards
      {...words}
      id={id}
      name={id}
      choices={options.map((option) => ({ value: option.value, title: option.title }))}
      value={chosen}
      onChange={onChange}
    />
  );
}

function SomeOf({ id, field, value, onChange, error, note }: WithNote) {
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  const options = field.options ?? [];
  const toggle = (option: string, on: boolean) => {
    const next = options
      .map((one) => one.value)
      .filter((one) => (one === option ? on : chosen.includes(one)));
    onChange(next.length > 0 ? next : undefined);
  };
  return (
    <fieldset className="choices field" data-invalid={error ? '' : undefined}>
      <legend className="field-label">
        {field.title} {note && <span className="field-note">{note}</span>}
      </legend>
      {field.help && <div className="field-hint">{field.help}</div>}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {options.map((option, index) => (
        <Checkbox
          key={option.value}
          id={index === 0 ? id : undefined}
          checked={chosen.includes(option.value)}
          onChange={({ target }) => toggle(option.value, target.checked)}
        >
          {option.title}
        </Checkbox>
      ))}
    </fieldset>
  );
}

function WardField({ id, field, value, onChange, error, note }: WithNote) {
  const { t } = useTexts();
  const { data, isError } = useQuery(areaListQuery);
  return (
    <Select
      id={id}
      label={field.title}
      note={note}
      hint={isError && !data ? t('definitions.form.ward-missing') : field.help}
      error={error}
      empty={t('definitions.form.choose')}
      options={wardOptions(data?.areas ?? [])}
      value={typeof value === 'string' ? value : ''}
      onChange={heard(onChange)}
    />
  );
}
