/** Text fields: label, hint, error and box tied together for eyes, keyboard and screen reader. */
import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react';
import { Icon } from './icons.tsx';

export type FieldWords = {
  label: ReactNode;
  /** Small word after the label, such as "(boleh kosong)". */
  note?: ReactNode;
  hint?: ReactNode;
  /** What is wrong and how to mend it. */
  error?: ReactNode;
};

type FieldIds = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined };

/** Frame of every field; `children` receives the ids that tie its control to the words. */
export function Field({
  id: given,
  label,
  note,
  hint,
  error,
  children,
}: FieldWords & { id?: string | undefined; children: (ids: FieldIds) => ReactNode }) {
  const made = useId();
  const id = given ?? made;
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div className="field" data-invalid={error ? '' : undefined}>
      <label className="field-label" htmlFor={id}>
        {label} {note && <span className="field-note">{note}</span>}
      </label>
      {hint && (
        <div className="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {children({ id, 'aria-describedby': describedBy, 'aria-invalid': error ? true : undefined })}
    </div>
  );
}

/** The sentence that says what is wrong, with a mark that does not rely on red. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <div className="field-error" id={id}>
      <Icon name="warning" />
      <span>{children}</span>
    </div>
  );
}

export type TextFieldProps = FieldWords & InputHTMLAttributes<HTMLInputElement>;

/** One line of text; every attribute of `<input>` passes through (`type`, `inputMode`, `autoComplete`, `ref` …). */
export function TextField({ label, note, hint, error, className = '', ...input }: TextFieldProps) {
  return (
    <Field id={input.id} label={label} note={note} hint={hint} error={error}>
      {(ids) => <input type="text" {...input} {...ids} className={`control ${className}`} />}
    </Field>
  );
}

export type TextAreaProps = FieldWords &
  TextareaHTMLAttributes<HTMLTextAreaElement> & {
    /** Says how many characters are left, given the current value; shown under the box. */
    count?: { over: boolean; words: ReactNode };
  };

/** Several lines of text, growing by hand. */
export function TextArea({ label, note, hint, error, count, className = '', ...area }: TextAreaProps) {
  return (
    <Field id={area.id} label={label} note={note} hint={hint} error={error}>
      {(ids) => (
        <>
          <textarea {...area} {...ids} className={`control ${className}`} />
          {count && (
            <div className="field-count" data-over={count.over ? '' : undefined} aria-live="polite">
              {count.words}
            </div>
          )}
        </>
      )}
    </Field>
  );
}

export type Option = { value: string; label: string; disabled?: boolean };
export type SelectProps = FieldWords &
  SelectHTMLAttributes<HTMLSelectElement> & {
    options: (Option | { label: string; options: Option[] })[];
    /** First, empty choice such as "Pilih kelurahan". */
    empty?: string;
  };

/** The device's own list, which every phone does best; groups are allowed. */
export function Select({ label, note, hint, error, options, empty, className = '', ...select }: SelectProps) {
  return (
    <Field id={select.id} label={label} note={note} hint={hint} error={error}>
      {(ids) => (
        <div className="select">
          <select {...select} {...ids} className={`control ${className}`}>
            {empty !== undefined && <option value="">{empty}</option>}
            {options.map((option) =>
              'options' in option ? (
                <optgroup key={option.label} label={option.label}>
                  {option.options.map(choice)}
                </optgroup>
              ) : (
                choice(option)
              ),
            )}
          </select>
          <Icon name="down" />
        </div>
      )}
    </Field>
  );
}

function choice(option: Option) {
  return (
    <option key={option.value} value={option.value} disabled={option.disabled}>
      {option.label}
    </option>
  );
}
