/** The same unfinished application at the city, so that another device can go on with it. */
import type { Answers } from '../../../../../blocks/definitions/contract.ts';
import { api } from '../../../../../web/kit/api/api.ts';
import { ApiProblem } from '../../../../../web/kit/api/problem.ts';
import type { Draft, DraftItem } from '../../../contract.ts';
import { answersForCity, type Kept, type KeptFile } from './kept-shape.ts';

type DraftList = { items: DraftItem[] };

/** The draft of this service at the city; undefined if there is none. */
export async function findDraft(service: string): Promise<Draft | undefined> {
  const { items } = await api.get<DraftList>('/api/applications/drafts');
  const found = items.find((item) => item.service === service && !item.closed);
  return found && api.get<Draft>(`/api/applications/drafts/${found.id}`);
}

/** A new one, with what the city already knows of the applicant filled in. */
export function beginDraft(service: string): Promise<Draft> {
  return api.post<Draft>('/api/applications/drafts', { service });
}

export async function loadDraft(id: string): Promise<Draft | undefined> {
  try {
    return await api.get<Draft>(`/api/applications/drafts/${id}`);
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return undefined;
    throw error;
  }
}

/** The application that a draft became on another device, when the city refuses it for that. */
export function sentAsIn(problem: {
  code: string;
  fields: readonly { path: string; message: string }[];
}): string | undefined {
  if (problem.code !== 'applications.draft-sent') return undefined;
  return problem.fields.find(({ path }) => path === 'draft')?.message;
}

export function dropDraft(id: string): Promise<void> {
  return api.delete(`/api/applications/drafts/${id}`);
}

/** Tells the city. 409 `applications.draft-moved`: another device was faster. */
export async function saveDraft(form: Kept): Promise<{ id: string; seen: number; changedAt: number }> {
  const draft = form.draft ?? (await beginDraft(form.service));
  const body = { answers: answersForCity(form.answers, form.files), at: form.at, seen: draft.seen };
  const { seen } = await api.put<{ seen: number }>(`/api/applications/drafts/${draft.id}`, body);
  return { id: draft.id, seen, changedAt: form.changedAt };
}

/** What the city keeps, as this device would keep it. */
export function keptFrom(draft: Draft, owner: string | null): Kept {
  const savedAt = Date.parse(draft.savedAt);
  return {
    service: draft.service,
    version: draft.version,
    owner,
    answers: draft.answers as Answers,
    files: draft.files.map(fileFrom),
    at: draft.at,
    changedAt: savedAt,
    draft: { id: draft.id, seen: draft.seen, changedAt: savedAt },
    sending: null,
  };
}

function fileFrom({ id, name, kind, bytes }: Draft['files'][number]): KeptFile {
  return { id, name, kind, type: kind === 'pdf' ? 'application/pdf' : 'image/jpeg', size: bytes, there: id };
}
