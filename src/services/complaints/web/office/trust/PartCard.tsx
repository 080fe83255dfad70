/** One part of a report as its moderator sees it: what it is, how it stands before the public, why somebody should look, what can be done. */
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../../web/ui/base/badge.tsx';
import { Button, ButtonRow } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import type { FacePart, ReviewReason } from '../../../rules/trust-contract.ts';
import { photoUrl } from '../Photos.tsx';
import {
  decide,
  decisionWords,
  originalUrl,
  partWords,
  reasonWords,
  reviewWords,
  stateWords,
} from './data.ts';
import type { Asked } from './use-asked.tsx';

const tones = { shown: 'good', held: 'warn', hidden: 'bad', masked: 'accent', redacted: 'accent' } as const;

type Props = {
  code: string;
  part: FacePart;
  head?: ReactNode;
  id?: string;
  /** Opens the dialog of a decision, which stands outside of the card and outlives it. */
  onAsk: (asked: Asked) => void;
};

export function PartCard({ code, part, head, id, onAsk }: Props) {
  const { t, formats } = useTexts();
  const { review, last } = part;
  return (
    <article className="part" id={id} tabIndex={-1} data-state={part.state}>
      {head}
      <div className="part-marks">
        <strong>{t(partWords[part.kind])}</strong>
        <Badge tone={tones[part.state]}>{t(stateWords[part.state])}</Badge>
        {review?.reasons.map((reason) => (
          <Badge key={reason} tone="warn">
            {t(reviewWords[reason as ReviewReason])}
          </Badge>
        ))}
        {review && review.flags > 0 && (
          <span className="text-ink-soft text-sm">
            {t('complaints.desk.trust.flags', { count: review.flags })} · {formats.relative(review.openedAt)}
          </span>
        )}
      </div>
      {part.kind === 'photo' ? <Picture code={code} part={part} /> : <Text part={part} />}
      {review && review.notes.length > 0 && (
        <ul className="part-notes" aria-label={t('complaints.desk.trust.notes')}>
          {review.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {review?.objection && (
        <Notice tone="info" title={t('complaints.desk.trust.objection')}>
          <p className="whitespace-pre-line">{review.objection}</p>
          {!review.mine && <p>{t('complaints.desk.trust.not-you')}</p>}
        </Notice>
      )}
      {last && (
        <p className="text-ink-soft text-sm">
          {t(decisionWords[last.decision], { part: t(partWords[part.kind]) })} · {last.by?.name} ·{' '}
          {formats.dateTime(last.at)}
          {last.reason && ` · ${t(reasonWords[last.reason as keyof typeof reasonWords])}`}
          {last.note && ` · “${last.note}”`}
        </p>
      )}
      <Acts code={code} part={part} onAsk={onAsk} />
    </article>
  );
}

function Text({ part }: { part: FacePart }) {
  const { t } = useTexts();
  const other = part.publicText !== null && part.publicText !== part.text;
  return (
    <>
      <p className="part-text">{part.text}</p>
      {other && (
        <div className="part-public">
          <span className="field-label">{t('complaints.desk.trust.public-reads')}</span>
          <p className="part-text">{part.publicText || t('complaints.desk.trust.nothing')}</p>
        </div>
      )}
    </>
  );
}

function Picture({ code, part }: { code: string; part: FacePart }) {
  const { t } = useTexts();
  const [looked, setLooked] = useState(false);
  const { photo, publicPhoto, state } = part;
  if (!photo) return <p className="text-ink-soft">{t('complaints.desk.trust.photo-gone')}</p>;
  const closed = state === 'hidden' || state === 'redacted';
  return (
    <div className="part-pictures">
      {publicPhoto && state === 'redacted' && (
        <figure>
          <img
            src={photoUrl(publicPhoto.id, 'full')}
            width={publicPhoto.width}
            height={publicPhoto.height}
            alt={t('complaints.desk.trust.photo-public')}
          />
          <figcaption>{t('complaints.desk.trust.photo-public')}</figcaption>
        </figure>
      )}
      {!closed || looked ? (
        <figure>
          <img
            src={closed ? originalUrl(code, photo.id) : photoUrl(photo.id, 'full')}
            width={photo.width}
            height={photo.height}
            alt={t('complaints.desk.trust.photo-original')}
          />
          <figcaption>{t('complaints.desk.trust.photo-original')}</figcaption>
        </figure>
      ) : (
        <div className="part-closed">
          <p>{t('complaints.desk.trust.photo-closed')}</p>
          <Button tone="second" size="small" onClick={() => setLooked(true)}>
            {t('complaints.desk.trust.photo-look')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** Buttons carry `data-act`, so that the keys of the queue can press them. */
function Acts({ code, part, onAsk }: Pick<Props, 'code' | 'part' | 'onAsk'>) {
  const { t } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  const [busy, setBusy] = useState(false);
  const { kind, state, review } = part;
  if (review && !review.mine) return null;
  const show = async () => {
    setBusy(true);
    try {
      await decide(client, code, { kind, ref: part.ref, decision: 'show', seen: part.version });
      say({ tone: 'good', text: t(decisionWords.show, { part: t(partWords[kind]) }) });
    } catch (error) {
      // The card may leave the list with this very refusal: it is told outside of it.
      say({ tone: 'bad', text: problemWords(error).detail });
    } finally {
      setBusy(false);
    }
  };
  const leave = state === 'shown';
  return (
    <ButtonRow>
      {(!leave || review) && (
        <Button
          data-act="show"
          tone={review ? 'first' : 'second'}
          busy={busy}
          busyLabel={t('complaints.desk.sending')}
          onClick={() => void show()}
        >
          {t(leave ? 'complaints.desk.trust.act.leave' : 'complaints.desk.trust.act.show')}
        </Button>
      )}
      {kind === 'photo' && part.photo && (
        <Button data-act="redact" tone="second" onClick={() => onAsk({ code, part, what: 'redact' })}>
          {t(
            state === 'redacted'
              ? 'complaints.desk.trust.act.redact-again'
              : 'complaints.desk.trust.act.redact',
          )}
        </Button>
      )}
      {(kind === 'text' || kind === 'entry') && part.text && (
        <Button data-act="mask" tone="second" onClick={() => onAsk({ code, part, what: 'mask' })}>
          {t('complaints.desk.trust.act.mask')}
        </Button>
      )}
      {state !== 'hidden' && (
        <Button data-act="hide" tone="second" onClick={() => onAsk({ code, part, what: 'hide' })}>
          {t(kind === 'report' ? 'complaints.desk.trust.act.hide-report' : 'complaints.desk.trust.act.hide')}
        </Button>
      )}
    </ButtonRow>
  );
}
