/** An address as the picture of a QR code, drawn large enough for a sheet of paper. */
import { useEffect, useState } from 'react';

/** Undefined until it is drawn; the drawer is fetched only here. */
export function useQr(text: string): string | undefined {
  const [source, setSource] = useState<string>();
  useEffect(() => {
    let current = true;
    import('qrcode')
      .then(({ toDataURL }) => toDataURL(text, { margin: 1, scale: 12, errorCorrectionLevel: 'Q' }))
      .then((url) => current && setSource(url))
      .catch(() => {});
    return () => {
      current = false;
    };
  }, [text]);
  return source;
}
