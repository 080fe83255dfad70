/** Choosing: radio cards for one of a few, check boxes for yes or no. */
import { type InputHTMLAttributes, type ReactNode, useId } from 'react';
import { FieldError, type FieldWords } from './field.tsx';

export type Choice<Value extends string = string> = {
  value: Value;
  title: ReactNode;
  note?: ReactNode;
  /** Drawn beside the words, never instead of them. */
  picture?: ReactNode;
  disabled?: boolean;
};

export type RadioCardsProps<Value extends string = string> = FieldWords & {
  name: string;
  choices: Choice<Value>[];
  value?: Value | undefined;
  onChange: (value: Value) => void;
  columns?: 1 | 2;
  required?: boolean;
  /** Put on the first radio, so that an error summary can lead here. */
  id?: string;
};

/** One of a few, each a card that is pressed anywhere. The native radios give arrow keys and grouping. */
export function RadioCards<Value extends string>({
  label,
  note,
  hint,
  error,
  name,
  choices,
  value,
  onChange,
  columns = 1,
  required,
  id: given,
}: RadioCardsProps<Value>) {
  const made = useId();
  const id = given ?? made;
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <fieldset className="choices field" aria-describedby={describedBy} data-invalid={error ? '' : undefined}>
      <legend className="field-label">
        {label} {note && <span className="field-note">{note}</span>}
      </legend>
      {hint && (
        <div className="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      <div className="choices-list" data-columns={columns}>
        {choices.map((choice, index) => (
          <label className="choice" key={choice.value}>
            <input
              type="radio"
              id={index === 0 ? id : undefined}
              name={name}
              value={choice.value}
              checked={value === choice.value}
              disabled={choice.disabled}
              required={required}
              onChange={() => onChange(choice.value)}
            />
            <span>
              <span className="choice-title">{choice.title}</span>
              {choice.note && <span className="choice-note">{choice.note}</span>}
            </span>
            {choice.picture}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export type CheckboxProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'children'> & {
  children: ReactNode;
  note?: ReactNode;
  error?: ReactNode;
};

/** Yes or no, with its sentence as the target. */
export function Checkbox({ children, note, error, id: given, ...input }: CheckboxProps) {
  const made = useId();
  const id = given ?? made;
  return (
    <div className="field" data-invalid={error ? '' : undefined}>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      <label className="check">
        <input
          {...input}
          id={id}
          type="checkbox"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
        />
        <span>
          {children}
          {note && <span className="choice-note">{note}</span>}
        </span>
      </label>
    </div>
  );
}
