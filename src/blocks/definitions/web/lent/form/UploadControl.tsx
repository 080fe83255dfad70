/** Giving files: from the camera, the gallery or as PDF, with what became of each. */
import { type ReactNode, useState } from 'react';
import { lookAt } from '../../../../../web/kit/photo/look.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { FieldError } from '../../../../../web/ui/base/field.tsx';
import { Link } from '../../../../../web/ui/base/link.tsx';
import { FileButton } from '../../../../../web/ui/base/photo.tsx';
import { ProgressBar } from '../../../../../web/ui/base/progress.tsx';
import type { FieldView } from '../../../contract.ts';
import { FilePicture } from './FilePicture.tsx';
import { type FormFile, NotTaken, useFileKeeper } from './files.ts';

type Props = {
  id: string;
  field: FieldView;
  label: ReactNode;
  note?: ReactNode;
  error?: ReactNode;
  value: string[];
  onChange: (value: string[]) => void;
};

const MEGABYTE = 1024 * 1024;

const limitKeys = {
  one: {
    either: 'definitions.form.files.one-either',
    photo: 'definitions.form.files.one-photo',
    pdf: 'definitions.form.files.one-pdf',
  },
  many: {
    either: 'definitions.form.files.either',
    photo: 'definitions.form.files.photo-only',
    pdf: 'definitions.form.files.pdf-only',
  },
} as const;

export function UploadControl({ id, field, label, note, error, value, onChange }: Props) {
  const { t } = useTexts();
  const keeper = useFileKeeper();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string[]>([]);
  const accepts = field.accepts ?? ['photo', 'pdf'];
  const most = field.max ?? 1;
  const room = most - value.length;

  const take = async (chosen: File[]) => {
    if (!keeper) return;
    setBusy(true);
    const sentences = chosen.length > room ? [t('definitions.form.files.too-many', { most })] : [];
    const added: string[] = [];
    for (const file of chosen.slice(0, Math.max(room, 0))) {
      const ready = await readied(file, accepts, (field.megabytes ?? 5) * MEGABYTE, t);
      if ('wrong' in ready) sentences.push(`${file.name}: ${ready.wrong}`);
      else
        try {
          added.push(await keeper.add(ready.blob, ready.name, ready.kind));
        } catch (error) {
          sentences.push(
            error instanceof NotTaken
              ? `${file.name}: ${error.message}`
              : t('definitions.form.files.no-room', { name: file.name }),
          );
        }
    }
    if (added.length > 0) onChange([...value, ...added]);
    setWrong(sentences);
    setBusy(false);
  };

  const photo = accepts.includes('photo');
  const pdf = accepts.includes('pdf');
  return (
    <fieldset className="choices field" data-invalid={error ? '' : undefined}>
      <legend className="field-label">
        {label} {note && <span className="field-note">{note}</span>}
      </legend>
      <div className="field-hint">
        {field.help && <p>{field.help}</p>}
        <p>
          {t(limitKeys[most === 1 ? 'one' : 'many'][photo && pdf ? 'either' : photo ? 'photo' : 'pdf'], {
            most,
            megabytes: field.megabytes ?? 5,
          })}
        </p>
      </div>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {value.length > 0 && (
        <ul className="grid gap-2">
          {value.map((one) => (
            <li key={one}>
              <GivenFile
                file={keeper?.find(one)}
                onRetry={() => keeper?.retry(one)}
                onRemove={() => {
                  onChange(value.filter((other) => other !== one));
                  keeper?.remove(one);
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {room > 0 && (
        <div className="grid gap-3 sm:grid-cols-2">
          {photo && (
            <FileButton
              id={id}
              label={t('definitions.form.files.camera')}
              accept="image/*"
              capture="environment"
              disabled={busy || !keeper}
              onFiles={(files) => void take(files)}
            />
          )}
          <FileButton
            id={photo ? undefined : id}
            label={t(
              photo && pdf
                ? 'definitions.form.files.choose'
                : photo
                  ? 'definitions.form.files.gallery'
                  : 'definitions.form.files.choose-pdf',
            )}
            icon={photo ? 'picture' : 'list'}
            accept={[photo && 'image/*', pdf && 'application/pdf'].filter(Boolean).join(',')}
            multiple={room > 1}
            disabled={busy || !keeper}
            onFiles={(files) => void take(files)}
          />
        </div>
      )}
      {busy && <ProgressBar label={t('definitions.form.files.preparing')} />}
      {wrong.length > 0 && (
        <Notice tone="bad" live="assertive">
          {wrong.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      )}
    </fieldset>
  );
}

function GivenFile({
  file,
  onRetry,
  onRemove,
}: {
  file: FormFile | undefined;
  onRetry: () => void;
  onRemove: () => void;
}) {
  const { t, formats } = useTexts();
  if (!file)
    return (
      <div className="card gap-2 p-3">
        <FieldError>{t('definitions.form.files.lost')}</FieldError>
        <div>
          <Button tone="quiet" size="small" onClick={onRemove}>
            {t('definitions.form.files.remove')}
          </Button>
        </div>
      </div>
    );
  const size = formats.number(Math.max(0.1, file.size / MEGABYTE), { maximumFractionDigits: 1 });
  return (
    <div className="card grid gap-2 p-3">
      <div className="flex flex-wrap items-center gap-3">
        <FilePicture key={file.id} file={file} />
        <span className="min-w-0 flex-1 break-words">
          {file.href ? (
            <Link href={file.href} className="inline-flex min-h-11 items-center">
              {file.name}
            </Link>
          ) : (
            file.name
          )}
          <span className="block text-ink-soft text-sm">
            {t('definitions.form.files.size', { size })}
            {' · '}
            {file.state === 'there' ? t('definitions.form.files.there') : null}
            {file.state === 'kept' ? t('definitions.form.files.kept') : null}
            {file.state === 'sending' ? t('definitions.form.files.sending') : null}
            {file.state === 'refused' ? t('definitions.form.files.refused') : null}
          </span>
        </span>
        {file.state === 'refused' && (
          <Button tone="quiet" size="small" onClick={onRetry}>
            {t('definitions.form.files.retry')}
          </Button>
        )}
        <Button
          tone="quiet"
          size="small"
          aria-label={t('definitions.form.files.remove-of', { name: file.name })}
          onClick={onRemove}
        >
          {t('definitions.form.files.remove')}
        </Button>
      </div>
      {file.state === 'sending' && file.progress !== undefined && (
        <ProgressBar label={t('definitions.form.files.sending')} value={file.progress} />
      )}
      {file.problem && <FieldError>{file.problem}</FieldError>}
    </div>
  );
}

type Ready = { blob: Blob; name: string; kind: FormFile['kind'] } | { wrong: string };

/** What of a chosen file can be sent, judged by its bytes: a letter named foto.jpg is told at once. */
async function readied(
  file: File,
  accepts: readonly string[],
  most: number,
  t: ReturnType<typeof useTexts>['t'],
): Promise<Ready> {
  const bare = file.name.replace(/\.\w+$/, '').slice(0, 60);
  const tooLarge = { wrong: t('definitions.form.files.too-large', { megabytes: most / MEGABYTE }) };
  if (file.size === 0) return { wrong: t('definitions.form.files.empty') };
  try {
    const seen = await lookAt(file);
    if (seen.kind === 'other' && seen.type === 'PDF') {
      if (!accepts.includes('pdf')) return { wrong: t('definitions.form.files.wants-photo') };
      return file.size > most ? tooLarge : { blob: file, name: `${bare || 'berkas'}.pdf`, kind: 'pdf' };
    }
    if (!accepts.includes('photo')) return { wrong: t('definitions.form.files.wants-pdf') };
    if (seen.kind === 'other' && accepts.includes('pdf'))
      return { wrong: t('definitions.form.files.wants-either') };
    const { preparePhoto } = await import('../../../../../web/kit/photo/shrink.ts');
    const ready = await preparePhoto(file);
    if ('fault' in ready) return { wrong: t(ready.fault.key, ready.fault.params) };
    if (ready.photo.size > most) return tooLarge;
    return { blob: ready.photo, name: `${bare || 'foto'}.jpg`, kind: 'photo' };
  } catch {
    return { wrong: t('definitions.form.files.unreadable') };
  }
}
