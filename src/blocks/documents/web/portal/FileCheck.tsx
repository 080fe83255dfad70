/** Takes a file, chosen or dropped, and says whether it is the very one that was issued. */
import { type DragEvent, useId, useRef, useState } from 'react';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Notice, type Tone } from '../../../../web/ui/base/feedback.tsx';
import { type Compared, compareFile } from './fingerprint.ts';

type Outcome = { name: string; compared: Compared };

const tones: Record<Compared, Tone> = {
  same: 'good',
  different: 'bad',
  'not-a-pdf': 'warn',
  'too-large': 'warn',
  unreadable: 'warn',
  'cannot-here': 'warn',
};

export function FileCheck({ sha256 }: { sha256: string }) {
  const { t } = useTexts();
  const hint = useId();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [over, setOver] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();

  const take = async (file: File | undefined) => {
    if (!file) return;
    setBusy(true);
    setOutcome(undefined);
    setOutcome({ name: file.name, compared: await compareFile(file, sha256) });
    setBusy(false);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  const words: Record<Compared, [title: string, detail: string]> = {
    same: [t('documents.file.same'), t('documents.file.same-detail')],
    different: [t('documents.file.different'), t('documents.file.different-detail')],
    'not-a-pdf': [t('documents.file.not-a-pdf'), t('documents.file.not-a-pdf-detail')],
    'too-large': [t('documents.file.too-large'), t('documents.file.too-large-detail')],
    unreadable: [t('documents.file.unreadable'), t('documents.file.unreadable-detail')],
    'cannot-here': [t('documents.file.cannot-here'), t('documents.file.cannot-here-detail')],
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
      <p id={hint}>{t('documents.file.lead')}</p>
      <input
        ref={input}
        type="file"
        accept="application/pdf,.pdf"
        hidden
        onChange={(event) => {
          void take(event.target.files?.[0]);
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
      {outcome && (
        <div className="w-full">
          <Notice tone={tones[outcome.compared]} live="assertive" title={words[outcome.compared][0]}>
            <p>{words[outcome.compared][1]}</p>
            <p className="break-all text-ink-soft text-sm">{outcome.name}</p>
          </Notice>
        </div>
      )}
      <details className="w-full">
        <summary>{t('documents.file.fingerprint')}</summary>
        <p className="mt-2 break-all font-mono text-sm">{sha256}</p>
      </details>
    </fieldset>
  );
}
