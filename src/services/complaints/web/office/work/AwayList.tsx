/** Who is away from when to when, each with a way to take it back. */
import { useState } from 'react';
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import { noon } from '../categories/records.ts';

type Line = { key: string; name?: string; from: string; until: string };

export function AwayList({ lines, onRemove }: { lines: Line[]; onRemove: (line: Line) => Promise<void> }) {
  const { t, formats } = useTexts();
  const say = useToast();
  const [busy, setBusy] = useState<string>();
  if (lines.length === 0) return <p className="text-ink-soft">{t('complaints.work.away.none')}</p>;
  const remove = async (line: Line) => {
    setBusy(line.key);
    try {
      await onRemove(line);
    } catch (error) {
      say({ tone: 'bad', text: problemWords(error).detail });
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <ul className="work-list">
      {lines.map((line) => {
        const span = t('complaints.work.away.span', {
          from: formats.date(noon(line.from)),
          until: formats.date(noon(line.until)),
        });
        return (
          <li key={line.key}>
            <div className="rule-head">
              {line.name && <strong>{line.name}</strong>}
              <span>{span}</span>
              <Button
                tone="quiet"
                size="small"
                busy={busy === line.key}
                busyLabel={t('complaints.desk.sending')}
                aria-label={t('complaints.work.away.remove-one', {
                  span: [line.name, span].filter(Boolean).join(', '),
                })}
                onClick={() => void remove(line)}
              >
                {t('complaints.work.away.remove')}
              </Button>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
