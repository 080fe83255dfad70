/** Checks of places: codes under their parents, centroids inside the city, nothing sign-flipped or swapped. */
import { type BBox, inBox, pointSlip } from '../../shared/geo.ts';
import { type CheckContext, checkFrom, reportTwice } from './check-context.ts';
import type { City, PackFileName, PackPoint } from './formats.ts';
import type { PathStep } from './problems.ts';

export function areaChecks(context: CheckContext) {
  cityChecks(context);
  districtChecks(context);
  postChecks(context);
}

/** Says how a point outside the box probably came to be. */
function misplaced(
  bbox: City['bbox'],
  { lat, lng }: PackPoint,
): { code: string; remedy: string } | undefined {
  const box: BBox = [bbox.west, bbox.south, bbox.east, bbox.north];
  if (inBox([lng, lat], box)) return undefined;
  const slip = pointSlip([lng, lat], box);
  if (!slip)
    return {
      code: 'outside-city',
      remedy: 'Correct the point, or widen bbox in city.yaml if the city is larger.',
    };
  const meant = `Did you mean { lat: ${slip.meant[1]}, lng: ${slip.meant[0]} }?`;
  if (slip.slip === 'swapped') return { code: 'swapped', remedy: `lat and lng are swapped. ${meant}` };
  return { code: 'sign-flipped', remedy: `A minus is lost or too many. ${meant}` };
}

function pointCheck(
  { merged, report }: CheckContext,
  file: PackFileName,
  steps: PathStep[],
  point: PackPoint,
) {
  const wrong = misplaced(merged.city.bbox, point);
  if (wrong)
    report(
      file,
      steps,
      wrong.code,
      `The point ${point.lat}, ${point.lng} lies outside the city's box.`,
      wrong.remedy,
    );
}

function cityChecks(context: CheckContext) {
  const { pack, report } = context;
  const city = pack.files['city.yaml'];
  if (!city) return;
  const { bbox } = city;
  if (bbox.south >= bbox.north || bbox.west >= bbox.east)
    report(
      'city.yaml',
      ['bbox'],
      'bbox-reversed',
      'The box is empty: south must be below north, west left of east.',
      'Swap the values; in Indonesia −7.5 is south of −7.4.',
    );
  else pointCheck(context, 'city.yaml', ['centre'], city.centre);
  checkFrom(report, 'city.yaml', ['population', 'date'], city.population.date);
  if (!isZone(city.zone))
    report(
      'city.yaml',
      ['zone'],
      'zone-unknown',
      `"${city.zone}" is not a time zone.`,
      'Use Asia/Jakarta (WIB), Asia/Makassar (WITA), Asia/Jayapura (WIT) or another IANA name.',
    );
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** Kemendagri 2.2.2.4: the first digit of a village's block tells its kind. */
const firstDigit = { kelurahan: '1', desa: '2', 'desa-adat': '3' } as const;

function districtChecks(context: CheckContext) {
  const { merged, pack, report } = context;
  const file = 'areas.yaml';
  const districts = pack.files[file]?.districts ?? [];
  districts.forEach((district, index) => {
    const at = ['districts', index];
    pointCheck(context, file, [...at, 'centroid'], district.centroid);
    if (!/^\d{2}\.\d{2}\.\d{2}$/.test(district.code) || !district.code.startsWith(`${merged.city.code}.`))
      report(
        file,
        [...at, 'code'],
        'code-parent',
        `The district code ${district.code} does not stand under ${merged.city.code}.`,
        `Write ${merged.city.code} and two more digits.`,
      );
    district.wards?.forEach((ward, place) => {
      const wardAt = [...at, 'wards', place];
      pointCheck(context, file, [...wardAt, 'centroid'], ward.centroid);
      const block = ward.code.slice(district.code.length + 1);
      if (!ward.code.startsWith(`${district.code}.`) || !/^\d{4}$/.test(block))
        report(
          file,
          [...wardAt, 'code'],
          'code-parent',
          `${ward.code} (${ward.name}) does not stand under ${district.code}.`,
          `Write ${district.code} and four more digits, or move the line to its district.`,
        );
      else if (block[0] !== firstDigit[ward.kind])
        report(
          file,
          [...wardAt, 'code'],
          'code-kind',
          `${ward.code} is not the code of a ${ward.kind}.`,
          `The last block of a ${ward.kind} begins with ${firstDigit[ward.kind]}; correct code or kind.`,
        );
    });
    reportTwice(
      district.wards ?? [],
      ({ centroid }) => `${centroid.lat}, ${centroid.lng}`,
      (place, point) =>
        report(
          file,
          [...at, 'wards', place, 'centroid'],
          'entry-twice',
          `Two wards have the centroid ${point}.`,
          'Give each its own point; cells cannot be drawn otherwise.',
        ),
    );
  });
  const codes = districts.flatMap((district, index) => [
    { code: district.code, at: ['districts', index, 'code'] as PathStep[] },
    ...(district.wards ?? []).map(({ code }, place) => ({
      code,
      at: ['districts', index, 'wards', place, 'code'] as PathStep[],
    })),
  ]);
  reportTwice(
    codes,
    ({ code }) => code,
    (index, code) =>
      report(
        file,
        codes[index]?.at ?? [],
        'entry-twice',
        `The code ${code} stands twice.`,
        'Correct one of the two codes.',
      ),
  );
}

function postChecks(context: CheckContext) {
  context.pack.files['agencies.yaml']?.agencies.forEach((agency, index) => {
    agency.posts.forEach((post, place) => {
      if (post.place)
        pointCheck(context, 'agencies.yaml', ['agencies', index, 'posts', place, 'place'], post.place);
    });
  });
}
