/** The states of a workflow: each with its name, what leads out of it, and a new one. */
import { useState } from 'react';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../../web/ui/base/button.tsx';
import { Select, TextField } from '../../../../../web/ui/base/field.tsx';
import { withNames } from '../../../rules/blank.ts';
import { renameState } from '../../../rules/renaming.ts';
import type { JsonSchema } from '../designer-data.ts';
import { type NodeProps, useBoxDesk } from './desk.ts';
import { Fold } from './Fold.tsx';
import { blankOf, resolved, titleOf } from './schema.ts';
import { choiceName, helpOf } from './words.ts';

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

const kindOf = (state: unknown) => String((state as { kind?: unknown } | null)?.kind ?? '');

export function States({ schema, value, path, name }: NodeProps) {
  const { t } = useTexts();
  const { Box, readOnly, onEdit } = useBoxDesk();
  const [fresh, setFresh] = useState<string>();
  const record = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const keys = Object.keys(record);
  const [inner = {}] = Object.values(schema.patternProperties ?? {});
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <h3 className="field-label">{name}</h3>
      <p className="field-hint">{helpOf(t, path)}</p>
      {keys.map((key, at) => (
        <Fold
          key={key}
          title={titleOf(record[key]) ?? key}
          note={choiceName(t, [...path, key, 'kind'], kindOf(record[key]))}
          path={[...path, key]}
          fresh={key === fresh}
          move={{
            at,
            of: keys.length,
            to: (to) => onEdit([{ do: 'move', path: [...path, key], to }]),
          }}
          actions={
            readOnly ? null : <Renaming key={key} name={key} taken={keys} path={path} onDone={setFresh} />
          }
        >
          <Box schema={inner} value={record[key]} path={[...path, key]} name={key} required />
        </Fold>
      ))}
      {!readOnly && <NewState schema={inner} path={path} states={record} onAdded={setFresh} />}
    </section>
  );
}

type RenamingProps = {
  name: string;
  taken: string[];
  path: NodeProps['path'];
  onDone: (name: string) => void;
};

function Renaming({ name, taken, path, onDone }: RenamingProps) {
  const { t } = useTexts();
  const { content, onEdit } = useBoxDesk();
  const [typed, setTyped] = useState(name);
  const right = NAME.test(typed) && !taken.includes(typed);
  const workflow = (content as { workflow?: unknown } | null)?.workflow;
  return (
    <div className="grid max-w-md gap-2">
      <TextField
        label={t('designer.key')}
        hint={t('designer.key-hint')}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <ButtonRow>
        <Button
          size="small"
          tone="second"
          disabled={!right}
          onClick={() => {
            onDone(typed);
            onEdit(renameState(workflow, name, typed));
          }}
        >
          {t('designer.rename')}
        </Button>
        <Button size="small" tone="quiet" onClick={() => onEdit([{ do: 'remove', path: [...path, name] }])}>
          {t('designer.remove', { name })}
        </Button>
      </ButtonRow>
    </div>
  );
}

type NewProps = {
  schema: JsonSchema;
  path: NodeProps['path'];
  states: Record<string, unknown>;
  onAdded: (name: string) => void;
};

/** A new state: its name and its kind, with everything it cannot do without. */
function NewState({ schema, path, states, onAdded }: NewProps) {
  const { t } = useTexts();
  const { root, content, onEdit } = useBoxDesk();
  const taken = Object.keys(states);
  const [typed, setTyped] = useState('');
  const variants = schema.anyOf ?? [schema];
  const kinds = variants.map((one) => String(resolved(root, one).properties?.kind?.const ?? ''));
  const [kind, setKind] = useState(kinds[0] ?? '');
  const name = typed
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const right = NAME.test(name) && !taken.includes(name);
  return (
    <div className="card grid max-w-xl gap-3">
      <TextField
        label={t('designer.new-state')}
        hint={name && name !== typed ? t('designer.new-name-will-be', { name }) : t('designer.key-hint')}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <Select
        label={t('designer.new-kind')}
        value={kind}
        options={kinds.map((one) => ({ value: one, label: choiceName(t, [...path, 'x', 'kind'], one) }))}
        onChange={({ target }) => setKind(target.value)}
      />
      <div>
        <Button
          size="small"
          tone="second"
          icon="plus"
          disabled={!right}
          onClick={() => {
            const variant = variants[Math.max(0, kinds.indexOf(kind))] ?? schema;
            onAdded(name);
            const value = withNames(blankOf(root, variant), 'states', content);
            // It stands before the ends, where its author looks for it.
            const end = taken.findIndex((one) => kindOf(states[one]) === 'end');
            onEdit([
              { do: 'set', path: [...path, name], value },
              ...(kind !== 'end' && end >= 0
                ? [{ do: 'move' as const, path: [...path, name], to: end }]
                : []),
            ]);
            setTyped('');
          }}
        >
          {t('designer.add-state')}
        </Button>
      </div>
    </div>
  );
}
