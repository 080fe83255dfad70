/** The texts of a service as they stand in a pack, for those who like to write them, and to carry them elsewhere. */
import { useState } from 'react';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { Select, TextArea } from '../../../../web/ui/base/field.tsx';
import { FILES, type FileName, type FileTexts } from '../../contract.ts';
import { handOut, handOutService, TakeFiles } from './Carry.tsx';
import type { DraftView } from './designer-data.ts';
import { keepTexts, keptTexts } from './kept-edits.ts';

type Props = { draft: DraftView; readOnly: boolean; onSave: (files: FileTexts) => Promise<boolean> };

export function TextPane({ draft, readOnly, onSave }: Props) {
  const { t } = useTexts();
  const [name, setName] = useState<FileName>('service.yaml');
  const [typed, setTyped] = useState<Partial<FileTexts>>(() => keptTexts(draft.id)?.texts ?? {});
  const [late] = useState(() => (keptTexts(draft.id)?.seen ?? draft.seen) !== draft.seen);
  const put = (texts: Partial<FileTexts>) => {
    setTyped(texts);
    keepTexts(draft.id, Object.keys(texts).length > 0 ? { seen: draft.seen, texts } : undefined);
  };
  const [busy, setBusy] = useState(false);
  const text = typed[name] ?? draft.files[name] ?? '';
  const changed = Object.keys(typed).length > 0;
  const save = async () => {
    setBusy(true);
    const files: FileTexts = { ...draft.files, ...typed };
    // An empty part is none.
    for (const file of FILES) if (file !== 'service.yaml' && !files[file]?.trim()) delete files[file];
    if (await onSave(files)) put({});
    setBusy(false);
  };
  /** Laid over the texts as if typed: it is saved, or dropped, like everything that is typed here. */
  const take = (files: FileTexts) => put(Object.fromEntries(FILES.map((file) => [file, files[file] ?? ''])));
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <p className="text-ink-soft">{t('designer.text-detail')}</p>
      {changed && <Notice tone="warn">{t(late ? 'designer.text-found' : 'designer.text-kept')}</Notice>}
      <Select
        label={t('designer.file')}
        value={name}
        options={FILES.map((file) => ({ value: file, label: file }))}
        onChange={({ target }) => setName(target.value as FileName)}
      />
      <TextArea
        label={name}
        className="designer-text"
        spellCheck={false}
        readOnly={readOnly}
        rows={28}
        value={text}
        onChange={({ target }) => put({ ...typed, [name]: target.value })}
      />
      <ButtonRow>
        {!readOnly && changed && (
          <Button tone="quiet" onClick={() => put({})}>
            {t('designer.text-drop')}
          </Button>
        )}
        {!readOnly && (
          <Button
            disabled={!changed}
            busy={busy}
            busyLabel={t('designer.saving.saving')}
            onClick={() => void save()}
          >
            {t('designer.text-save')}
          </Button>
        )}
        <Button tone="quiet" onClick={() => handOut(name, text, 'text/yaml')}>
          {t('designer.text-carry', { file: name })}
        </Button>
      </ButtonRow>
      <section className="card grid gap-3">
        <h3>{t('designer.carry.whole')}</h3>
        <p className="text-ink-soft">{t('designer.carry.whole-detail')}</p>
        <div>
          <Button tone="second" onClick={() => handOutService(draft.service, { ...draft.files, ...typed })}>
            {t('designer.carry.whole-out', { file: `${draft.service}.zip` })}
          </Button>
        </div>
        {!readOnly && <TakeFiles label={t('designer.carry.whole-in')} onFiles={take} />}
      </section>
    </section>
  );
}
