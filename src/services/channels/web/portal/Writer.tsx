/** Where the visitor writes: words, a photo from this device, or a place somewhere in the city. */
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { TextArea } from '../../../../web/ui/base/field.tsx';
import { FileButton } from '../../../../web/ui/base/photo.tsx';

type Props = {
  /** Each answers whether it was sent. */
  onText: (text: string) => Promise<boolean>;
  onPhoto: (file: File, caption: string) => Promise<boolean>;
  onPlace: () => Promise<boolean>;
};

export function Writer({ onText, onPhoto, onPlace }: Props) {
  const { t } = useTexts();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<boolean>, clears: boolean) => {
    if (busy) return;
    setBusy(true);
    try {
      if ((await work()) && clears) setText('');
    } finally {
      setBusy(false);
    }
  };
  const words = text.trim();
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (words) void run(() => onText(words), true);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };
  return (
    <form className="phone-write" onSubmit={submit}>
      <TextArea
        label={t('channels.demo.message')}
        rows={2}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKey}
      />
      <div className="phone-buttons">
        <Button type="submit" busy={busy} busyLabel={t('channels.demo.sending')}>
          {t('channels.demo.send')}
        </Button>
        <Button tone="second" disabled={busy} onClick={() => void run(onPlace, false)}>
          {t('channels.demo.place')}
        </Button>
      </div>
      <FileButton
        label={t('channels.demo.photo')}
        accept="image/*"
        icon="picture"
        disabled={busy}
        onFiles={([file]) => void (file && run(() => onPhoto(file, words), true))}
      />
    </form>
  );
}
