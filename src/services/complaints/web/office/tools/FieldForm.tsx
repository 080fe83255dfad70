/** Words and photos of one act at the place. Nothing in it needs a network. */
import { useEffect, useRef, useState } from 'react';
import { useOnline } from '../../../../../web/kit/shell/online.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { newId } from '../../../../../web/kit/unique.ts';
import { Button, ButtonRow } from '../../../../../web/ui/base/button.tsx';
import { Checkbox } from '../../../../../web/ui/base/choice.tsx';
import { FieldError, TextArea } from '../../../../../web/ui/base/field.tsx';
import { FileButton, PhotoStrip } from '../../../../../web/ui/base/photo.tsx';
import { evidenceOf } from '../../../rules/evidence.ts';
import type { Round, RoundCase } from '../../../rules/round-contract.ts';
import { readyPhoto } from '../acts/ready-photo.ts';
import { shotOf } from '../closing/shot.ts';
import type { FieldAct, FieldDraft } from './field-acts.ts';
import { useFieldDraft } from './use-field-draft.ts';
import { fieldWords } from './use-field-send.ts';

const MOST = 5;

type Props = {
  act: Exclude<FieldAct, 'arrive'>;
  officer: string;
  stop: RoundCase;
  limits: Round['limits'];
  /** True when the phone's queue has it, sent or not. */
  onSend: (draft: FieldDraft) => Promise<boolean>;
  onCancel: () => void;
};

const labels = {
  note: 'complaints.tools.round.words.note',
  answer: 'complaints.tools.round.words.answer',
  close: 'complaints.tools.round.words.close',
} as const;

export function FieldForm({ act, officer, stop, limits, onSend, onCancel }: Props) {
  const { t } = useTexts();
  const online = useOnline();
  const { draft, setDraft, forget } = useFieldDraft(officer, stop.code, act);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [looking, setLooking] = useState(0);
  const [fault, setFault] = useState<string>();
  const frame = useRef<HTMLFormElement>(null);
  useEffect(() => frame.current?.querySelector('textarea')?.focus(), []);
  const shown = useRef(draft.photos);
  shown.current = draft.photos;
  useEffect(
    () => () => {
      for (const { url } of shown.current) URL.revokeObjectURL(url);
    },
    [],
  );
  const closing = act === 'close';
  const shots = draft.photos.map(({ key, shot: { at, lat, lng, accuracy } }) => ({
    photo: key,
    at: at ? new Date(at) : null,
    point: lat === undefined || lng === undefined ? null : { lat, lng },
    accuracy: accuracy ?? null,
  }));
  const { proof } = evidenceOf(shots, stop.exactPoint, { ...limits, minutes: 0 }, new Date());
  const away = closing && !draft.noPhoto && (proof === 'elsewhere' || proof === 'unplaced');
  const wrong = {
    text: draft.text.trim().length < 2,
    photos: closing && !draft.noPhoto && draft.photos.length === 0,
    withoutPhoto: closing && draft.noPhoto && draft.withoutPhoto.trim().length < 10,
    whyAway: away && draft.whyAway.trim().length < 10,
  };
  const add = async (files: File[], now: boolean) => {
    setFault(undefined);
    for (const file of files.slice(0, MOST - draft.photos.length)) {
      setLooking((count) => count + 1);
      try {
        const { small, fault: bad } = await readyPhoto(file);
        if (bad) {
          setFault(t(bad.key, bad.params));
          continue;
        }
        const shot = await shotOf(file, now);
        const photo = { key: newId(), file: small, name: file.name, url: URL.createObjectURL(small), shot };
        setDraft((before) => ({ ...before, photos: [...before.photos, photo].slice(0, MOST) }));
      } finally {
        setLooking((count) => count - 1);
      }
    }
  };
  return (
    <form
      ref={frame}
      className="composer"
      noValidate
      aria-label={t(fieldWords[act])}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (busy || looking > 0 || Object.values(wrong).some(Boolean)) return;
        setBusy(true);
        void onSend(draft)
          .then((kept) => kept && forget())
          .finally(() => setBusy(false));
      }}
    >
      <h2>{t(fieldWords[act])}</h2>
      <TextArea
        label={t(labels[act])}
        rows={4}
        maxLength={4000}
        value={draft.text}
        error={tried && wrong.text ? t('complaints.tools.round.need-words') : undefined}
        onChange={(event) => setDraft({ ...draft, text: event.target.value })}
      />
      {(!closing || !draft.noPhoto) && (
        <div className="grid gap-2">
          <p className="field-label">
            {t('complaints.tools.round.photo')}{' '}
            {!closing && <span className="field-note">{t('complaints.desk.optional')}</span>}
          </p>
          {tried && wrong.photos && <FieldError>{t('complaints.tools.round.need-photo')}</FieldError>}
          {fault && <FieldError>{fault}</FieldError>}
          {draft.photos.length < MOST && (
            <div className="button-row">
              <FileButton
                label={t('complaints.tools.round.camera')}
                accept="image/*"
                capture="environment"
                onFiles={(files) => void add(files, true)}
              />
              <FileButton
                label={t('complaints.tools.round.gallery')}
                accept="image/jpeg,image/png,image/webp"
                multiple
                icon="plus"
                onFiles={(files) => void add(files, false)}
              />
            </div>
          )}
          {draft.photos.length > 0 && (
            <PhotoStrip
              photos={draft.photos.map(({ key, url }, index) => ({
                id: key,
                url,
                alt: t('complaints.desk.photo.attached', { number: index + 1 }),
              }))}
              removeLabel={t('complaints.desk.photo.remove')}
              onRemove={(gone) =>
                setDraft({ ...draft, photos: draft.photos.filter(({ key }) => key !== gone) })
              }
            />
          )}
        </div>
      )}
      {away && draft.photos.length > 0 && (
        <TextArea
          label={t('complaints.tools.round.why-away')}
          rows={2}
          maxLength={500}
          value={draft.whyAway}
          error={tried && wrong.whyAway ? t('complaints.tools.round.need-reason') : undefined}
          onChange={(event) => setDraft({ ...draft, whyAway: event.target.value })}
        />
      )}
      {closing && (
        <>
          <Checkbox
            checked={draft.noPhoto}
            onChange={(event) => setDraft({ ...draft, noPhoto: event.target.checked })}
          >
            {t('complaints.tools.round.no-photo')}
          </Checkbox>
          {draft.noPhoto && (
            <TextArea
              label={t('complaints.tools.round.why-no-photo')}
              rows={2}
              maxLength={500}
              value={draft.withoutPhoto}
              error={tried && wrong.withoutPhoto ? t('complaints.tools.round.need-reason') : undefined}
              onChange={(event) => setDraft({ ...draft, withoutPhoto: event.target.value })}
            />
          )}
        </>
      )}
      <ButtonRow>
        <Button
          type="submit"
          busy={busy || looking > 0}
          busyLabel={t(looking > 0 ? 'complaints.desk.photo.sending' : 'complaints.desk.sending')}
        >
          {t(online ? 'complaints.tools.round.send' : 'complaints.tools.round.send-offline')}
        </Button>
        <Button tone="quiet" onClick={onCancel}>
          {t('complaints.desk.later')}
        </Button>
      </ButtonRow>
      <p className="text-ink-soft text-sm">{t('complaints.tools.round.draft-kept')}</p>
    </form>
  );
}
