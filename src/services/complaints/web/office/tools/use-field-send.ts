/** Puts an act of the crew into the phone's queue: it is safe there, goes out by itself, and once. */
import { useQueryClient } from '@tanstack/react-query';
import { fileMark, type QueueItem } from '../../../../../web/kit/queue/machine.ts';
import { queue } from '../../../../../web/kit/queue/queue.ts';
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import type { RoundCase } from '../../../rules/round-contract.ts';
import {
  baseOf,
  emptyField,
  FIELD_KIND,
  type FieldAct,
  type FieldDraft,
  fieldBody,
  groupOf,
} from './field-acts.ts';

export const fieldWords: Record<FieldAct, TextKey> = {
  arrive: 'complaints.tools.round.act.arrive',
  note: 'complaints.tools.round.act.note',
  answer: 'complaints.tools.round.act.answer',
  close: 'complaints.tools.round.act.close',
};

/** How long one waits at the place for an answer before the phone takes over. */
const PATIENCE_MS = 6000;

/** What became of an act: with the city or waiting for it, refused with the words kept, or not even kept by the phone. */
export type FieldSent = 'on-its-way' | 'refused' | 'not-kept';

export function useFieldSend(officer: string, stop: RoundCase, queued: readonly QueueItem[]) {
  const { t } = useTexts();
  const say = useToast();
  const client = useQueryClient();
  return async (act: FieldAct, draft: FieldDraft = emptyField, arriveFirst = false): Promise<FieldSent> => {
    const path = `/api/desk/complaints/${encodeURIComponent(stop.code)}`;
    const words = { act: t(fieldWords[act]), code: stop.code };
    const common = { kind: FIELD_KIND, group: groupOf(stop.code), owner: officer, filesField: 'photos' };
    let became: FieldSent = 'on-its-way';
    let base = baseOf(stop, queued);
    try {
      if (arriveFirst) {
        // A case is closed by who works on it: coming to the place begins the work.
        const label = `${t(fieldWords.arrive)} ${stop.code}`;
        const first = await queue.add({
          ...common,
          url: `${path}/arrive`,
          label,
          body: { version: base.version },
          carry: base.carry,
        });
        base = { version: base.version, carry: { from: first.id, field: 'version' } };
      }
      const result = await queue.send(
        {
          ...common,
          url: `${path}/${act}`,
          label: `${words.act} ${stop.code}`,
          body: { version: base.version, ...fieldBody(act, draft, fileMark) },
          carry: base.carry,
          files:
            act === 'close' && draft.noPhoto ? [] : draft.photos.map(({ file, name }) => ({ file, name })),
        },
        { waitMs: PATIENCE_MS },
      );
      if (result.state === 'sent') say({ tone: 'good', text: t('complaints.tools.round.sent', words) });
      if (result.state === 'attention') {
        became = 'refused';
        say({
          tone: 'bad',
          text: t('complaints.tools.round.refused-now', words),
        });
      }
      if (result.state === 'kept') say({ tone: 'info', text: t('complaints.tools.round.stored', words) });
    } catch {
      say({ tone: 'bad', text: t('complaints.tools.round.not-stored') });
      return 'not-kept';
    }
    void client.invalidateQueries({ queryKey: ['complaints', 'round'] });
    return became;
  };
}
