/** A text as the picture of a QR code. */
import { useEffect, useState } from 'react';

/** Undefined until it is drawn; the drawer is fetched only here, and without it the code can be typed in. */
export function useQr(text: string): string | undefined {
  const [source, setSource] = useState<string>();
  useEffect(() => {
    let current = true;
    import('qrcode')
      .then(({ toDataURL }) => toDataURL(text, { margin: 1, scale: 6 }))
      .then((url) => current && setSource(url))
      .catch(() => {});
    return () => {
      current = false;
    };
  }, [text]);
  return source;
}
