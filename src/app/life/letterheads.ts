/** Letterheads of a demo city: an invented mark and addresses that say so, so that no paper looks unfinished and none looks real. */
import { Readable } from 'node:stream';
import { agencies } from '../../blocks/directory/api.ts';
import { setCoat, setLetterhead } from '../../blocks/documents/api.ts';
import type { City } from '../../platform/city.ts';
import { systemContext } from '../../platform/context.ts';
import { drawMark } from './mark.ts';

/** Before anything that a demo city ever issued. */
const ALWAYS = '2020-01-01';

export async function giveLetterheads(city: City): Promise<void> {
  const ctx = systemContext(city, 'demo.letterheads');
  await setCoat(ctx, Readable.from([await drawMark()]), ALWAYS);
  for (const [at, { id }] of (await agencies(city)).all().entries())
    await setLetterhead(ctx, id, {
      ...{ validFrom: ALWAYS, telephone: '', website: '' },
      address: `Jalan Contoh Nomor ${at + 1}, ${city.name.id} (alamat rekaan)`,
      // A domain that can belong to nobody (RFC 2606).
      email: `${id}@${city.slug}.example`,
    });
}
