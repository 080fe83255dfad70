/** Up, down and out: for rows whose order a person decides, also without a mouse. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';

type Props = {
  /** Of the row, for those who hear the buttons. */
  name: string;
  /** On the button that takes the row out. */
  removeWords: string;
  first: boolean;
  last: boolean;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
};

export function OrderButtons({ name, removeWords, first, last, onMove, onRemove }: Props) {
  const { t } = useTexts();
  return (
    <div className="order-buttons">
      <Button
        tone="quiet"
        size="small"
        disabled={first}
        aria-label={t('complaints.desk.questions.up-one', { name })}
        onClick={() => onMove(-1)}
      >
        {t('complaints.desk.questions.up')}
      </Button>
      <Button
        tone="quiet"
        size="small"
        disabled={last}
        aria-label={t('complaints.desk.questions.down-one', { name })}
        onClick={() => onMove(1)}
      >
        {t('complaints.desk.questions.down')}
      </Button>
      <Button
        tone="quiet"
        size="small"
        aria-label={t('complaints.desk.questions.remove-one', { name })}
        onClick={onRemove}
      >
        {removeWords}
      </Button>
    </div>
  );
}
