/** A QR code as dots for the printer and as a picture for the screen, drawn without a network. */
import QRCode from 'qrcode';
import { useMemo } from 'react';

export function dotsOf(text: string): boolean[][] {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'L' });
  return Array.from({ length: modules.size }, (_, y) =>
    Array.from({ length: modules.size }, (_unused, x) => modules.get(y, x) === 1),
  );
}

/** An SVG as a data address, with a quiet zone of four dots. */
export function useDots(text: string): string {
  return useMemo(() => {
    const dots = dotsOf(text);
    const path = dots
      .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + 4} ${y + 4}h1v1h-1z`] : [])))
      .join('');
    const size = dots.length + 8;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="100%" height="100%" fill="#fff"/><path d="${path}"/></svg>`;
    return `data:image/svg+xml,${encodeURIComponent(svg)}`;
  }, [text]);
}
