/** A photo of a case: the copy on the phone, else the city's. */
import { useEffect, useState } from 'react';
import { photoUrl } from '../Photos.tsx';
import { keptPhoto } from './round-store.ts';

export function KeptPhoto({ id, alt }: { id: string; alt: string }) {
  const [source, setSource] = useState<string>();
  useEffect(() => {
    let current = true;
    let made: string | undefined;
    void keptPhoto(id).then((blob) => {
      if (!current) return;
      made = blob && URL.createObjectURL(blob);
      setSource(made ?? photoUrl(id));
    });
    return () => {
      current = false;
      if (made) URL.revokeObjectURL(made);
    };
  }, [id]);
  return source ? (
    <img className="round-photo" src={source} alt={alt} width={120} height={90} />
  ) : (
    <span className="round-photo" />
  );
}
