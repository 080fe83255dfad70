/** A single value: the control that its kind asks for, with names to choose where it points to something. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Checkbox } from '../../../../../web/ui/base/choice.tsx';
import { Select, TextArea, TextField } from '../../../../../web/ui/base/field.tsx';
import type { Edit } from '../../../contract.ts';
import { type NodeProps, ownFault, pathText, useBoxDesk } from './desk.ts';
import { formulaNames, isFormula, picksFor } from './picks.ts';
import { rowsOf, useTyped } from './typed.ts';
import { choiceName, helpOf } from './words.ts';

export function LeafNode(props: NodeProps) {
  const { schema, value, path, name, required } = props;
  const { t } = useTexts();
  const desk = useBoxDesk();
  const { faults, readOnly, onEdit, content } = desk;
  const error = ownFault(faults, path);
  const hint = helpOf(t, path);
  const set = (next: unknown) => onEdit([{ do: 'set', path: [...path], value: next }]);
  const remove = () => onEdit([{ do: 'remove', path: [...path] }]);
  const picks = picksFor(desk, path);
  if (schema.const !== undefined)
    return (
      <TextField
        label={name}
        hint={hint}
        value={choiceName(t, path, String(schema.const))}
        disabled
        error={error}
      />
    );
  if (schema.enum || picks) {
    const options =
      picks ??
      (schema.enum ?? []).map((one) => ({ value: String(one), label: choiceName(t, path, String(one)) }));
    const now = value === undefined ? '' : String(value);
    const lost = now !== '' && !options.some((one) => one.value === now);
    return (
      <div data-path={pathText(path)}>
        <Select
          label={name}
          hint={hint}
          error={error}
          disabled={readOnly}
          empty={required ? t('designer.choose') : t('designer.none')}
          value={now}
          options={lost ? [...options, { value: now, label: now }] : options}
          onChange={({ target }) => {
            if (target.value !== '') onEdit(chosen(path, target.value, content));
            else if (!required) remove();
          }}
        />
      </div>
    );
  }
  if (schema.type === 'boolean') {
    const usual = path.at(-1) === 'required';
    return (
      <div data-path={pathText(path)}>
        <Checkbox
          checked={(value ?? usual) === true}
          disabled={readOnly}
          note={hint}
          error={error}
          onChange={({ target }) => (target.checked === usual && !required ? remove() : set(target.checked))}
        >
          {name}
        </Checkbox>
      </div>
    );
  }
  return <TypedLeaf {...props} />;
}

/** A question that becomes a choice needs something to choose from. */
function chosen(path: NodeProps['path'], value: string, content: unknown): Edit[] {
  const edits: Edit[] = [{ do: 'set', path: [...path], value }];
  if (path.at(-1) !== 'type' || !value.startsWith('choice')) return edits;
  let field = content;
  for (const step of path.slice(0, -1))
    field = (field as Record<string | number, unknown> | undefined)?.[step];
  if ((field as { options?: unknown } | undefined)?.options !== undefined) return edits;
  const words = { id: '', en: '', jv: '', zh: '' };
  const options = ['pilihan_1', 'pilihan_2'].map((one) => ({ value: one, title: words }));
  return [...edits, { do: 'set', path: [...path.slice(0, -1), 'options'], value: options }];
}

function TypedLeaf({ schema, value, path, name, required }: NodeProps) {
  const { t } = useTexts();
  const desk = useBoxDesk();
  const { faults, readOnly, onEdit } = desk;
  const number = schema.type === 'integer' || schema.type === 'number';
  const { shown, ...typed } = useTyped(value === undefined || value === null ? '' : String(value), (text) => {
    if (text.trim() === '' && !required) return onEdit([{ do: 'remove', path: [...path] }]);
    const next = number && text.trim() !== '' && !Number.isNaN(Number(text)) ? Number(text) : text;
    onEdit([{ do: 'set', path: [...path], value: next }]);
  });
  const formula = isFormula(path);
  const long = !number && (shown.length > 60 || shown.includes('\n') || path.includes('body'));
  const common = {
    label: name,
    hint: helpOf(t, path),
    error: ownFault(faults, path),
    disabled: readOnly,
    value: shown,
    spellCheck: !formula,
    ...typed,
  };
  return (
    <div className="grid gap-2" data-path={pathText(path)}>
      {long ? (
        <TextArea {...common} rows={rowsOf(shown, 70)} className="designer-grows" />
      ) : (
        <TextField
          {...common}
          type={path.length === 1 && path[0] === 'from' ? 'date' : 'text'}
          inputMode={number ? 'decimal' : undefined}
          className={formula ? 'designer-formula' : undefined}
        />
      )}
      {formula && !readOnly && (
        <details className="designer-names">
          <summary>{t('designer.names')}</summary>
          <ul>
            {formulaNames(desk, path).map((one) => (
              <li key={one.value}>
                <button
                  type="button"
                  onClick={() =>
                    onEdit([{ do: 'set', path: [...path], value: `${shown.trimEnd()} ${one.value}`.trim() }])
                  }
                >
                  <code>{one.value}</code>
                </button>
                {one.label !== one.value && (
                  <span className="text-ink-soft">{one.label.replace(` (${one.value})`, '')}</span>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
