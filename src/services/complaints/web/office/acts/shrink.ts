/** Makes a photo of a modern phone small enough for a weak network before it is sent. */

const LONGEST_SIDE = 2048;
/** Below this a photo is sent as it is. */
const SMALL_BYTES = 700_000;

/** The photo as JPEG of at most 2048 px; the original where the browser cannot draw it (the server then decides). */
export async function shrink(file: File): Promise<Blob> {
  if (file.size <= SMALL_BYTES) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const small = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
    return small && small.size < file.size ? small : file;
  } catch {
    return file;
  }
}
