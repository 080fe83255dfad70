/** One place of a definition with the control that its schema asks for; records and lists hold places again. */
import { useState } from 'react';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../web/ui/base/button.tsx';
import { Checkbox } from '../../../../web/ui/base/choice.tsx';
import { FieldError, Select, TextArea, TextField } from '../../../../web/ui/base/field.tsx';
import type { Edit } from '../../contract.ts';
import type { Fault, JsonSchema } from './designer-data.ts';
import { blankOf, isWords, resolved, titleOf, variantOf } from './schema.ts';

type Step = string | number;
export type NodeProps = {
  root: JsonSchema;
  schema: JsonSchema;
  value: unknown;
  path: Step[];
  name: string;
  required: boolean;
  faults: readonly Fault[];
  readOnly: boolean;
  onEdit: (edits: Edit[]) => void;
};

/** `form.sections[0].fields[2].title`, as faults say it. */
function pathText(path: readonly Step[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}

/** Faults of this very place, and not of one inside it. */
function own(faults: readonly Fault[], path: readonly Step[]): string | undefined {
  const here = pathText(path);
  const found = faults.filter((fault) => fault.path === here);
  return found.length > 0 ? found.map(({ problem, remedy }) => `${problem} ${remedy}`).join(' ') : undefined;
}

function within(faults: readonly Fault[], path: readonly Step[]): number {
  const here = pathText(path);
  return faults.filter(
    (fault) => fault.path === here || fault.path.startsWith(`${here}.`) || fault.path.startsWith(`${here}[`),
  ).length;
}

export function Node(props: NodeProps) {
  const { root, value, path, faults } = props;
  const schema = variantOf(root, resolved(root, props.schema), value);
  const error = own(faults, path);
  if (value === undefined && !props.required) return <Absent {...props} schema={schema} />;
  if (isWords(schema)) return <WordsNode {...props} schema={schema} error={error} />;
  if (schema.properties || schema.patternProperties)
    return <RecordNode {...props} schema={schema} error={error} />;
  if (schema.type === 'array') return <ListNode {...props} schema={schema} error={error} />;
  return <LeafNode {...props} schema={schema} error={error} />;
}

type Inner = NodeProps & { error?: string | undefined };

/** Something that may be left out, and is: offered by its name. */
function Absent({ root, schema, path, name, readOnly, onEdit }: NodeProps) {
  const { t } = useTexts();
  if (readOnly) return null;
  return (
    <div>
      <Button
        size="small"
        tone="quiet"
        icon="plus"
        onClick={() => onEdit([{ do: 'set', path, value: blankOf(root, schema) }])}
      >
        {t('designer.add', { name })}
      </Button>
      {schema.description && <span className="block text-ink-soft text-sm">{schema.description}</span>}
    </div>
  );
}

function LeafNode({ schema, value, path, name, required, readOnly, onEdit, error }: Inner) {
  const { t } = useTexts();
  const [typed, setTyped] = useState<string>();
  const set = (next: unknown) => onEdit([{ do: 'set', path, value: next }]);
  const remove = () => onEdit([{ do: 'remove', path }]);
  const hint = schema.description;
  if (schema.const !== undefined)
    return <TextField label={name} hint={hint} value={String(schema.const)} disabled error={error} />;
  if (schema.enum)
    return (
      <Select
        label={name}
        hint={hint}
        error={error}
        disabled={readOnly}
        {...(required ? {} : { empty: t('designer.none') })}
        value={value === undefined ? '' : String(value)}
        options={schema.enum.map((one) => ({ value: String(one), label: String(one) }))}
        onChange={({ target }) => (target.value === '' ? remove() : set(target.value))}
      />
    );
  if (schema.type === 'boolean')
    return (
      <Checkbox
        checked={value === true}
        disabled={readOnly}
        note={hint}
        error={error}
        onChange={({ target }) => set(target.checked)}
      >
        {name}
      </Checkbox>
    );
  const number = schema.type === 'integer' || schema.type === 'number';
  const shown = typed ?? (value === undefined || value === null ? '' : String(value));
  const done = () => {
    if (typed === undefined) return;
    setTyped(undefined);
    if (typed === String(value ?? '')) return;
    if (typed.trim() === '' && !required) return remove();
    set(number && typed.trim() !== '' && !Number.isNaN(Number(typed)) ? Number(typed) : typed);
  };
  const long = !number && shown.length > 70;
  const Control = long ? TextArea : TextField;
  return (
    <Control
      label={name}
      hint={hint}
      error={error}
      disabled={readOnly}
      {...(number ? { inputMode: 'decimal' as const } : {})}
      value={shown}
      onChange={({ target }: { target: { value: string } }) => setTyped(target.value)}
      onBlur={done}
    />
  );
}

const TONGUES = { id: 'Bahasa Indonesia', en: 'English', jv: 'Basa Jawa', zh: '中文' } as const;

/** The same words in four languages, side by side. */
function WordsNode({ schema, value, path, name, required, faults, readOnly, onEdit, error }: Inner) {
  const { t } = useTexts();
  const words = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return (
    <fieldset className="grid gap-2">
      <legend className="field-label">{name}</legend>
      {schema.description && <p className="field-hint">{schema.description}</p>}
      {error && <FieldError>{error}</FieldError>}
      <div className="grid gap-3 md:grid-cols-2">
        {Object.entries(TONGUES).map(([tongue, label]) => (
          <WordBox
            key={tongue}
            label={label}
            value={typeof words[tongue] === 'string' ? words[tongue] : ''}
            error={own(faults, [...path, tongue])}
            readOnly={readOnly}
            onSet={(text) => onEdit([{ do: 'set', path: [...path, tongue], value: text }])}
          />
        ))}
      </div>
      {!required && !readOnly && (
        <div>
          <Button size="small" tone="quiet" onClick={() => onEdit([{ do: 'remove', path }])}>
            {t('designer.remove', { name })}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

function WordBox({
  label,
  value,
  error,
  readOnly,
  onSet,
}: {
  label: string;
  value: string;
  error: string | undefined;
  readOnly: boolean;
  onSet: (text: string) => void;
}) {
  const { t } = useTexts();
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? value;
  return (
    <TextArea
      label={label}
      note={shown.trim() === '' ? t('designer.missing') : undefined}
      error={error}
      disabled={readOnly}
      rows={shown.length > 90 ? 4 : 2}
      value={shown}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={() => {
        if (typed !== undefined && typed !== value) onSet(typed);
        setTyped(undefined);
      }}
    />
  );
}

function RecordNode(props: Inner) {
  const { root, schema, value, path, name, required, faults, readOnly, onEdit, error } = props;
  const { t } = useTexts();
  const record = (
    typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
  ) as Record<string, unknown>;
  const [inner] = Object.values(schema.patternProperties ?? {});
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      {schema.description && path.length > 1 && <p className="field-hint">{schema.description}</p>}
      {error && <FieldError>{error}</FieldError>}
      {Object.entries(schema.properties ?? {}).map(([key, of]) => (
        <Node
          {...props}
          key={key}
          schema={of}
          value={record[key]}
          path={[...path, key]}
          name={key}
          required={schema.required?.includes(key) ?? false}
        />
      ))}
      {inner &&
        Object.entries(record).map(([key, one]) => (
          <Fold
            key={key}
            title={titleOf(one) ? `${key} · ${titleOf(one)}` : key}
            wrong={within(faults, [...path, key])}
            actions={
              readOnly ? null : (
                <Renaming
                  name={key}
                  taken={Object.keys(record)}
                  onRename={(to) => onEdit([{ do: 'rename', path: [...path, key], to }])}
                  onRemove={() => onEdit([{ do: 'remove', path: [...path, key] }])}
                />
              )
            }
          >
            <Node {...props} schema={inner} value={one} path={[...path, key]} name={key} required />
          </Fold>
        ))}
      {inner && !readOnly && (
        <NewKey root={root} schema={inner} path={path} taken={Object.keys(record)} onEdit={onEdit} />
      )}
      {!required && !readOnly && path.length > 0 && (
        <div>
          <Button size="small" tone="quiet" onClick={() => onEdit([{ do: 'remove', path }])}>
            {t('designer.remove', { name })}
          </Button>
        </div>
      )}
    </div>
  );
}

function ListNode(props: Inner) {
  const { root, schema, value, path, name, required, faults, readOnly, onEdit, error } = props;
  const { t } = useTexts();
  const items = Array.isArray(value) ? value : [];
  const inner = schema.items ?? {};
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h3 className="field-label">{name}</h3>
      {schema.description && <p className="field-hint">{schema.description}</p>}
      {error && <FieldError>{error}</FieldError>}
      {items.map((one, at) => {
        const title = titleOf(one) ?? `${name} ${at + 1}`;
        return (
          <Fold
            key={`${pathText(path)} ${keyOf(one, at)}`}
            title={title}
            wrong={within(faults, [...path, at])}
            actions={
              readOnly ? null : (
                <ButtonRow>
                  {at > 0 && (
                    <Button
                      size="small"
                      tone="quiet"
                      aria-label={t('designer.up-of', { name: title })}
                      onClick={() => onEdit([{ do: 'move', path: [...path, at], to: at - 1 }])}
                    >
                      {t('designer.up')}
                    </Button>
                  )}
                  {at < items.length - 1 && (
                    <Button
                      size="small"
                      tone="quiet"
                      aria-label={t('designer.down-of', { name: title })}
                      onClick={() => onEdit([{ do: 'move', path: [...path, at], to: at + 1 }])}
                    >
                      {t('designer.down')}
                    </Button>
                  )}
                  <Button
                    size="small"
                    tone="quiet"
                    onClick={() => onEdit([{ do: 'remove', path: [...path, at] }])}
                  >
                    {t('designer.remove', { name: title })}
                  </Button>
                </ButtonRow>
              )
            }
          >
            <Node
              {...props}
              schema={inner}
              value={one}
              path={[...path, at]}
              name={`${name} ${at + 1}`}
              required
            />
          </Fold>
        );
      })}
      {!readOnly && (
        <ButtonRow>
          <Button
            size="small"
            tone="second"
            icon="plus"
            onClick={() =>
              onEdit([{ do: 'insert', path: [...path, items.length], value: blankOf(root, inner) }])
            }
          >
            {t('designer.add-to', { name })}
          </Button>
          {!required && (
            <Button size="small" tone="quiet" onClick={() => onEdit([{ do: 'remove', path }])}>
              {t('designer.remove', { name })}
            </Button>
          )}
        </ButtonRow>
      )}
    </section>
  );
}

/** Things with a name keep their box open when they move; others go by their place. */
function keyOf(one: unknown, at: number): string {
  if (typeof one !== 'object' || one === null) return String(at);
  const { id, value } = one as { id?: unknown; value?: unknown };
  return typeof id === 'string' ? id : typeof value === 'string' ? value : String(at);
}

function Fold({
  title,
  wrong,
  actions,
  children,
}: {
  title: string;
  wrong: number;
  actions: React.ReactNode;
  children: React.ReactNode;
}) {
  const { t } = useTexts();
  const [open, setOpen] = useState(false);
  return (
    <details className="card" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="cursor-pointer font-semibold">
        {title}
        {wrong > 0 && <span className="ml-2 text-bad">{t('designer.faults', { count: wrong })}</span>}
      </summary>
      {open && (
        <div className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-4">
          {children}
          {actions}
        </div>
      )}
    </details>
  );
}

type RenamingProps = { name: string; taken: string[]; onRename: (to: string) => void; onRemove: () => void };

function Renaming({ name, taken, onRename, onRemove }: RenamingProps) {
  const { t } = useTexts();
  const [typed, setTyped] = useState(name);
  const right = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(typed) && !taken.includes(typed);
  return (
    <div className="grid max-w-md gap-2">
      <TextField
        label={t('designer.key')}
        hint={t('designer.key-hint')}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <ButtonRow>
        <Button size="small" tone="second" disabled={!right} onClick={() => onRename(typed)}>
          {t('designer.rename')}
        </Button>
        <Button size="small" tone="quiet" onClick={onRemove}>
          {t('designer.remove', { name })}
        </Button>
      </ButtonRow>
    </div>
  );
}

type NewKeyProps = {
  root: JsonSchema;
  schema: JsonSchema;
  path: Step[];
  taken: string[];
  onEdit: (edits: Edit[]) => void;
};

/** A new state: its name and its kind, with everything it cannot do without. */
function NewKey({ root, schema, path, taken, onEdit }: NewKeyProps) {
  const { t } = useTexts();
  const [name, setName] = useState('');
  const variants = schema.anyOf ?? [schema];
  const kinds = variants.map((one) => String(resolved(root, one).properties?.kind?.const ?? ''));
  const [kind, setKind] = useState(kinds[0] ?? '');
  const right = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name) && !taken.includes(name);
  return (
    <div className="grid max-w-md gap-3">
      <TextField
        label={t('designer.new-state')}
        hint={t('designer.key-hint')}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      {kinds.length > 1 && (
        <Select
          label={t('designer.new-kind')}
          value={kind}
          options={kinds.map((one) => ({ value: one, label: one }))}
          onChange={({ target }) => setKind(target.value)}
        />
      )}
      <div>
        <Button
          size="small"
          tone="second"
          icon="plus"
          disabled={!right}
          onClick={() => {
            const variant = variants[Math.max(0, kinds.indexOf(kind))] ?? schema;
            onEdit([{ do: 'set', path: [...path, name], value: blankOf(root, variant) }]);
            setName('');
          }}
        >
          {t('designer.add-state')}
        </Button>
      </div>
    </div>
  );
}
