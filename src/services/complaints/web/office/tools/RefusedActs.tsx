/** Acts of this phone that the city did not take: why, with the words kept, and how to go on. */
import { useQueryClient } from '@tanstack/react-query';
import { mayChange, type QueueItem } from '../../../../../web/kit/queue/machine.ts';
import { queue } from '../../../../../web/kit/queue/queue.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../../web/ui/base/button.tsx';
import type { RoundCase } from '../../../rules/round-contract.ts';
import { isOvertaken } from '../overtaken.ts';
import { stateWords } from '../words.ts';

type Props = { items: readonly QueueItem[]; stops: readonly RoundCase[] };

export function RefusedActs({ items, stops }: Props) {
  const { t } = useTexts();
  if (items.length === 0) return null;
  return (
    <section className="round-refused" aria-labelledby="refused-acts">
      <h2 id="refused-acts" role="alert">
        {t('complaints.tools.round.refused')}
      </h2>
      <ul className="tool-lines">
        {items.map((item) => (
          <One key={item.id} item={item} stop={stops.find(({ code }) => item.group === `field:${code}`)} />
        ))}
      </ul>
    </section>
  );
}

function One({ item, stop }: { item: QueueItem; stop: RoundCase | undefined }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const code = item.group?.replace(/^field:/, '') ?? '';
  const { text, withoutPhoto, whyAway } = item.body as Record<string, string | undefined>;
  const changed = isOvertaken(item.problem);
  const anew = stop !== undefined && mayChange(item) && item.body.version !== stop.version;
  const again = async () => {
    // The refused act certainly did nothing, so it may go out anew on what the list now shows.
    if (anew) await queue.change(item.id, { ...item.body, version: stop.version });
    else await queue.retry(item.id);
    void client.invalidateQueries({ queryKey: ['complaints', 'round'] });
  };
  return (
    <li data-tone="bad">
      <p className="font-semibold">{item.label}</p>
      <p>{changed ? t('complaints.tools.round.refused-changed', { code }) : item.problem?.detail}</p>
      {changed && stop && (
        <p className="text-sm text-ink-soft">
          {t('complaints.tools.round.now', { state: t(stateWords[stop.state]) })}
        </p>
      )}
      {[text, withoutPhoto, whyAway].map(
        (words) =>
          words && (
            <blockquote key={words} className="tool-quote">
              {words}
            </blockquote>
          ),
      )}
      {item.files.length > 0 && (
        <p className="text-sm">{t('complaints.tools.round.photos-count', { count: item.files.length })}</p>
      )}
      <ButtonRow>
        <Button size="small" onClick={() => void again()}>
          {t(anew ? 'complaints.tools.round.again' : 'complaints.tools.round.retry')}
        </Button>
        <Button tone="quiet" size="small" onClick={() => void queue.discard(item.id)}>
          {t('complaints.tools.round.discard')}
        </Button>
      </ButtonRow>
    </li>
  );
}
