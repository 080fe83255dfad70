/** Says where what is typed stands just now: on this device only, or at the city as well. */
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Icon } from '../../../../../web/ui/base/icons.tsx';
import type { Standing } from './use-kept-form.ts';

const words: Record<Standing, TextKey> = {
  here: 'applications.apply.saved.here',
  telling: 'applications.apply.saved.telling',
  both: 'applications.apply.saved.both',
  waiting: 'applications.apply.saved.waiting',
};

export function SavedMark({ standing, changed }: { standing: Standing; changed: boolean }) {
  const { t } = useTexts();
  if (!changed) return null;
  return (
    <span className="flex items-center gap-1 text-ink-soft text-sm">
      <Icon name={standing === 'waiting' ? 'cloud-off' : 'check'} />
      {t(words[standing])}
    </span>
  );
}
