/** A few bits that stay nearly the same when a picture is scaled, lightened or taken a second time from the same spot. */

/** Difference hash: is each of 8 × 8 grey fields lighter than its right neighbour? 16 hexadecimal digits. */
export async function likenessHash(photo: Buffer): Promise<string> {
  const { default: sharp } = await import('sharp');
  const grey = await sharp(photo).greyscale().resize(9, 8, { fit: 'fill' }).raw().toBuffer();
  let bits = 0n;
  for (let row = 0; row < 8; row++)
    for (let column = 0; column < 8; column++) {
      const at = row * 9 + column;
      bits = (bits << 1n) | ((grey[at] ?? 0) < (grey[at + 1] ?? 0) ? 1n : 0n);
    }
  return bits.toString(16).padStart(16, '0');
}
