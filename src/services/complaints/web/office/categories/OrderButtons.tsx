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
  // What is seen on a button begins what is heard of it, so that it can be called by voice.
  const whose = <span className="sr-only"> “{name}”</span>;
  return (
    <div className="order-buttons">
      <Button tone="quiet" size="small" disabled={first} onClick={() => onMove(-1)}>
        {t('complaints.desk.questions.up')}
        {whose}
      </Button>
      <Button tone="quiet" size="small" disabled={last} onClick={() => onMove(1)}>
        {t('complaints.desk.questions.down')}
        {whose}
      </Button>
      <Button tone="quiet" size="small" onClick={onRemove}>
        {removeWords}
        {whose}
      </Button>
    </div>
  );
}
