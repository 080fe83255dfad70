/** Tabs: a few views of the same thing, moved between with the arrow keys. */
import './controls.css';
import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components';

export type TabView = { id: string; label: ReactNode; content: ReactNode };

/** Controlled with `current` and `onChange`, or left to itself. */
export function Tabs({
  label,
  views,
  current,
  onChange,
}: {
  label: string;
  views: TabView[];
  current?: string;
  onChange?: (id: string) => void;
}) {
  return (
    <AriaTabs selectedKey={current} onSelectionChange={(key) => onChange?.(String(key))}>
      <TabList className="tabs-list" aria-label={label}>
        {views.map((view) => (
          <Tab key={view.id} id={view.id} className="tab">
            {view.label}
          </Tab>
        ))}
      </TabList>
      {views.map((view) => (
        <TabPanel key={view.id} id={view.id}>
          {view.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
