/** A question that must be answered before going on; focus stays inside and returns afterwards. */
import './controls.css';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Button } from '../base/button.tsx';

/**
 * `open` and `onClose` are held by the caller. Escape closes; a press beside it does too unless `firm`
 * (use `firm` for forms, where a slip would lose what was typed).
 */
export function Dialog({
  open,
  onClose,
  title,
  closeLabel,
  tone,
  size,
  firm,
  children,
  actions,
}: {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  closeLabel: string;
  tone?: 'danger';
  size?: 'wide';
  firm?: boolean;
  children: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <ModalOverlay
      className="veil"
      isOpen={open}
      isDismissable={!firm}
      onOpenChange={(now) => {
        if (!now) onClose();
      }}
    >
      <Modal className="dialog" data-tone={tone} data-size={size}>
        <AriaDialog role={tone === 'danger' ? 'alertdialog' : 'dialog'}>
          <div className="dialog-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Button tone="quiet" size="small" onClick={onClose}>
              {closeLabel}
            </Button>
          </div>
          <div className="grid gap-4">{children}</div>
          {actions && <div className="button-row">{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
