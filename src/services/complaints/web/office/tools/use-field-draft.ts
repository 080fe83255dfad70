/** What a crew writes and photographs for one act, kept on the phone until it is in the queue. */
import { useEffect, useRef, useState } from 'react';
import { dropDraft, emptyDraft, keepDraft, readDraft } from '../acts/drafts.ts';
import { emptyField, type FieldAct, type FieldDraft } from './field-acts.ts';
import { keepFieldPhotos, keptFieldPhotos } from './field-photos.ts';

type Change = (next: FieldDraft | ((before: FieldDraft) => FieldDraft)) => void;

/** Words are shared with the sheet of the same act on the desk: they are the same officer's about the same report. */
export function useFieldDraft(
  officer: string,
  code: string,
  act: Exclude<FieldAct, 'arrive'>,
): { draft: FieldDraft; setDraft: Change; forget: () => void } {
  const name = `${officer} ${code} ${act}`;
  const [draft, setDraft] = useState<FieldDraft>(() => {
    const { text, noPhoto, withoutPhoto, whyAway } = readDraft(officer, code, act) ?? emptyField;
    return { ...emptyField, text, noPhoto, withoutPhoto, whyAway };
  });
  const [looked, setLooked] = useState(false);
  const gone = useRef(false);

  useEffect(() => {
    let current = true;
    const found = (photos: Awaited<ReturnType<typeof keptFieldPhotos>>) => {
      if (!current) return;
      const shown = photos.map((photo) => ({ ...photo, url: URL.createObjectURL(photo.file) }));
      setDraft((before) => ({ ...before, photos: [...shown, ...before.photos] }));
      setLooked(true);
    };
    keptFieldPhotos(name).then(found, () => found([]));
    return () => {
      current = false;
    };
  }, [name]);

  const { text, noPhoto, withoutPhoto, whyAway, photos } = draft;
  useEffect(() => {
    if (gone.current) return;
    const desk = readDraft(officer, code, act) ?? emptyDraft;
    keepDraft(officer, code, act, { ...desk, text, noPhoto, withoutPhoto, whyAway });
  }, [officer, code, act, text, noPhoto, withoutPhoto, whyAway]);
  useEffect(() => {
    // A phone that keeps nothing still shows them.
    if (looked && !gone.current) void keepFieldPhotos(name, photos).catch(() => {});
  }, [name, photos, looked]);

  const forget = () => {
    gone.current = true;
    dropDraft(officer, code, act);
    void keepFieldPhotos(name, []).catch(() => {});
  };
  return { draft, setDraft, forget };
}
