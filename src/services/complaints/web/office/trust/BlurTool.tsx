/** Full screen: boxes drawn over a photo with finger, mouse or keyboard, and the server makes what lies under them unrecognisable. */
import { useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { FieldError, Select } from '../../../../../web/ui/base/field.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import { type Box, DECISION_REASONS, type FacePart, MOST_BOXES } from '../../../rules/trust-contract.ts';
import { between, changed, largeEnough, moved, type Point, resized, type Sheet, undone } from './boxes.ts';
import { decide, decisionWords, isDecided, originalUrl, partWords, reasonWords } from './data.ts';

type Props = {
  code: string;
  part: FacePart;
  photo: { id: string; width: number; height: number };
  onClose: () => void;
};
/** What the pointer is doing, from where, and the box as it was then. */
type Drag = { how: 'draw' | 'move' | 'size'; from: Point; index: number; was: Box };

const ZOOMS = [1, 1.5, 2, 3, 4];
const STEP = 0.01;

export default function BlurTool({ code, part, photo, onClose }: Props) {
  const { t } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  const dialog = useRef<HTMLDialogElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const drag = useRef<Drag>(undefined);
  const [sheet, setSheet] = useState<Sheet>({ boxes: part.boxes, before: [] });
  const [live, setLive] = useState<{ index: number; box: Box }>();
  const [zoom, setZoom] = useState(1);
  const [preview, setPreview] = useState(false);
  const [reason, setReason] = useState<string>('personal-data');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const { boxes } = sheet;
  const put = (next: Box[]) => {
    setFailure(undefined);
    setSheet((before) => changed(before, next));
  };
  const at = (event: PointerEvent): Point => {
    const box = frame.current?.getBoundingClientRect();
    if (!box) return { x: 0, y: 0 };
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
  };
  const begin = (event: PointerEvent, how: Drag['how'], index: number) => {
    if (busy || preview || event.button !== 0) return;
    if (how === 'draw' && boxes.length >= MOST_BOXES) return;
    event.stopPropagation();
    const from = at(event);
    drag.current = { how, from, index, was: boxes[index] ?? { ...from, w: 0, h: 0 } };
    frame.current?.setPointerCapture(event.pointerId);
  };
  const boxNow = (event: PointerEvent): Box | undefined => {
    const { how, from, was } = drag.current ?? {};
    if (!how || !from || !was) return undefined;
    const to = at(event);
    const by = { x: to.x - from.x, y: to.y - from.y };
    return how === 'draw' ? between(from, to) : how === 'move' ? moved(was, by) : resized(was, by);
  };
  const go = (event: PointerEvent) => {
    const box = boxNow(event);
    if (box && drag.current) setLive({ index: drag.current.index, box });
  };
  const end = (event: PointerEvent) => {
    const box = boxNow(event);
    const index = drag.current?.index ?? -1;
    drag.current = undefined;
    setLive(undefined);
    if (!box || !largeEnough(box)) return;
    put(index < boxes.length ? boxes.map((one, place) => (place === index ? box : one)) : [...boxes, box]);
  };
  const onKey = (event: KeyboardEvent, index: number) => {
    const box = boxes[index];
    if (!box) return;
    const by = ARROWS[event.key];
    if (by) {
      event.preventDefault();
      const next = event.shiftKey ? resized(box, by) : moved(box, by);
      put(boxes.map((one, place) => (place === index ? next : one)));
    }
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault();
      put(boxes.filter((_, place) => place !== index));
      // Otherwise the focus is nowhere, and so is the key that takes this back.
      frame.current?.focus();
    }
  };
  const add = () => {
    put([...boxes, { x: 0.4, y: 0.4, w: 0.2, h: 0.2 }]);
    requestAnimationFrame(() => frame.current?.querySelector<HTMLElement>('.blur-box:last-of-type')?.focus());
  };
  const save = async () => {
    if (boxes.length === 0) {
      setFailure(t('complaints.desk.trust.blur.none'));
      return;
    }
    setBusy(true);
    setFailure(undefined);
    try {
      await decide(client, code, {
        ...{ kind: 'photo', ref: part.ref, decision: 'redact', seen: part.version, boxes },
        reason: reason as (typeof DECISION_REASONS)[number],
      });
      say({ tone: 'good', text: t(decisionWords.redact, { part: t(partWords.photo) }) });
      onClose();
    } catch (error) {
      setBusy(false);
      if (!isDecided(error)) return setFailure(problemWords(error).detail);
      say({ tone: 'bad', text: problemWords(error).detail });
      onClose();
    }
  };
  const shown = live
    ? [
        ...boxes.map((box, index) => (index === live.index ? live.box : box)),
        ...(live.index >= boxes.length ? [live.box] : []),
      ]
    : boxes;
  // Boxes have no names of their own: their place in the list is what they are.
  const names = shown.map((_, index) => index + 1);
  return (
    <dialog
      ref={dialog}
      className="blur-tool"
      aria-labelledby="blur-title"
      onCancel={(event) => {
        event.preventDefault();
        if (!busy) onClose();
      }}
      onKeyDown={(event) => {
        if ((event.ctrlKey || event.metaKey) && event.key === 'z') {
          event.preventDefault();
          setSheet(undone);
        }
      }}
    >
      <header className="blur-head">
        <h2 id="blur-title">{t('complaints.desk.trust.blur.title')}</h2>
        <Button tone="quiet" size="small" onClick={onClose} disabled={busy}>
          {t('kit.close')}
        </Button>
      </header>
      <div className="blur-tools" role="toolbar" aria-label={t('complaints.desk.trust.blur.tools')}>
        <Button size="small" tone="second" onClick={add} disabled={preview || boxes.length >= MOST_BOXES}>
          {t('complaints.desk.trust.blur.add')}
        </Button>
        <Button
          size="small"
          tone="second"
          onClick={() => setSheet(undone)}
          disabled={sheet.before.length === 0}
        >
          {t('complaints.desk.trust.blur.undo')}
        </Button>
        <Button
          size="small"
          tone="second"
          disabled={zoom === ZOOMS.at(-1)}
          onClick={() => setZoom(ZOOMS.find((one) => one > zoom) ?? zoom)}
        >
          {t('complaints.desk.trust.blur.larger')}
        </Button>
        <Button
          size="small"
          tone="second"
          disabled={zoom === 1}
          onClick={() => setZoom(ZOOMS.findLast((one) => one < zoom) ?? 1)}
        >
          {t('complaints.desk.trust.blur.smaller')}
        </Button>
        <Button size="small" tone="second" aria-pressed={preview} onClick={() => setPreview(!preview)}>
          {t('complaints.desk.trust.blur.preview')}
        </Button>
      </div>
      <div className="blur-scroll">
        <div
          ref={frame}
          className="blur-frame"
          tabIndex={-1}
          data-preview={preview ? '' : undefined}
          style={
            {
              aspectRatio: `${photo.width} / ${photo.height}`,
              '--zoom': zoom,
              '--wide': photo.width / photo.height,
            } as never
          }
          onPointerDown={(event) => begin(event, 'draw', boxes.length)}
          onPointerMove={go}
          onPointerUp={end}
          onPointerCancel={() => {
            drag.current = undefined;
            setLive(undefined);
          }}
        >
          <img
            src={originalUrl(code, photo.id)}
            alt={t('complaints.desk.trust.photo-original')}
            draggable={false}
          />
          {shown.map((box, index) => (
            <button
              key={`box-${names[index]}`}
              type="button"
              className="blur-box"
              aria-label={t('complaints.desk.trust.blur.box', { number: index + 1, total: shown.length })}
              style={{
                left: `${box.x * 100}%`,
                top: `${box.y * 100}%`,
                width: `${box.w * 100}%`,
                height: `${box.h * 100}%`,
              }}
              onPointerDown={(event) => begin(event, 'move', index)}
              onKeyDown={(event) => onKey(event, index)}
            >
              {preview && <Veil box={box} picture={frame.current?.querySelector('img')} />}
              <span className="blur-corner" onPointerDown={(event) => begin(event, 'size', index)} />
            </button>
          ))}
        </div>
      </div>
      <footer className="blur-foot">
        <p className="text-sm text-ink-soft">{t('complaints.desk.trust.blur.help')}</p>
        <Select
          label={t('complaints.desk.trust.reason.label')}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          options={DECISION_REASONS.map((one) => ({ value: one, label: t(reasonWords[one]) }))}
        />
        {failure && <FieldError>{failure}</FieldError>}
        <div className="button-row">
          <Button busy={busy} busyLabel={t('complaints.desk.trust.blur.saving')} onClick={() => void save()}>
            {t('complaints.desk.trust.blur.save', { count: boxes.length })}
          </Button>
        </div>
      </footer>
    </dialog>
  );
}

/** A handful of patches, as the server will make them: drawn from the picture that is shown, so that nothing is fetched again. */
function Veil({ box, picture }: { box: Box; picture: HTMLImageElement | null | undefined }) {
  const draw = (canvas: HTMLCanvasElement | null) => {
    const pen = canvas?.getContext('2d');
    if (!canvas || !pen || !picture?.complete) return;
    const { naturalWidth: wide, naturalHeight: high } = picture;
    const [width, height] = [box.w * wide, box.h * high];
    canvas.width = Math.max(1, Math.round((5 * width) / Math.max(width, height)));
    canvas.height = Math.max(1, Math.round((5 * height) / Math.max(width, height)));
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(picture, box.x * wide, box.y * high, width, height, 0, 0, canvas.width, canvas.height);
  };
  return <canvas ref={draw} className="blur-veil" />;
}

const ARROWS: Record<string, Point> = {
  ArrowLeft: { x: -STEP, y: 0 },
  ArrowRight: { x: STEP, y: 0 },
  ArrowUp: { x: 0, y: -STEP },
  ArrowDown: { x: 0, y: STEP },
};
