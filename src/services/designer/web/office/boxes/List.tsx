/** Several things of a kind: to be ticked, written line by line, or opened one by one, moved, added and removed. */
import { useRef, useState } from 'react';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../../web/ui/base/button.tsx';
import { Checkbox } from '../../../../../web/ui/base/choice.tsx';
import { FieldError, TextArea } from '../../../../../web/ui/base/field.tsx';
import { withNames } from '../../../rules/blank.ts';
import { type Keyed, keyed } from '../../../rules/keyed.ts';
import { faultsWithin, type NodeProps, ownFault, pathText, useBoxDesk } from './desk.ts';
import { Fold } from './Fold.tsx';
import { picksFor } from './picks.ts';
import { blankOf, resolved, titleOf } from './schema.ts';
import { useTyped } from './typed.ts';
import { choiceName, helpOf, nameOf } from './words.ts';

export function ListNode(props: NodeProps) {
  const desk = useBoxDesk();
  const { schema, path } = props;
  const inner = resolved(desk.root, schema.items ?? {});
  if (inner.enum || picksFor(desk, path)) return <Ticks {...props} />;
  if (inner.type === 'string' || inner.type === 'integer') return <Lines {...props} />;
  return <Things {...props} />;
}

/** A few out of all that there are. */
function Ticks({ schema, value, path, name, required }: NodeProps) {
  const { t } = useTexts();
  const desk = useBoxDesk();
  const now = Array.isArray(value) ? value.map(String) : [];
  const { enum: allowed } = resolved(desk.root, schema.items ?? {});
  const options =
    picksFor(desk, path) ??
    (allowed ?? []).map((one) => ({ value: String(one), label: choiceName(t, path, String(one)) }));
  const lost = now.filter((one) => !options.some((option) => option.value === one));
  const put = (next: string[]) =>
    desk.onEdit([
      next.length === 0 && !required
        ? { do: 'remove', path: [...path] }
        : { do: 'set', path: [...path], value: next },
    ]);
  const error = ownFault(desk.faults, path);
  return (
    <fieldset className="grid gap-2" data-path={pathText(path)}>
      <legend className="field-label">{name}</legend>
      <p className="field-hint">{helpOf(t, path)}</p>
      {(error || faultsWithin(desk.faults, path) > 0) && (
        <FieldError>
          {error ?? desk.faults.find((fault) => fault.path.startsWith(pathText(path)))?.problem}
        </FieldError>
      )}
      <div className="designer-ticks">
        {[...options, ...lost.map((one) => ({ value: one, label: one }))].map((option) => (
          <Checkbox
            key={option.value}
            checked={now.includes(option.value)}
            disabled={desk.readOnly}
            onChange={({ target }) =>
              put(target.checked ? [...now, option.value] : now.filter((one) => one !== option.value))
            }
          >
            {option.label}
          </Checkbox>
        ))}
      </div>
      {options.length === 0 && <p className="text-ink-soft">{t('designer.nothing-to-choose')}</p>}
    </fieldset>
  );
}

/** Short texts or numbers, one to a line. */
function Lines({ schema, value, path, name, required }: NodeProps) {
  const { t } = useTexts();
  const { root, faults, readOnly, onEdit } = useBoxDesk();
  const number = resolved(root, schema.items ?? {}).type === 'integer';
  const now = Array.isArray(value) ? value.map(String).join('\n') : '';
  const { shown, ...typed } = useTyped(now, (text) => {
    const lines = text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    const next = number ? lines.map((line) => (Number.isNaN(Number(line)) ? line : Number(line))) : lines;
    onEdit([
      next.length === 0 && !required
        ? { do: 'remove', path: [...path] }
        : { do: 'set', path: [...path], value: next },
    ]);
  });
  const inside = faults.find((fault) => fault.path.startsWith(`${pathText(path)}[`));
  return (
    <div data-path={pathText(path)}>
      <TextArea
        label={name}
        hint={`${helpOf(t, path) ?? ''} ${t('designer.one-a-line')}`}
        error={ownFault(faults, path) ?? (inside && `${inside.problem} ${inside.remedy}`)}
        disabled={readOnly}
        rows={Math.min(10, shown.split('\n').length + 1)}
        value={shown}
        {...typed}
      />
    </div>
  );
}

function Things(props: NodeProps) {
  const { schema, value, path, name, required } = props;
  const { t } = useTexts();
  const { Box, root, content, faults, readOnly, onEdit } = useBoxDesk();
  const [fresh, setFresh] = useState<number>();
  const items = Array.isArray(value) ? value : [];
  const inner = schema.items ?? {};
  const error = ownFault(faults, path);
  const add = (of: typeof inner) => {
    setFresh(items.length);
    const blank = withNames(blankOf(root, of), String(path.at(-1)), content);
    onEdit([
      value === undefined
        ? { do: 'set', path: [...path], value: [blank] }
        : { do: 'insert', path: [...path, items.length], value: blank },
    ]);
  };
  const shapes = resolved(root, inner).anyOf;
  const keys = useKeys(items);
  const called = (one: unknown, at: number) =>
    titleOf(one) ?? (shapes && shapeName(t, path, one)) ?? `${name} ${at + 1}`;
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-2" data-path={pathText(path)}>
      <h3 className="field-label">{name}</h3>
      <p className="field-hint">{helpOf(t, path)}</p>
      {error && <FieldError>{error}</FieldError>}
      {items.map((one, at) => (
        <Fold
          key={keys[at]}
          title={called(one, at)}
          note={kindNote(t, path, one)}
          path={[...path, at]}
          fresh={at === fresh}
          move={{
            at,
            of: items.length,
            to: (to) => onEdit([{ do: 'move', path: [...path, at], to }]),
          }}
          actions={
            readOnly || (required && items.length <= (schema.minItems ?? 0)) ? null : (
              <div>
                <Button
                  size="small"
                  tone="quiet"
                  onClick={() => onEdit([{ do: 'remove', path: [...path, at] }])}
                >
                  {t('designer.remove', { name: called(one, at) })}
                </Button>
              </div>
            )
          }
        >
          <Box
            {...props}
            schema={inner}
            value={one}
            path={[...path, at]}
            name={`${name} ${at + 1}`}
            required
          />
        </Fold>
      ))}
      {!readOnly && (
        <ButtonRow>
          {shapes ? (
            shapes.map((shape) => {
              const key = resolved(root, shape).required?.[0] ?? '';
              const called = nameOf(t, [...path, 0, key]);
              return (
                <Button key={key} size="small" tone="second" icon="plus" onClick={() => add(shape)}>
                  {called}
                </Button>
              );
            })
          ) : (
            <Button size="small" tone="second" icon="plus" onClick={() => add(inner)}>
              {t('designer.add-to', { name })}
            </Button>
          )}
          {!required && value !== undefined && (
            <Button size="small" tone="quiet" onClick={() => onEdit([{ do: 'remove', path: [...path] }])}>
              {t('designer.remove-all', { name })}
            </Button>
          )}
        </ButtonRow>
      )}
    </section>
  );
}

/** A key for each thing, which stays when the thing moves or is given another name, so that its box stays open. */
function useKeys(items: readonly unknown[]): string[] {
  const made = useRef(0);
  const before = useRef<Keyed>({ names: [], keys: [] });
  before.current = keyed(before.current, items.map(nameIn), () => {
    made.current += 1;
    return `new ${made.current}`;
  });
  return before.current.keys;
}

function nameIn(one: unknown): string | undefined {
  if (typeof one !== 'object' || one === null || 'en' in one) return undefined;
  const { id, value } = one as { id?: unknown; value?: unknown };
  return typeof id === 'string' ? id : typeof value === 'string' ? value : undefined;
}

/** How a block is called that has no words yet: by the key that makes it what it is. */
function shapeName(t: Say, path: NodeProps['path'], one: unknown): string | undefined {
  const [key] = Object.keys((one ?? {}) as object).filter((key) => key !== 'when');
  return key === undefined ? undefined : nameOf(t, [...path, 0, key]);
}

type Say = Parameters<typeof nameOf>[0];

function kindNote(t: Say, path: NodeProps['path'], one: unknown): string | undefined {
  if (typeof one !== 'object' || one === null) return undefined;
  for (const key of ['type', 'kind'] as const) {
    const kind = (one as Record<string, unknown>)[key];
    if (typeof kind === 'string') return choiceName(t, [...path, 0, key], kind);
  }
  return undefined;
}
