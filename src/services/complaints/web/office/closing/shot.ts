/** Where and when a photo is taken: asked of the device at the moment of taking, and read from the photo before it is made small. */
import { readTaken, takenAt } from '../../../../../shared/exif.ts';
import type { Shot } from '../../../rules/closing-contract.ts';

/** The metadata stands at the beginning of the file. */
const HEAD_BYTES = 256 * 1024;
const PATIENCE_MS = 10_000;
/** A position of the device may be this old: the officer has not walked away meanwhile. */
const FRESH_MS = 20_000;

type Position = { lat: number; lng: number; accuracy: number };

/** Where the device is; undefined when it does not say in time, or may not. Never throws. */
function whereNow(): Promise<Position | undefined> {
  const { geolocation } = navigator;
  if (!geolocation) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    geolocation.getCurrentPosition(
      ({ coords }) =>
        resolve({
          lat: coords.latitude,
          lng: coords.longitude,
          accuracy: Math.min(100_000, Math.round(coords.accuracy)),
        }),
      () => resolve(undefined),
      { enableHighAccuracy: true, timeout: PATIENCE_MS, maximumAge: FRESH_MS },
    );
  });
}

/** `+07:00`, as this device keeps time. */
function deviceOffset(local: string): string {
  const minutes = -new Date(local).getTimezoneOffset();
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`;
}

/**
 * What is known of a photo. `now`: it comes straight from the camera, so it was taken here and now; of one from the
 * gallery only what it carries itself is believed.
 */
export async function shotOf(file: File, now: boolean): Promise<Omit<Shot, 'photo'>> {
  const position = now ? whereNow() : Promise.resolve(undefined);
  const bytes = await file.slice(0, HEAD_BYTES).arrayBuffer();
  const taken = readTaken(new Uint8Array(bytes));
  const at = takenAt(taken, deviceOffset) ?? (now ? new Date(file.lastModified) : null);
  const here = await position;
  return {
    ...(at && !Number.isNaN(at.getTime()) ? { at: at.toISOString() } : {}),
    ...(here ?? taken.point ?? {}),
  };
}
