/** One complaint as its officers see it: what was said, where it stands, what may be done, what has happened. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSession } from '../../../../../web/kit/session/session.ts';

import { useShortcuts } from '../../../../../web/kit/shortcuts.ts';

import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../../web/ui/base/badge.tsx';
import type { DeskComplaint } from '../../../rules/desk-contract.ts';
import { Composer } from '../acts/Composer.tsx';
import { draftsOf, isWrittenAct, type WrittenAct } from '../acts/drafts.ts';
import { ClosingBox } from '../closing/ClosingBox.tsx';
import { MergeDialog } from '../merge/MergeDialog.tsx';
import { MergedHere } from '../merge/MergedHere.tsx';
import { MergedInto } from '../merge/MergedInto.tsx';
import { TwinsPanel } from '../merge/TwinsPanel.tsx';
import { useTwins } from '../merge/use-twins.ts';
import { Photos } from '../Photos.tsx';
import { SortPanel } from '../sort/SortPanel.tsx';
import { WorkNotices } from '../work/WorkNotices.tsx';
import { WorkPanel } from '../work/WorkPanel.tsx';
import { ActBar } from './ActBar.tsx';
import { CaseFacts } from './CaseFacts.tsx';
import { CaseHead } from './CaseHead.tsx';
import { History } from './History.tsx';
import { PlaceMap } from './PlaceMap.tsx';
import { PromiseBox } from './PromiseBox.tsx';
import { ReporterBox } from './ReporterBox.tsx';
import { useTake } from './use-take.ts';
import './case.css';
import '../print.css';

/** Who reads the case at the desk must not take it for what the public reads. */
const publicWords: Record<Exclude<DeskComplaint['publicWords'], 'open'>, TextKey> = {
  masked: 'complaints.desk.trust.words.masked',
  withheld: 'complaints.desk.trust.words.withheld',
};

type Props = {
  item: DeskComplaint;
  /** The act whose sheet is open, from the address. */
  act: string | undefined;
  onAct: (act: WrittenAct | undefined) => void;
  /** Only in the pane beside the list. */
  onClose?: () => void;
};

export function CaseView({ item, act, onAct, onClose }: Props) {
  const { t, formats } = useTexts();
  const { actor } = useSession();
  const client = useQueryClient();
  const officer = actor?.id ?? '';
  const take = useTake(item, client);
  // Counted up when a sheet is put away, so that "words wait here" appears at once.
  const [, setPutAway] = useState(0);
  const mayMerge = item.may.includes('merge');
  const twins = useTwins(item.code, mayMerge);
  // The report that is compared; '' asks for its code.
  const [compared, setCompared] = useState<string>();
  const compare = () => setCompared(twins[0]?.code ?? '');
  const written = isWrittenAct(act) ? act : undefined;
  const waiting = draftsOf(officer, item.code).filter((one) => one !== written);
  const open = (wanted: WrittenAct) => {
    if (item.may.includes(wanted)) onAct(wanted);
  };
  useShortcuts({
    t: () => item.may.includes('take') && item.assignee?.id !== officer && void take.run(),
    a: (event) => {
      event.preventDefault();
      open('answer');
    },
    c: (event) => {
      event.preventDefault();
      open('close');
    },
    g: (event) => {
      if (!mayMerge) return;
      event.preventDefault();
      compare();
    },
  });
  return (
    <article className="case" aria-labelledby="case-title">
      <CaseHead item={item} onClose={onClose} />
      <div className="case-work">
        <MergedInto item={item} />
        <WorkNotices item={item} />
        <ActBar
          item={item}
          officer={officer}
          current={written}
          take={take}
          onAct={open}
          onMerge={mayMerge ? compare : undefined}
          waiting={waiting}
        />
        {written && (
          <Composer
            key={`${item.code} ${written}`}
            item={item}
            act={written}
            officer={officer}
            onDone={() => onAct(undefined)}
            onCancel={() => {
              onAct(undefined);
              setPutAway((count) => count + 1);
            }}
          />
        )}
        {!written && <SortPanel item={item} onOther={() => open('assign')} />}
      </div>
      <PromiseBox item={item} />
      <ClosingBox item={item} />
      <div className="case-said">
        <section aria-labelledby="case-said">
          <h3 id="case-said">{t(item.taskOf ? 'complaints.work.task.said' : 'complaints.desk.case.said')}</h3>
          {item.visibility === 'public' && item.publicWords !== 'open' && (
            <Badge tone="warn">{t(publicWords[item.publicWords])}</Badge>
          )}
          <p className="case-description" lang={item.language === 'jv' ? 'jv-Latn' : item.language}>
            {item.description}
          </p>
          {item.rating !== null && (
            <Badge tone="good">{t('complaints.desk.case.rated', { score: item.rating })}</Badge>
          )}
          <Photos photos={item.photos} />
        </section>
        <WorkPanel item={item} />
        <MergedHere item={item} />
        <TwinsPanel twins={twins} onCompare={setCompared} />
      </div>
      <div className="case-side">
        <CaseFacts item={item} />
        <PlaceMap item={item} />
        {!item.taskOf && <ReporterBox key={item.code} item={item} />}
      </div>
      <History entries={item.timeline} />
      {compared !== undefined && (
        <MergeDialog
          item={item}
          twins={twins}
          other={compared}
          onOther={setCompared}
          onClose={() => setCompared(undefined)}
        />
      )}
      <p className="print-only">
        {t('complaints.desk.case.printed', { time: formats.dateTime(Date.now()), name: actor?.name ?? '' })}
      </p>
    </article>
  );
}
