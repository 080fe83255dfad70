/** A receipt as a picture that can be sent on. */
import type { PrintLine } from '../../../rules/escpos.ts';

const WIDTH = 480;
const EDGE = 24;
const FONT = 'system-ui, sans-serif';

type Drawn = { height: number; draw(pen: CanvasRenderingContext2D, y: number): void };

function drawn(line: PrintLine): Drawn {
  if ('rule' in line)
    return {
      height: 20,
      draw(pen, y) {
        pen.fillRect(EDGE, y + 10, WIDTH - 2 * EDGE, 1);
      },
    };
  if ('picture' in line) {
    const dot = Math.floor((WIDTH - 4 * EDGE) / line.picture.length);
    const side = dot * line.picture.length;
    return {
      height: side + 2 * EDGE,
      draw(pen, y) {
        for (const [row, dots] of line.picture.entries())
          for (const [at, dark] of dots.entries())
            if (dark) pen.fillRect((WIDTH - side) / 2 + at * dot, y + EDGE + row * dot, dot, dot);
      },
    };
  }
  if ('left' in line)
    return {
      height: 30,
      draw(pen, y) {
        pen.font = `18px ${FONT}`;
        pen.textAlign = 'left';
        pen.fillText(line.left, EDGE, y + 21, WIDTH / 2 - EDGE);
        pen.font = `600 18px ${FONT}`;
        pen.textAlign = 'right';
        pen.fillText(line.right, WIDTH - EDGE, y + 21, WIDTH / 2);
      },
    };
  const size = line.large ? 44 : 20;
  return {
    height: size + 12,
    draw(pen, y) {
      pen.font = `${line.bold ? '700 ' : ''}${size}px ${FONT}`;
      pen.textAlign = line.align === 'centre' ? 'center' : 'left';
      pen.fillText(line.text, line.align === 'centre' ? WIDTH / 2 : EDGE, y + size, WIDTH - 2 * EDGE);
    },
  };
}

/** Undefined where the browser cannot draw. */
export async function pictureOf(lines: readonly PrintLine[], name: string): Promise<File | undefined> {
  const parts = lines.map(drawn);
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = parts.reduce((sum, { height }) => sum + height, 2 * EDGE);
  const pen = canvas.getContext('2d');
  if (!pen) return undefined;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#000';
  let y = EDGE;
  for (const { height, draw } of parts) {
    draw(pen, y);
    y += height;
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return blob ? new File([blob], name, { type: 'image/png' }) : undefined;
}
