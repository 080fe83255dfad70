/** A key to one photo, for who may see it but cannot say so in an image's address: the reporter who holds a receipt. */
import { blindIndex, sameSecret } from '../crypt.ts';

type Keyed = { secret: Buffer };

/** 16 characters; hand it only to somebody who may see the photo. It opens this one photo and nothing else. */
export function photoKey(city: Keyed, id: string): string {
  return blindIndex(city, id, 'photo-key').subarray(0, 12).toString('base64url');
}

export function fitsPhoto(city: Keyed, id: string, key: string | undefined): boolean {
  return key !== undefined && sameSecret(key, photoKey(city, id));
}
