/** Makes a photo small enough for a weak network before it leaves the phone; the city stores no larger one anyway. */
import { faultOf, lookAt, type PhotoFault, tooLarge } from './look.ts';

/** Longest side in pixels. */
const LONGEST_SIDE = 1920;
/** A JPEG below this many bytes is sent as it is when it also fits in size: encoding it again only costs quality. */
const SMALL = 600_000;

/**
 * What of a chosen file can be sent, or what is wrong with it. A picture that this device cannot open is still a
 * photo when its beginning says so: the server judges it. One that the server does not know goes only as a JPEG.
 */
export async function preparePhoto(file: Blob): Promise<{ photo: Blob } | { fault: PhotoFault }> {
  const seen = await lookAt(file);
  const fault = faultOf(seen);
  if (fault && seen.kind === 'other') return { fault };
  const made = await shrinkPhoto(file, fault === undefined);
  if (!made && fault) return { fault };
  const photo = made ?? file;
  const heavy = tooLarge(photo);
  return heavy ? { fault: heavy } : { photo };
}

/** A JPEG of at most 1920 px on its longer side, turned upright; undefined when this device cannot make one. */
async function shrinkPhoto(file: Blob, mayStay: boolean): Promise<Blob | undefined> {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return undefined;
  }
  try {
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    if (mayStay && scale === 1 && file.type === 'image/jpeg' && file.size <= SMALL) return file;
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const brush = canvas.getContext('2d');
    if (!brush) return undefined;
    // A transparent picture would turn black as JPEG.
    brush.fillStyle = '#fff';
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.imageSmoothingQuality = 'high';
    brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.82));
    // Old phones keep a canvas in memory until its size is taken away.
    canvas.width = 0;
    canvas.height = 0;
    return made ?? undefined;
  } finally {
    picture.close();
  }
}
