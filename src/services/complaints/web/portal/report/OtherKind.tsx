/** "That sounds like …": another kind of report, offered with the words that decided; the person changes it or not. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import type { Suggestion } from './near.ts';

type Props = { kind: Suggestion; present: string; onTake: () => void; onKeep: () => void };

export function OtherKind({ kind, present, onTake, onKeep }: Props) {
  const { t } = useTexts();
  return (
    <Notice title={t('complaints.kind.sounds', { kind: kind.name })}>
      <p>{t('complaints.kind.because', { words: kind.words.join(', ') })}</p>
      <ButtonRow>
        <Button tone="second" size="small" onClick={onTake}>
          {t('complaints.kind.take')}
        </Button>
        <Button tone="quiet" size="small" onClick={onKeep}>
          {t('complaints.kind.keep', { kind: present })}
        </Button>
      </ButtonRow>
    </Notice>
  );
}
