/** A button that opens a list of actions, and short help on hover or focus. */
import './controls.css';
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  Menu as AriaMenu,
  Tooltip as AriaTooltip,
  MenuItem,
  MenuTrigger,
  Popover,
  TooltipTrigger,
} from 'react-aria-components';
import { Icon } from '../base/icons.tsx';

export type MenuEntry = {
  id: string;
  label: string;
  note?: string;
  danger?: boolean;
  disabled?: boolean;
  href?: string;
};

/** `onAction` receives the id of the chosen entry; entries with `href` are links. */
export function Menu({
  label,
  entries,
  onAction,
  tone = 'second',
}: {
  label: ReactNode;
  entries: MenuEntry[];
  onAction?: (id: string) => void;
  tone?: 'second' | 'quiet' | 'eave';
}) {
  return (
    <MenuTrigger>
      <AriaButton className={tone === 'eave' ? 'menu-eave' : 'button'} data-tone={tone} data-size="small">
        {label}
        <Icon name="down" />
      </AriaButton>
      <Popover className="popover" placement={tone === 'eave' ? 'bottom end' : 'bottom start'}>
        <AriaMenu className="outline-none" onAction={(key) => onAction?.(String(key))}>
          {entries.map((entry) => (
            <MenuItem
              key={entry.id}
              id={entry.id}
              className="popover-item"
              textValue={entry.label}
              isDisabled={entry.disabled}
              href={entry.href}
              data-danger={entry.danger ? '' : undefined}
            >
              {entry.label}
              {entry.note && <span className="popover-note">{entry.note}</span>}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

/** Help for a control that already has its own words; never the only place of a needed word. */
export function Tooltip({
  text,
  label,
  onPress,
}: {
  text: ReactNode;
  label: ReactNode;
  onPress?: () => void;
}) {
  return (
    <TooltipTrigger delay={400}>
      <AriaButton className="button" data-tone="quiet" data-size="small" onPress={onPress}>
        {label}
      </AriaButton>
      <AriaTooltip className="tooltip" offset={6}>
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
