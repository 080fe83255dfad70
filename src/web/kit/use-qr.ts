/** A text as the picture of a QR code. */
import { useEffect, useState } from 'react';

/** Undefined until it is drawn. The drawer is fetched only here; without it the text can be typed in. */
export function useQr(text: string, look: { margin: number; scale: number }): string | undefined {
  const [source, setSource] = useState<string>();
  const { margin, scale } = look;
  useEffect(() => {
    let current = true;
    import('qrcode')
      .then(({ toDataURL }) => toDataURL(text, { margin, scale }))
      .then((url) => current && setSource(url))
      .catch(() => {});
    return () => {
      current = false;
    };
  }, [text, margin, scale]);
  return source;
}
