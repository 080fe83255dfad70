/** "That sounds like …": another kind of report, offered with the words that decided; the person changes it or not. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import type { Draft } from '../draft-shape.ts';
import { ofKind } from './draft.ts';
import type { Suggestion } from './near.ts';

type Props = {
  kind: Suggestion;
  draft: Draft;
  /** The kind that it is now, in words. */
  present: string;
  onChange: (change: Partial<Draft>) => void;
  onTaken: () => void;
};

export function OtherKind({ kind, draft, present, onChange, onTaken }: Props) {
  const { t } = useTexts();
  const take = () => {
    onChange(ofKind(draft, kind.id));
    onTaken();
  };
  const keep = () => onChange({ notThis: [...draft.notThis, kind.id] });
  return (
    <Notice title={t('complaints.kind.sounds', { kind: kind.name })}>
      <p>{t('complaints.kind.because', { words: kind.words.join(', ') })}</p>
      <ButtonRow>
        <Button tone="second" size="small" onClick={take}>
          {t('complaints.kind.take')}
        </Button>
        <Button tone="quiet" size="small" onClick={keep}>
          {t('complaints.kind.keep', { kind: present })}
        </Button>
      </ButtonRow>
    </Notice>
  );
}
