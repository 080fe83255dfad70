/** The sheet of keyboard shortcuts, with the switch that turns one-letter keys off. */

import { useShortcutSwitch } from '../../../../../web/kit/shortcuts.ts';

import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Checkbox } from '../../../../../web/ui/base/choice.tsx';
import { Dialog } from '../../../../../web/ui/office/dialog.tsx';
import { KeyHint } from '../../../../../web/ui/office/shell.tsx';

const KEYS: [keys: string[], words: TextKey][] = [
  [['j', '↓'], 'complaints.desk.keys.next'],
  [['k', '↑'], 'complaints.desk.keys.previous'],
  [['Enter'], 'complaints.desk.keys.open'],
  [['t'], 'complaints.desk.keys.take'],
  [['a'], 'complaints.desk.keys.answer'],
  [['c'], 'complaints.desk.keys.close'],
  [['g'], 'complaints.desk.keys.merge'],
  [['x'], 'complaints.tools.bulk.key'],
  [['/'], 'complaints.desk.keys.search'],
  [['n'], 'complaints.desk.keys.new'],
  [['Esc'], 'complaints.desk.keys.back'],
  [['Ctrl', 'Enter'], 'complaints.desk.keys.send'],
  [['?'], 'complaints.desk.keys.help'],
];

export function Help({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTexts();
  const [on, setOn] = useShortcutSwitch();
  return (
    <Dialog open={open} onClose={onClose} title={t('complaints.desk.keys.title')} closeLabel={t('kit.close')}>
      <dl className="facts">
        {KEYS.map(([keys, words]) => (
          <div key={words}>
            <dt>
              {keys.map((key) => (
                <span key={key}>
                  <KeyHint>{key}</KeyHint>{' '}
                </span>
              ))}
            </dt>
            <dd>{t(words)}</dd>
          </div>
        ))}
      </dl>
      <Checkbox
        checked={on}
        onChange={(event) => setOn(event.target.checked)}
        note={t('complaints.desk.keys.switch-note')}
      >
        {t('complaints.desk.keys.switch')}
      </Checkbox>
    </Dialog>
  );
}
