/** Adding photos: a large native file button and the strip of what was chosen. */
import { type ReactNode, useId } from 'react';
import { Button } from './button.tsx';
import { FieldError } from './field.tsx';
import { Icon, type IconName } from './icons.tsx';
import { ProgressBar } from './progress.tsx';

export type FileButtonProps = {
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  accept?: string;
  multiple?: boolean;
  /** 'environment' opens the back camera on phones. */
  capture?: 'environment' | 'user';
  disabled?: boolean;
  icon?: IconName;
  id?: string;
  onFiles: (files: File[]) => void;
};

/** Opens the device's camera or files; the same file can be chosen again after removal. */
export function FileButton({
  label,
  hint,
  error,
  accept,
  multiple,
  capture,
  disabled,
  icon = 'camera',
  id: given,
  onFiles,
}: FileButtonProps) {
  const made = useId();
  const id = given ?? made;
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div className="field" data-invalid={error ? '' : undefined}>
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      <label className="file">
        <input
          type="file"
          id={id}
          accept={accept}
          multiple={multiple}
          capture={capture}
          disabled={disabled}
          aria-describedby={describedBy}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = '';
            if (files.length > 0) onFiles(files);
          }}
        />
        <Icon name={icon} />
        <span>{label}</span>
      </label>
      {hint && (
        <div className="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
    </div>
  );
}

export type Photo = {
  id: string;
  url: string;
  alt: string;
  /** 0…1 while it is being sent. */
  progress?: number;
  /** Words for the progress ("Mengirim foto"). */
  progressLabel?: string;
  error?: string;
};

/** The chosen or attached photos; with `onRemove` each gets a button in words. */
export function PhotoStrip({
  photos,
  onRemove,
  removeLabel,
}: {
  photos: Photo[];
  onRemove?: (id: string) => void;
  removeLabel?: string;
}) {
  return (
    <ul className="photos">
      {photos.map((photo) => (
        <li className="photo" key={photo.id}>
          <img src={photo.url || undefined} alt={photo.alt} loading="lazy" />
          <div className="photo-foot empty:hidden">
            {photo.error && <FieldError>{photo.error}</FieldError>}
            {photo.progress !== undefined && photo.progress < 1 && (
              <ProgressBar label={photo.progressLabel ?? ''} value={photo.progress} />
            )}
            {onRemove && removeLabel && (
              <Button
                tone="quiet"
                size="small"
                aria-label={`${removeLabel}: ${photo.alt}`}
                onClick={() => onRemove(photo.id)}
              >
                {removeLabel}
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
