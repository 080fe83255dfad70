/** A place for one PDF, chosen or dropped; what becomes of it stands below. */
import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';

type Props = { lead: string; busy: boolean; onFile: (file: File) => void; children?: ReactNode };

export function FileDrop({ lead, busy, onFile, children }: Props) {
  const { t } = useTexts();
  const hint = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file) onFile(file);
  };
  return (
    <fieldset
      aria-describedby={hint}
      className={`card grid min-w-0 gap-3 justify-items-start ${over ? 'outline-2 outline-brand outline-dashed' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <legend className="sr-only">{t('documents.file.title')}</legend>
      <p id={hint}>{lead}</p>
      <input
        ref={input}
        type="file"
        accept="application/pdf,.pdf"
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
          event.target.value = '';
        }}
      />
      <Button
        tone="second"
        icon="search"
        busy={busy}
        busyLabel={t('documents.file.busy')}
        onClick={() => input.current?.click()}
      >
        {t('documents.file.choose')}
      </Button>
      {children}
    </fieldset>
  );
}
