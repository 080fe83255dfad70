/** Two reports side by side, which of them goes on for both, and what that means for whoever reported them. */
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { RadioCards } from '../../../../../web/ui/base/choice.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { LoadingState } from '../../../../../web/ui/base/progress.tsx';
import { Dialog } from '../../../../../web/ui/office/dialog.tsx';
import type { DeskComplaint } from '../../../rules/desk-contract.ts';
import { caseQuery } from '../desk-data.ts';
import { isOvertaken } from '../overtaken.ts';
import { AskCode } from './AskCode.tsx';
import { BothMap } from './BothMap.tsx';
import { Consequences } from './Consequences.tsx';
import { hindrance, survivors } from './plan.ts';
import { Side } from './Side.tsx';
import { useMerge } from './use-merge.ts';
import type { Twin } from './use-twins.ts';
import './merge.css';

type Props = {
  item: DeskComplaint;
  twins: Twin[];
  /** Code of the report to compare with; '' asks for one. */
  other: string;
  onOther: (code: string) => void;
  onClose: () => void;
};

export function MergeDialog({ item, twins, other, onOther, onClose }: Props) {
  const { t } = useTexts();
  const { merge, renew } = useMerge();
  const query = useQuery({ ...caseQuery(other), enabled: other !== '', staleTime: 0 });
  const [wish, setWish] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const that = other === '' ? undefined : query.data;
  const index = twins.findIndex(({ code }) => code === other);
  const twin = twins[index];
  const possible = that ? survivors(item, that) : [];
  const keep = possible.find((code) => code === wish) ?? possible[0];
  const hindered = that && hindrance(item, that);
  const child = that && keep && (keep === item.code ? that : item);
  const parent = that && keep && (keep === item.code ? item : that);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!child || !parent || busy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await merge(child, parent.code);
      onClose();
    } catch (error) {
      setFailure(
        isOvertaken(error)
          ? t('complaints.desk.merge.overtaken', { code: child.code })
          : problemWords(error).detail,
      );
      await renew([child.code, parent.code]);
      setBusy(false);
    }
  };
  const step = (by: number) => () => {
    setWish(undefined);
    setFailure(undefined);
    onOther(twins[(index + by + twins.length) % twins.length]?.code ?? other);
  };
  // Not this one: the next of them, until none is left.
  const different = index >= 0 && index < twins.length - 1 ? step(1) : onClose;

  return (
    <Dialog
      open
      onClose={onClose}
      size="wide"
      title={t(other === '' ? 'complaints.desk.merge.ask-title' : 'complaints.desk.merge.title')}
      closeLabel={t('kit.close')}
    >
      {other === '' ? (
        <AskCode own={item.code} onCode={onOther} />
      ) : query.error && !that ? (
        <>
          <Notice tone="bad" live="assertive" title={problemWords(query.error).title}>
            {problemWords(query.error).detail}
          </Notice>
          <AskCode own={item.code} given={other} onCode={onOther} />
        </>
      ) : !that ? (
        <LoadingState label={t('kit.loading')} rows={6} />
      ) : (
        <form
          className="compare"
          onSubmit={(event) => void send(event)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send(event);
          }}
        >
          {twins.length > 1 && twin && (
            <div className="compare-walk">
              <span>{t('complaints.desk.merge.which', { number: index + 1, total: twins.length })}</span>
              <Button tone="quiet" size="small" icon="arrow-left" onClick={step(-1)}>
                {t('complaints.desk.photo.previous')}
              </Button>
              <Button tone="quiet" size="small" icon="arrow-right" onClick={step(1)}>
                {t('complaints.desk.photo.next')}
              </Button>
            </div>
          )}
          <div className="compare-sides">
            <Side item={item} beside={that} name={t('complaints.desk.merge.this')} />
            <Side item={that} beside={item} name={t('complaints.desk.merge.that')} metres={twin?.metres} />
          </div>
          {item.exactPoint && that.exactPoint && (
            <BothMap
              marks={[
                {
                  code: item.code,
                  point: item.exactPoint,
                  tone: 'accent',
                  label: t('complaints.desk.merge.this'),
                },
                {
                  code: that.code,
                  point: that.exactPoint,
                  tone: 'brand',
                  label: t('complaints.desk.merge.that'),
                },
              ]}
            />
          )}
          {hindered && <Notice tone="warn">{t(hindered, { code: that.code })}</Notice>}
          {keep && (
            <RadioCards
              name="keep"
              label={t('complaints.desk.merge.keep')}
              columns={2}
              value={keep}
              onChange={setWish}
              choices={[item, that].map((one) => ({
                value: one.code,
                title: one.code,
                note: [
                  t(one === item ? 'complaints.desk.merge.this' : 'complaints.desk.merge.that'),
                  ...(one.openedAt === [item, that].map(({ openedAt }) => openedAt).sort()[0]
                    ? [t('complaints.desk.merge.older')]
                    : []),
                ].join(' · '),
                disabled: !possible.includes(one.code),
              }))}
            />
          )}
          {child && parent && <Consequences child={child} parent={parent} />}
          {failure && (
            <Notice tone="bad" live="assertive" title={t('complaints.desk.merge.failed')}>
              {failure}
            </Notice>
          )}
          <div className="button-row">
            {child && parent && (
              <Button type="submit" busy={busy} busyLabel={t('complaints.desk.sending')}>
                {t('complaints.desk.merge.send', { code: child.code, into: parent.code })}
              </Button>
            )}
            <Button tone="quiet" onClick={different}>
              {t('complaints.desk.merge.different')}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
