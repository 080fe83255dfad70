/** Says whether the screen follows the city live, so that nobody trusts a figure that stopped moving. */
import { Badge, type BadgeTone } from '../../ui/base/badge.tsx';
import { useLiveState } from '../live/live.ts';
import type { TextKey } from '../texts/keys.gen.ts';
import { useTexts } from '../texts/texts.ts';

/** Nothing while no part of the screen follows anything. */
export function LiveMark() {
  const { t } = useTexts();
  const state = useLiveState();
  if (state === 'idle') return null;
  const [tone, words]: [BadgeTone, TextKey] =
    state === 'connected'
      ? ['good', 'kit.live.connected']
      : state === 'offline'
        ? ['bad', 'kit.live.offline']
        : ['warn', 'kit.live.reconnecting'];
  return (
    <span role="status" className="live-mark" data-live={state}>
      <Badge tone={tone}>{t(words)}</Badge>
    </span>
  );
}
