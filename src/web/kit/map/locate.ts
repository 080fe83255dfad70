/** Asks the device where it is, and says plainly why when it will not tell. */
import type { LngLat } from './types.ts';

export type Located = LngLat & { /** metres */ accuracy: number };
export type LocateFailure = 'denied' | 'failed';

/** The device's position; rejects with `denied` or `failed`. Gives up after 12 s: indoors a position may never come. */
export function locateDevice(): Promise<Located> {
  return new Promise((resolve, reject: (reason: LocateFailure) => void) => {
    if (!navigator.geolocation) {
      reject('failed');
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lng: coords.longitude, lat: coords.latitude, accuracy: coords.accuracy }),
      (error) => reject(error.code === error.PERMISSION_DENIED ? 'denied' : 'failed'),
      { enableHighAccuracy: true, timeout: 12_000, maximumAge: 30_000 },
    );
  });
}
