/** Choosing one of many by typing: agencies, wards, officers. */
import './controls.css';
import { useId, useMemo } from 'react';
import {
  Button as AriaButton,
  ComboBox as AriaComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components';
import { FieldError, type FieldWords } from '../base/field.tsx';
import { Icon } from '../base/icons.tsx';

export type ComboOption = {
  id: string;
  label: string;
  note?: string;
  /** Other words by which people look for it. */
  keywords?: string[];
  disabled?: boolean;
};

export type ComboBoxProps = FieldWords & {
  options: ComboOption[];
  value: string | null;
  onChange: (id: string | null) => void;
  /** What is in the field, for options that are asked for while somebody types. */
  onType?: (text: string) => void;
  /** Said by the arrow button ("Tampilkan pilihan"). */
  openLabel: string;
  /** Shown when nothing fits what was typed. */
  emptyLabel: string;
  placeholder?: string;
  disabled?: boolean;
  /** Put on the input, so that an error summary can lead here. */
  id?: string;
};

/** Filters by what is typed anywhere in label, note or keywords; arrow keys and Enter choose. */
export function ComboBox(props: ComboBoxProps) {
  const { label, note, hint, error, options, value, onChange, openLabel, emptyLabel, placeholder, disabled } =
    props;
  const errorId = useId();
  const known = useMemo(
    () => new Map(options.map((option) => [option.label, searchable(option)])),
    [options],
  );
  return (
    <AriaComboBox
      className="field"
      defaultItems={options}
      selectedKey={value}
      onSelectionChange={(key) => onChange(key === null ? null : String(key))}
      onInputChange={props.onType}
      defaultFilter={(label, typed) => (known.get(label) ?? label).includes(typed.trim().toLowerCase())}
      menuTrigger="focus"
      allowsEmptyCollection
      isDisabled={disabled}
      isInvalid={error !== undefined && error !== null && error !== false}
      aria-describedby={error ? errorId : undefined}
      data-invalid={error ? '' : undefined}
    >
      <Label className="field-label">
        {label} {note && <span className="field-note">{note}</span>}
      </Label>
      {hint && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      {error && <FieldError id={errorId}>{error}</FieldError>}
      <div className="combo">
        <Input id={props.id} className="control" placeholder={placeholder} />
        <AriaButton aria-label={openLabel}>
          <Icon name="down" />
        </AriaButton>
      </div>
      <Popover className="popover">
        <ListBox
          className="outline-none"
          renderEmptyState={() => <div className="popover-empty">{emptyLabel}</div>}
        >
          {(option: ComboOption) => (
            <ListBoxItem
              id={option.id}
              className="popover-item"
              textValue={option.label}
              isDisabled={option.disabled}
            >
              {option.label}
              {option.note && <span className="popover-note">{option.note}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}

function searchable({ label, note, keywords }: ComboOption): string {
  return [label, note, ...(keywords ?? [])].join(' ').toLowerCase();
}
