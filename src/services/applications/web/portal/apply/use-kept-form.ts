/** The application as it is being written: kept on the device with every change, and at the city when it can be. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Answers, FormView } from '../../../../../blocks/definitions/contract.ts';
import { answersFor } from '../../../../../blocks/definitions/web/lent/kept-answers.ts';
import { canonicalJson } from '../../../../../shared/canonical-json.ts';
import { ApiProblem } from '../../../../../web/kit/api/problem.ts';
import { newId } from '../../../../../web/kit/unique.ts';
import type { ServiceForm } from '../../../contract.ts';
import { beginDraft, dropDraft, findDraft, keptFrom, loadDraft, saveDraft, sentAsIn } from './city-draft.ts';
import {
  anotherKeeps,
  dropBytes,
  dropForm,
  keepBytes,
  mirrorForm,
  readForm,
  saveForm,
} from './device-store.ts';
import { answersForCity, emptyForm, filesNamed, type Kept, type KeptFile } from './kept-shape.ts';

/** Milliseconds after the last key until it is stored, and until the city is told. */
const STORE_AFTER = 400;
const TELL_AFTER = 1_500;
/** The city keeps no longer place than this. */
const MOST_PLACE = 120;

/** here: only on this device; telling; both: the city has it too; waiting: the city could not be reached. */
export type Standing = 'here' | 'telling' | 'both' | 'waiting';

export type KeptForm = ReturnType<typeof useKeptForm>;

/** A new form, with what was already answered on the page of the procedure. */
function begun({ service, version, form }: ServiceForm, who: string | null): Kept {
  const fields = (form as FormView).sections.flatMap(({ repeat, fields: own }) => (repeat ? [] : own));
  return {
    ...emptyForm(service, version, who),
    answers: answersFor(service, new Set(fields.map(({ id }) => id))),
  };
}

/** `owner`: the account that is signed in; null for nobody; undefined while that is not known. */
export function useKeptForm(service: ServiceForm, owner: string | null | undefined, online: boolean) {
  const [form, setForm] = useState<Kept>();
  const [standing, setStanding] = useState<Standing>('here');
  /** Another device went on with the same application. */
  const [moved, setMoved] = useState<Kept>();
  /** Nobody is signed in and an account keeps a form of this service here. */
  const [locked, setLocked] = useState(false);
  const latest = useRef<Kept>(undefined);
  const storing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const telling = useRef<ReturnType<typeof setTimeout>>(undefined);
  const busy = useRef<Promise<void>>(undefined);
  const can = useRef(false);
  can.current = online && typeof owner === 'string';

  const show = useCallback((next: Kept | undefined) => {
    latest.current = next;
    setForm(next);
  }, []);

  /** Another device sent it: what stands here stays, until the person says what shall become of it. */
  const wasSent = useCallback(
    (code: string) => {
      if (!latest.current) return;
      show({ ...latest.current, sending: null, sentAs: code });
      void saveForm(latest.current);
    },
    [show],
  );

  /** What the other device wrote; rejects when the city cannot be asked. Undefined: there is nothing to choose. */
  const lookAgain = useCallback(async (): Promise<Kept | undefined> => {
    const { draft, owner: whose } = latest.current ?? {};
    const theirs = draft && (await loadDraft(draft.id).catch(orSent));
    const present = latest.current;
    if (!present) return undefined;
    if (typeof theirs === 'string') {
      wasSent(theirs);
      return undefined;
    }
    if (!theirs) {
      // The city forgot it after its time: it is begun anew with the next change.
      show({ ...present, draft: null });
      return undefined;
    }
    const kept = keptFrom(theirs, whose ?? null);
    const here = answersForCity(present.answers, present.files);
    // An answer of the city was lost on the way: both devices say the same.
    if (canonicalJson(kept.answers) === canonicalJson(here)) {
      show({ ...present, draft: { id: theirs.id, seen: theirs.seen, changedAt: present.changedAt } });
      return undefined;
    }
    setMoved(kept);
    return kept;
  }, [show, wasSent]);

  const heardNo = useCallback(
    async (error: unknown, told: Kept): Promise<void> => {
      setStanding('waiting');
      if (!(error instanceof ApiProblem) || !told.draft) return;
      const code = sentAsIn(error);
      if (code) wasSent(code);
      else if (error.status === 404 && latest.current) show({ ...latest.current, draft: null });
      else if (error.code === 'applications.draft-moved') await lookAgain().catch(() => {});
    },
    [show, wasSent, lookAgain],
  );

  const tell = useCallback(async (): Promise<void> => {
    clearTimeout(telling.current);
    const now = latest.current;
    if (!now || now.changedAt === 0 || now.sending || now.sentAs) return;
    if (now.draft && now.draft.changedAt >= now.changedAt) return setStanding('both');
    if (!can.current || now.owner === null) return setStanding(now.owner === null ? 'here' : 'waiting');
    if (busy.current) {
      telling.current = setTimeout(() => void tell(), TELL_AFTER);
      return;
    }
    setStanding('telling');
    busy.current = (async () => {
      try {
        const draft = await saveDraft(now);
        const present = latest.current;
        if (present?.owner === now.owner && present.service === now.service) {
          show({ ...present, draft });
          void saveForm(latest.current as Kept);
          if (present.changedAt > draft.changedAt)
            telling.current = setTimeout(() => void tell(), TELL_AFTER);
          else setStanding('both');
        }
      } catch (error) {
        await heardNo(error, now);
      } finally {
        busy.current = undefined;
      }
    })();
    await busy.current;
  }, [show, heardNo]);

  const put = useCallback(
    (part: Partial<Kept>, changed = true) => {
      const now = latest.current;
      if (!now) return;
      // The clock of this device may stand behind the city's, which dated what was taken over from there.
      show({ ...now, ...part, ...(changed ? { changedAt: Math.max(Date.now(), now.changedAt + 1) } : {}) });
      const next = latest.current as unknown as Kept;
      if (next.changedAt > 0) mirrorForm(next);
      clearTimeout(storing.current);
      storing.current = setTimeout(() => void saveForm(latest.current ?? next), STORE_AFTER);
      if (changed && can.current && next.owner !== null) setStanding('telling');
      clearTimeout(telling.current);
      telling.current = setTimeout(() => void tell(), TELL_AFTER);
    },
    [show, tell],
  );

  const change = useCallback(
    (part: Answers) => {
      const now = latest.current;
      if (now) put({ answers: { ...now.answers, ...part } });
    },
    [put],
  );

  const open = useCallback(
    async (who: string | null) => {
      const present = latest.current;
      // Signed out while writing: what stands on the screen stays, it can be sent after signing in again.
      if (present?.owner && who === null) return;
      const found = await whatIsKept(service, who, can.current);
      if (who === null) setLocked(await anotherKeeps(service.service));
      else setLocked(false);
      const visitors = who === null ? undefined : await adopted(service, who, present, found);
      const next = visitors ?? found ?? begun(service, who);
      // Answers that the present form no longer asks for are left out when it is sent.
      show({ ...next, version: service.version });
      void tell();
    },
    [service, show, tell],
  );

  useEffect(() => {
    if (owner !== undefined) void open(owner);
  }, [owner, open]);

  useEffect(() => {
    if (online) void tell();
  }, [online, tell]);

  useEffect(() => {
    const save = () => {
      const now = latest.current;
      clearTimeout(storing.current);
      if (now && now.changedAt > 0) void saveForm(now);
    };
    const whenHidden = () => document.visibilityState === 'hidden' && save();
    document.addEventListener('visibilitychange', whenHidden);
    window.addEventListener('pagehide', save);
    return () => {
      document.removeEventListener('visibilitychange', whenHidden);
      window.removeEventListener('pagehide', save);
      clearTimeout(telling.current);
      save();
    };
  }, []);

  return {
    form,
    standing,
    moved,
    locked,
    change,
    /** Where the person is; the city hears it too, so that another device goes on there. */
    goTo: useCallback(
      (at: string) => put({ at: at.slice(0, MOST_PLACE) }, (latest.current?.changedAt ?? 0) > 0),
      [put],
    ),
    put,
    wasSent,
    lookAgain,
    /** The form once nothing more is on its way to the city: what is sent names the draft as it is there now. */
    rest: useCallback(async (): Promise<Kept | undefined> => {
      clearTimeout(telling.current);
      await busy.current;
      clearTimeout(telling.current);
      return latest.current;
    }, []),
    /** What stands here becomes an application of its own, beside the one that was sent. */
    anew: useCallback(() => put({ draft: null, sentAs: undefined }), [put]),
    /** Asks the city what it knows of the applicant, for the boxes that are still empty. */
    prefill: useCallback(async () => {
      const now = latest.current;
      if (!now || now.draft || !can.current) return;
      const draft = await beginDraft(now.service).catch(() => undefined);
      const present = latest.current;
      if (!draft || !present) return;
      const answers = { ...(draft.answers as Answers), ...present.answers };
      const known = Object.keys(draft.answers).filter((id) => present.answers[id] === undefined);
      show({ ...present, answers, known, draft: { id: draft.id, seen: draft.seen, changedAt: 0 } });
    }, [show]),
    /** A file of this application; rejects when the device has no room. */
    addFile: useCallback(
      async (file: Blob, name: string, kind: KeptFile['kind']): Promise<string> => {
        const id = newId();
        await keepBytes(id, file);
        const kept: KeptFile = { id, name, kind, type: file.type, size: file.size, there: null };
        put({ files: [...(latest.current?.files ?? []), kept] });
        return id;
      },
      [put],
    ),
    changeFile: useCallback(
      (id: string, part: Partial<KeptFile>) => {
        const files = latest.current?.files ?? [];
        put({ files: files.map((file) => (file.id === id ? { ...file, ...part } : file)) });
      },
      [put],
    ),
    removeFile: useCallback(
      (id: string) => {
        put({ files: (latest.current?.files ?? []).filter((file) => file.id !== id) });
        void dropBytes([id]);
      },
      [put],
    ),
    /** What the other device wrote, or what stands here, told over it. */
    settle: useCallback(
      (take: 'theirs' | 'mine') => {
        if (!moved) return;
        setMoved(undefined);
        if (take === 'theirs') {
          show(moved);
          void saveForm(moved);
          setStanding('both');
        } else put({ draft: moved.draft });
      },
      [moved, put, show],
    ),
    /** Forgets it here and at the city, and begins with nothing. */
    clear: useCallback(async () => {
      const now = latest.current;
      clearTimeout(storing.current);
      clearTimeout(telling.current);
      if (!now) return;
      show(emptyForm(service.service, service.version, now.owner));
      await dropForm(now);
      if (now.draft && !now.sending && !now.sentAs) await dropDraft(now.draft.id).catch(() => {});
    }, [service, show]),
  };
}

/** The application that the draft became; every other refusal goes on. */
function orSent(error: unknown): string {
  const code = error instanceof ApiProblem ? sentAsIn(error) : undefined;
  if (code) return code;
  throw error;
}

/** The device's own, unless the city knows something newer and nothing here would be lost by taking it. */
async function whatIsKept(
  service: ServiceForm,
  owner: string | null,
  online: boolean,
): Promise<Kept | undefined> {
  const here = await readForm(service.service, owner);
  if (owner === null || !online || here?.sentAs) return here;
  try {
    if (!here?.draft) {
      const there = here ? undefined : await findDraft(service.service);
      return here ?? (there && keptFrom(there, owner));
    }
    const unsaid = here.changedAt > here.draft.changedAt;
    if (unsaid || here.sending) return here;
    const there = await loadDraft(here.draft.id).catch(orSent);
    if (typeof there === 'string') return { ...here, sentAs: there };
    if (!there) return { ...here, draft: null };
    return there.seen > here.draft.seen ? withBytes(keptFrom(there, owner), here) : here;
  } catch {
    return here;
  }
}

/** Files that are still on their way stay with the newer answers. */
function withBytes(next: Kept, here: Kept): Kept {
  const named = filesNamed(next.answers);
  const waiting = here.files.filter(({ id, there }) => there === null && named.has(id));
  return { ...next, files: [...next.files, ...waiting] };
}

/** What a visitor wrote becomes the account's when he signs in, unless the account wrote something later. */
async function adopted(
  service: ServiceForm,
  owner: string,
  present: Kept | undefined,
  found: Kept | undefined,
): Promise<Kept | undefined> {
  const visitors = present?.owner === null ? present : await readForm(service.service, null);
  if (!visitors || visitors.changedAt === 0 || (found && found.changedAt > visitors.changedAt))
    return undefined;
  const own: Kept = { ...visitors, owner, draft: found?.sentAs ? null : (found?.draft ?? null) };
  await saveForm(own);
  await dropForm({ ...visitors, files: [] });
  return own;
}
