/** Files of a service that come from elsewhere or go there: one archive, or the files themselves. */
import { useRef, useState } from 'react';
import { problemWords } from '../../../../web/kit/api/problem.ts';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import type { FileTexts } from '../../contract.ts';
import { ArchiveFault, MOST_ARCHIVE_BYTES, packed, readGiven } from '../../rules/archive.ts';

/** Hands a file to the reader. */
export function handOut(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  // Some browsers begin to read only after this turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export const handOutService = (service: string, files: FileTexts): void =>
  handOut(`${service}.zip`, packed(service, files), 'application/zip');

async function textsOf(chosen: readonly File[]): Promise<FileTexts> {
  if (chosen.some(({ size }) => size > MOST_ARCHIVE_BYTES)) throw new ArchiveFault('too-large');
  const given = chosen.map(async (file) => ({
    name: file.name,
    bytes: new Uint8Array(await file.arrayBuffer()),
  }));
  return readGiven(await Promise.all(given));
}

type Props = { label: string; onFiles: (files: FileTexts) => unknown };

/** Reads what was chosen before anything is sent; what cannot be taken over is told beside the button. */
export function TakeFiles({ label, onFiles }: Props) {
  const { t } = useTexts();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ title: string; detail: string }>();
  const take = async (chosen: readonly File[]) => {
    if (chosen.length === 0) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await onFiles(await textsOf(chosen));
    } catch (error) {
      setFailure(
        error instanceof ArchiveFault
          ? {
              title: t('designer.carry.refused'),
              detail: t(`designer.carry.fault.${error.rule}`, { name: error.params.name ?? '' }),
            }
          : problemWords(error),
      );
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="grid gap-3">
      <FormFailure failure={failure} />
      <input
        ref={input}
        type="file"
        multiple
        accept=".zip,.yaml,.yml"
        hidden
        onChange={({ target }) => {
          const chosen = [...(target.files ?? [])];
          target.value = '';
          void take(chosen);
        }}
      />
      <div>
        <Button
          tone="second"
          busy={busy}
          busyLabel={t('designer.carry.reading')}
          onClick={() => input.current?.click()}
        >
          {label}
        </Button>
      </div>
    </div>
  );
}
