/** The texts of a draft: made from a definition, changed in single places with the author's comments kept. */
import { type Document, isMap, isSeq, parseDocument, stringify } from 'yaml';
import { Problem } from '../../shared/errors.ts';
import type { Edit, FileName, FileTexts } from './contract.ts';
import { MOST_CHARACTERS } from './contract.ts';

const STYLE = { lineWidth: 130 } as const;
const PARTS: readonly string[] = ['form', 'workflow', 'papers'];

/** Each part in its file. */
export function filesOf(definition: Record<string, unknown>): FileTexts {
  const { form, workflow, papers, ...service } = definition;
  return {
    'service.yaml': stringify(service, STYLE),
    ...(form ? { 'form.yaml': stringify(form, STYLE) } : {}),
    ...(workflow ? { 'workflow.yaml': stringify(workflow, STYLE) } : {}),
    ...(papers ? { 'papers.yaml': stringify(papers, STYLE) } : {}),
  };
}

/** What the texts hold, whether right or not; null while one of them is no YAML. */
export function contentOf(files: FileTexts): Record<string, unknown> | null {
  const content: Record<string, unknown> = {};
  for (const [name, text] of Object.entries(files)) {
    const document = parsed(text ?? '');
    if (document.errors.length > 0) return null;
    const value = plain(document);
    if (value === undefined) return null;
    if (name === 'service.yaml') {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
      Object.assign(content, value);
    } else content[name.replace('.yaml', '')] = value;
  }
  return content;
}

/** Undefined where the text leans on aliases, which a definition may not: a few lines of them can mean millions. */
function plain(document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 }) as unknown;
  } catch {
    return undefined;
  }
}

function parsed(text: string): Document.Parsed {
  return parseDocument(text, { uniqueKeys: true, prettyErrors: false });
}

function placeOf(path: readonly (string | number)[]): { file: FileName; inside: (string | number)[] } {
  const [first, ...rest] = path;
  if (typeof first === 'string' && PARTS.includes(first))
    return { file: `${first}.yaml` as FileName, inside: rest };
  return { file: 'service.yaml', inside: [...path] };
}

/** 422 `designer.edit-nowhere` when a place is not there. */
export function edited(files: FileTexts, edits: readonly Edit[]): FileTexts {
  const documents = new Map<FileName, Document.Parsed>();
  const next: FileTexts = { ...files };
  for (const edit of edits) {
    const { file, inside } = placeOf(edit.path);
    if (inside.length === 0) {
      if (edit.do === 'remove') {
        delete next[file as Exclude<FileName, 'service.yaml'>];
        documents.delete(file);
      } else if (edit.do === 'set') {
        next[file] = stringify(edit.value, STYLE);
        documents.delete(file);
      } else throw new Problem(422, 'designer.edit-nowhere');
      continue;
    }
    const document = documents.get(file) ?? parsed(next[file] ?? '');
    if (document.errors.length > 0) throw new Problem(422, 'designer.unreadable', { file });
    apply(document, inside, edit);
    documents.set(file, document);
    next[file] = document.toString(STYLE);
  }
  for (const text of Object.values(next))
    if ((text ?? '').length > MOST_CHARACTERS) throw new Problem(422, 'designer.too-long');
  return next;
}

function apply(document: Document.Parsed, path: (string | number)[], edit: Edit): void {
  try {
    if (edit.do === 'set') {
      document.setIn(path, document.createNode(edit.value));
      return;
    }
    if (edit.do === 'remove') {
      if (!document.deleteIn(path)) throw new Problem(422, 'designer.edit-nowhere');
      return;
    }
    const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    const last = path.at(-1);
    if (edit.do === 'rename' && isMap(parent)) {
      const pair = parent.items.find((one) => String(one.key) === String(last));
      if (!pair) throw new Problem(422, 'designer.edit-nowhere');
      pair.key = document.createNode(edit.to) as typeof pair.key;
      return;
    }
    if (edit.do === 'insert' && typeof last === 'number') {
      if (isSeq(parent)) {
        parent.items.splice(last, 0, document.createNode(edit.value) as never);
        return;
      }
      if (parent === undefined || parent === null) {
        document.setIn(path.slice(0, -1), document.createNode([edit.value]));
        return;
      }
    }
    if (edit.do === 'move' && isMap(parent)) {
      const at = parent.items.findIndex((one) => String(one.key) === String(last));
      const [pair] = at < 0 ? [] : parent.items.splice(at, 1);
      if (!pair) throw new Problem(422, 'designer.edit-nowhere');
      parent.items.splice(edit.to, 0, pair);
      return;
    }
    if (edit.do === 'move' && isSeq(parent) && typeof last === 'number' && parent.items[last]) {
      const [item] = parent.items.splice(last, 1);
      parent.items.splice(edit.to, 0, item as never);
      return;
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    // The library throws when a path goes through something that is no list and no record.
  }
  throw new Problem(422, 'designer.edit-nowhere');
}
