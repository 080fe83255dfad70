/** A chosen photo as a small picture, so that a wrong or blurred one is seen before it is sent; anything else as a sign. */
import { useEffect, useState } from 'react';
import { Icon } from '../../../../../web/ui/base/icons.tsx';
import { type FileKeeper, type FormFile, useFileKeeper } from './files.ts';
import './file-picture.css';

/** Its name stands beside it. */
export function FilePicture({ file }: { file: FormFile }) {
  const source = usePicture(file, useFileKeeper());
  const [broken, setBroken] = useState<string>();
  if (!source || source === broken) return <Icon name={file.kind === 'photo' ? 'picture' : 'list'} />;
  return <img className="file-picture" src={source} alt="" onError={() => setBroken(source)} />;
}

/** Files of one answer with their names; in place of the words of an upload. */
export function FilePictures({ ids }: { ids: readonly string[] }) {
  const keeper = useFileKeeper();
  return (
    <ul className="grid gap-2">
      {ids.map((id) => {
        const file = keeper?.find(id);
        return file ? (
          <li key={id} className="grid justify-items-start gap-1 break-words">
            <FilePicture file={file} />
            {file.name}
          </li>
        ) : null;
      })}
    </ul>
  );
}

/** From this device, where it was chosen; else the city's small copy. */
function usePicture({ id, kind, href }: FormFile, keeper: FileKeeper | undefined): string | undefined {
  const [here, setHere] = useState<string | null>();
  const bytesOf = keeper?.bytes;
  useEffect(() => {
    if (kind !== 'photo') return;
    let url: string | undefined;
    let gone = false;
    void (bytesOf?.(id) ?? Promise.resolve(undefined)).then((bytes) => {
      if (gone) return;
      url = bytes && URL.createObjectURL(bytes);
      setHere(url ?? null);
    });
    return () => {
      gone = true;
      if (url) URL.revokeObjectURL(url);
    };
  }, [id, kind, bytesOf]);
  if (kind !== 'photo' || here === undefined) return undefined;
  return here ?? (href && `${href}?size=thumb`);
}
