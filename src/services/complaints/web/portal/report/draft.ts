/** The report as it is being written: kept on the device with every change, so that nothing is typed twice. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { newId } from '../../../../../web/kit/unique.ts';
import type { NewComplaint } from '../../../rules/intake-contract.ts';
import { reporterPhone } from '../../../rules/reporter-phone.ts';
import { dropDraft, dropPhoto, readDraft, type StoredPhoto, saveDraft, savePhoto } from '../device-store.ts';
import { mirrorDraft } from '../draft-mirror.ts';
import type { Draft } from '../draft-shape.ts';

export const STEPS = ['jenis', 'foto', 'tempat', 'uraian', 'periksa'] as const;
/** Names of the steps as they stand in the address. */
export type Step = (typeof STEPS)[number];

export const MOST_PHOTOS = 5;
export const SHORTEST = 10;
export const LONGEST = 4000;

export const emptyDraft: Draft = {
  category: '',
  photos: [],
  point: null,
  area: '',
  areaChosen: false,
  place: '',
  description: '',
  identity: 'named',
  name: '',
  phone: '',
  attributes: {},
  sameAs: null,
  notThis: [],
  changedAt: 0,
};

/** The first step that still lacks something; `periksa` when nothing does. Photos may be missing. */
export function firstGap(draft: Draft): Step {
  if (!draft.category) return 'jenis';
  if (!draft.point && !draft.area) return 'tempat';
  return wordsWrong(draft) ? 'uraian' : 'periksa';
}

/** What is wrong with the words and the contact, by field. */
export function wordsWrong(draft: Draft): 'short' | 'long' | 'phone' | 'name' | undefined {
  const length = draft.description.trim().length;
  if (length < SHORTEST) return 'short';
  if (length > LONGEST) return 'long';
  if (draft.identity === 'anonymous') return undefined;
  if (draft.name.trim().length === 1) return 'name';
  return draft.phone.trim() && !reporterPhone(draft.phone) ? 'phone' : undefined;
}

/** The step to show: the wanted one, unless something before it is missing. */
export function reachable(wanted: string | undefined, draft: Draft): Step {
  const gap = firstGap(draft);
  const step = STEPS.find((one) => one === wanted) ?? 'jenis';
  return STEPS.indexOf(step) > STEPS.indexOf(gap) ? gap : step;
}

/** The request. Empty fields are left out; who stays nameless sends no name. */
export function requestOf(draft: Draft, language: NewComplaint['language']): NewComplaint {
  const named = draft.identity !== 'anonymous';
  const name = named ? draft.name.trim() : '';
  const phone = named ? draft.phone.trim() : '';
  const reporter = { ...(name ? { name } : {}), ...(phone ? { phone } : {}) };
  return {
    description: draft.description.trim(),
    category: draft.category,
    language,
    ...(draft.point ? { location: { lat: draft.point.lat, lng: draft.point.lng } } : {}),
    ...(draft.area ? { area: draft.area } : {}),
    ...(draft.place.trim() ? { place: draft.place.trim() } : {}),
    ...(name || phone ? { reporter } : {}),
    ...(named ? {} : { anonymous: true }),
    ...(draft.identity === 'confidential' ? { confidential: true } : {}),
    ...(Object.keys(draft.attributes).length > 0 ? { attributes: draft.attributes } : {}),
    ...(draft.sameAs ? { sameAs: draft.sameAs.code } : {}),
  };
}

/** Another kind asks other questions. */
export function ofKind(draft: Draft, category: string): Partial<Draft> {
  return category === draft.category ? { category } : { category, attributes: {} };
}

/** A draft from a request that the city sent back, to be corrected. */
export function draftFrom(body: Partial<NewComplaint>): Omit<Draft, 'photos'> {
  return {
    category: body.category ?? '',
    point: body.location ? { ...body.location, from: 'map' } : null,
    area: body.area ?? '',
    areaChosen: Boolean(body.area),
    place: body.place ?? '',
    description: body.description ?? '',
    identity: body.anonymous ? 'anonymous' : body.confidential ? 'confidential' : 'named',
    name: body.reporter?.name ?? '',
    phone: body.reporter?.phone ?? '',
    attributes: body.attributes ?? {},
    sameAs: body.sameAs ? { code: body.sameAs, title: '' } : null,
    notThis: [],
    changedAt: Date.now(),
  };
}

/** The draft of this device. Undefined until it has been read. */
export function useDraft() {
  const [draft, setDraft] = useState<Draft>();
  const [photos, setPhotos] = useState<StoredPhoto[]>([]);
  const latest = useRef<Draft>(emptyDraft);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const take = useCallback(async () => {
    const stored = await readDraft();
    const known = new Map(stored.photos.map((photo) => [photo.id, photo]));
    const kept = (stored.draft?.photos ?? []).flatMap(({ id }) => known.get(id) ?? []);
    latest.current = { ...emptyDraft, ...stored.draft, photos: kept.map(({ id, name }) => ({ id, name })) };
    setPhotos(kept);
    setDraft(latest.current);
  }, []);
  useEffect(() => {
    void take();
    const save = () => {
      clearTimeout(timer.current);
      if (latest.current.changedAt > 0) void saveDraft(latest.current);
    };
    const whenHidden = () => document.visibilityState === 'hidden' && save();
    document.addEventListener('visibilitychange', whenHidden);
    window.addEventListener('pagehide', save);
    return () => {
      document.removeEventListener('visibilitychange', whenHidden);
      window.removeEventListener('pagehide', save);
      save();
    };
  }, [take]);

  const change = useCallback((part: Partial<Draft>) => {
    latest.current = { ...latest.current, ...part, changedAt: Date.now() };
    setDraft(latest.current);
    // At once, and not only when the page is hidden: a phone short of memory ends a page without a word.
    mirrorDraft(latest.current);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void saveDraft(latest.current), 250);
  }, []);

  const addPhoto = useCallback(
    async (file: Blob, name: string) => {
      const photo = { id: newId(), name, type: file.type, bytes: await file.arrayBuffer() };
      if (latest.current.photos.length >= MOST_PHOTOS) return;
      await savePhoto(photo);
      setPhotos((before) => [...before, photo]);
      change({ photos: [...latest.current.photos, { id: photo.id, name }] });
    },
    [change],
  );

  const removePhoto = useCallback(
    (id: string) => {
      setPhotos((before) => before.filter((photo) => photo.id !== id));
      change({ photos: latest.current.photos.filter((photo) => photo.id !== id) });
      void dropPhoto(id);
    },
    [change],
  );

  /** Forgets everything; what is shown changes after `meanwhile`, so that no empty form flashes up before a move. */
  const clear = useCallback(async (meanwhile?: () => Promise<void>) => {
    clearTimeout(timer.current);
    latest.current = emptyDraft;
    await dropDraft();
    await meanwhile?.();
    setPhotos([]);
    setDraft(emptyDraft);
  }, []);

  return { draft, photos, change, addPhoto, removePhoto, clear, take };
}

export type DraftDesk = ReturnType<typeof useDraft>;
