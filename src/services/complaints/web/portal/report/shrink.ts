/** Makes a photo small enough for a weak network before it leaves the phone; the city stores no larger one anyway. */

/** Longest side in pixels. */
const LONGEST_SIDE = 1920;
/** A JPEG below this many bytes is sent as it is when it also fits in size: encoding it again only costs quality. */
const SMALL = 600_000;
/** What the server takes at most. */
const MOST_BYTES = 15 * 1024 * 1024;

/** `unreadable`: this device cannot open the picture. `too-large`: it can neither be opened nor sent. */
class PhotoProblem extends Error {
  readonly reason: 'unreadable' | 'too-large';
  constructor(reason: 'unreadable' | 'too-large') {
    super(reason);
    this.reason = reason;
  }
}

/** A JPEG of at most 1920 px on its longer side, turned upright. Throws `PhotoProblem`. */
export async function shrinkPhoto(file: Blob): Promise<Blob> {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return asItIs(file);
  }
  try {
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    if (scale === 1 && file.type === 'image/jpeg' && file.size <= SMALL) return file;
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const brush = canvas.getContext('2d');
    if (!brush) return asItIs(file);
    // A transparent picture would turn black as JPEG.
    brush.fillStyle = '#fff';
    brush.fillRect(0, 0, canvas.width, canvas.height);
    brush.imageSmoothingQuality = 'high';
    brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const made = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.82));
    // Old phones keep a canvas in memory until its size is taken away.
    canvas.width = 0;
    canvas.height = 0;
    return made ?? asItIs(file);
  } finally {
    picture.close();
  }
}

/** A picture too large for this phone's memory may still be one that the server can open. */
function asItIs(file: Blob): Blob {
  if (!['image/jpeg', 'image/png', 'image/webp'].includes(file.type)) throw new PhotoProblem('unreadable');
  if (file.size > MOST_BYTES) throw new PhotoProblem('too-large');
  return file;
}
