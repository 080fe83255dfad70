/** The letterhead as its page shows it: what holds today and what was entered for later. */
import type { Context } from '../../platform/context.ts';
import { localDate } from '../../shared/time.ts';
import { agencies } from '../directory/api.ts';
import { officersWith } from '../identity/api.ts';
import { governmentOn, heads, readCoat } from './letterhead.ts';
import { signerToday } from './letterhead-changes.ts';
import { renderPreview } from './reserve.ts';
import type { AgencyHeadView, LetterheadsView } from './rules/letterhead-contract.ts';
import { signingOf } from './settings.ts';

export async function viewLetterheads(ctx: Context): Promise<LetterheadsView> {
  const { city, now } = ctx;
  const today = localDate(now, city.zone);
  const [all, tree] = await Promise.all([heads(city), agencies(city)]);
  const { validFrom, name, place, coat } = governmentOn(all, city, today);
  const list = await Promise.all(
    tree.open(today).map(async (agency): Promise<AgencyHeadView> => {
      const own = all.letterheads.filter((one) => one.agency === agency.id);
      const present = own.findLast((one) => one.validFrom <= today);
      return {
        id: agency.id,
        name: agency.name,
        short: agency.short,
        lines: [...(present ? [present] : []), ...own.filter((one) => one.validFrom > today)].map(
          ({ agency: _, ...lines }) => lines,
        ),
        signatories: all.signatories
          .filter((one) => one.agency === agency.id && (one.validUntil === null || one.validUntil >= today))
          .map(({ agency: _, ...one }) => one),
        signer: await signerToday(ctx, agency.id),
        officers: await officersWith(city, 'documents.sign', { agency: agency.id }),
      };
    }),
  );
  return {
    today,
    signing: signingOf(city),
    government: { validFrom, name, place, coat: coat?.slice(0, 16) ?? null },
    later: all.governments.filter((one) => one.validFrom > today).map(({ coat: _, ...one }) => one),
    agencies: list,
  };
}

/** A letter without content, for looking at the letterhead. */
export function previewLetterhead(ctx: Context, agency: string): Promise<Buffer> {
  return renderPreview(ctx, {
    agency,
    evaluate: () => '',
    paper: {
      title: { id: 'Contoh surat', en: 'Sample letter', jv: 'Conto serat', zh: '示例公文' },
      body: [
        {
          paragraph:
            'Ini contoh surat untuk melihat kop surat dan penanda tangan. Surat ini tidak diterbitkan, tidak bernomor, dan tidak berlaku.',
        },
        {
          fields: [
            { label: 'Nama', value: 'Warga Contoh' },
            { label: 'Alamat', value: 'Jalan Contoh 1' },
          ],
        },
        { paragraph: 'Demikian surat ini dibuat untuk dipergunakan sebagaimana mestinya.' },
      ],
    },
  });
}

export async function coatOfToday({ city, now }: Context): Promise<Buffer | undefined> {
  const { coat } = governmentOn(await heads(city), city, localDate(now, city.zone));
  return readCoat(city, coat);
}
