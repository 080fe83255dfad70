/** Short confirmations that come and stay long enough to be read; errors stay until dismissed. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useRef, useState } from 'react';
import { Icon } from './icons.tsx';

export type ToastTone = 'info' | 'good' | 'bad';
export type Toast = {
  id: string;
  tone?: ToastTone;
  text: ReactNode;
  action?: { label: string; onPress: () => void };
  /** Stays until dismissed (errors always do). */
  keep?: boolean;
};

const ToastContext = createContext<(toast: Omit<Toast, 'id'>) => void>(() => {});

/** `const say = useToast(); say({ tone: 'good', text: t('…') })` */
export function useToast() {
  return useContext(ToastContext);
}

/** Holds the queue (at most three are shown) and the live region, which must exist before its first message. */
export function ToastProvider({ dismissLabel, children }: { dismissLabel: string; children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([]);
  const next = useRef(1);
  const say = useCallback((toast: Omit<Toast, 'id'>) => {
    const id = `toast-${next.current++}`;
    setToasts((shown) => [...shown.slice(-2), { ...toast, id }]);
  }, []);
  const drop = useCallback(
    (id: string) => setToasts((shown) => shown.filter((toast) => toast.id !== id)),
    [],
  );
  return (
    <ToastContext value={say}>
      {children}
      <ToastRegion toasts={toasts} onDismiss={drop} dismissLabel={dismissLabel} />
    </ToastContext>
  );
}

/** The region itself, for those who keep their own queue. */
export function ToastRegion({
  toasts,
  onDismiss,
  dismissLabel,
}: {
  toasts: Toast[];
  onDismiss: (id: string) => void;
  dismissLabel: string;
}) {
  return (
    <div className="toasts" role="status" data-print="no">
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} onDismiss={onDismiss} dismissLabel={dismissLabel} />
      ))}
    </div>
  );
}

function ToastCard({
  toast,
  onDismiss,
  dismissLabel,
}: {
  toast: Toast;
  onDismiss: (id: string) => void;
  dismissLabel: string;
}) {
  const { id, tone = 'info', keep, action } = toast;
  const held = keep || tone === 'bad' || action !== undefined;
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => onDismiss(id), 7000);
    return () => clearTimeout(timer);
  }, [held, id, onDismiss]);
  return (
    <div className="toast" data-tone={tone}>
      <Icon name={tone === 'good' ? 'check' : tone === 'bad' ? 'warning' : 'info'} />
      <span className="toast-words">{toast.text}</span>
      {action && (
        <button
          type="button"
          onClick={() => {
            action.onPress();
            onDismiss(id);
          }}
        >
          {action.label}
        </button>
      )}
      <button type="button" onClick={() => onDismiss(id)}>
        {dismissLabel}
      </button>
    </div>
  );
}
