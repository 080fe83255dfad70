/** The history of a case, newest first; what the public never sees stands out. */
import { useState } from 'react';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../../web/ui/base/badge.tsx';
import { Timeline } from '../../../../../web/ui/base/timeline.tsx';
import type { Entry } from '../../../rules/case-contract.ts';
import { Photos } from '../Photos.tsx';
import { stepOf, whoOf } from '../words.ts';

export function History({ entries }: { entries: Entry[] }) {
  const { t, formats } = useTexts();
  const [publicOnly, setPublicOnly] = useState(false);
  const shown = publicOnly ? entries.filter((entry) => entry.visibility === 'public') : entries;
  return (
    <section className="case-history" aria-labelledby="case-history">
      <div className="case-history-head">
        <h3 id="case-history">{t('complaints.desk.history.title')}</h3>
        <label className="check" data-print="no">
          <input
            type="checkbox"
            checked={publicOnly}
            onChange={(event) => setPublicOnly(event.target.checked)}
          />
          <span>{t('complaints.desk.history.public-only')}</span>
        </label>
      </div>
      <Timeline
        entries={[...shown].reverse().map((entry) => {
          const step = stepOf(t, entry);
          const without = typeof entry.data.withoutPhoto === 'string' ? entry.data.withoutPhoto : undefined;
          return {
            id: String(entry.id),
            title: (
              <>
                {step.title}{' '}
                {entry.visibility === 'reporter' && (
                  <Badge tone="warn">{t('complaints.desk.history.reporter')}</Badge>
                )}
              </>
            ),
            time: formats.dateTime(entry.at),
            dateTime: entry.at,
            who: whoOf(t, entry),
            state: entry.visibility === 'internal' ? undefined : step.shape,
            internal: entry.visibility === 'internal' ? t('complaints.desk.history.internal') : undefined,
            body:
              entry.text || without ? (
                <>
                  {entry.text}
                  {without && (
                    <span className="block text-sm">
                      {t('complaints.desk.history.without-photo', { reason: without })}
                    </span>
                  )}
                </>
              ) : undefined,
            photos: entry.photos.length > 0 ? <Photos photos={entry.photos} /> : undefined,
          };
        })}
      />
    </section>
  );
}
