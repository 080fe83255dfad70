/** The slip of a number that was handed out at the desk: large, with its QR code, to print or to write down. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { useQr } from '../../../../web/kit/use-qr.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Dialog } from '../../../../web/ui/office/dialog.tsx';
import type { NumberView } from '../../contract.ts';

export function SlipDialog({ number, onClose }: { number: NumberView; onClose: () => void }) {
  const { t, formats } = useTexts();
  const address = `${window.location.origin}/loket/nomor/${number.code}`;
  const qr = useQr(address, { margin: 1, scale: 6 });
  return (
    <Dialog
      open
      onClose={onClose}
      closeLabel={t('kit.close')}
      title={t('counters.slip.title')}
      actions={<Button onClick={() => window.print()}>{t('counters.number.print')}</Button>}
    >
      <div className="counter-slip">
        <p>{number.agency}</p>
        <p>{number.counter}</p>
        <p className="counter-number">{number.label}</p>
        <p>{formats.longDate(`${number.day}T05:00:00Z`)}</p>
        {qr && <img src={qr} alt="" width="150" height="150" />}
        <p className="text-sm">{t('counters.slip.follow')}</p>
        <p className="tabular">
          {number.code.slice(0, 5)}-{number.code.slice(5)}
        </p>
      </div>
    </Dialog>
  );
}
