/** Which applications a demo city has when its doors open: of what, how far along, and how long ago they began. Pure. */
import type { Random } from '../random.ts';

/** Where an application is left standing. */
export type Target =
  /** Came in just now; nobody has looked at it yet. */
  | 'new'
  | 'correction'
  | 'reviews'
  | 'visit-proposed'
  | 'visit-confirmed'
  | 'payment'
  | 'deciding'
  /** Silence will decide in a day or two. */
  | 'silence'
  /** The promise has run out and nobody decided. */
  | 'late'
  | 'approved'
  | 'refused'
  /** Approved, and the applicant has answered the survey. */
  | 'surveyed';

/** `ago`: working days since it was decided, or stood still. */
export type Plan = { service: string; target: Target; ago: number; returned?: boolean; objected?: boolean };

/** By target, the services that show it well; each is taken in turn. */
const SHOWN: readonly (readonly [Target, count: number, services: readonly string[]])[] = [
  [
    'new',
    7,
    [
      'market-stall',
      'id-card-pickup',
      'birth-certificate',
      'tree-felling',
      'sports-field',
      'billboard',
      'poverty-letter',
    ],
  ],
  ['correction', 4, ['market-stall', 'research-letter', 'billboard', 'domicile-letter-business']],
  [
    'reviews',
    7,
    [
      'event-permit',
      'market-stall',
      'street-vendor-place',
      'research-letter',
      'scholarship',
      'filming-location',
      'death-certificate',
    ],
  ],
  ['visit-proposed', 3, ['tree-felling', 'free-wifi-site', 'building-use']],
  ['visit-confirmed', 4, ['billboard', 'domicile-letter-business', 'poverty-letter', 'heirs-statement']],
  ['payment', 3, ['community-hall', 'market-stall', 'parking-permit']],
  [
    'deciding',
    7,
    [
      'street-vendor-place',
      'school-transfer',
      'market-stall',
      'filming-location',
      'public-information-request',
      'free-wifi-site',
      'scholarship',
    ],
  ],
  ['silence', 4, ['research-letter', 'study-visit', 'domicile-letter-business', 'event-permit']],
  ['late', 4, ['building-consultation', 'building-use', 'road-cut', 'health-practice-permit']],
  [
    'surveyed',
    15,
    [
      'birth-certificate',
      'domicile-letter-business',
      'research-letter',
      'street-vendor-place',
      'death-certificate',
      'waste-bank',
      'study-visit',
      'school-transfer',
      'poverty-letter',
      'tree-felling',
      'id-card-pickup',
      'sports-field',
      'community-hall',
    ],
  ],
  [
    'approved',
    8,
    [
      'market-stall',
      'billboard',
      'parking-permit',
      'event-permit',
      'heirs-statement',
      'health-practice-permit',
      'building-use',
      'community-hall',
    ],
  ],
  ['refused', 4, ['street-vendor-place', 'filming-location', 'scholarship', 'public-information-request']],
];

/** All plans, without an order. */
export function plansFor(random: Random): Plan[] {
  return SHOWN.flatMap(([target, count, services]) =>
    Array.from({ length: count }, (_, at): Plan => {
      const service = services[at % services.length] ?? '';
      const ended = target === 'approved' || target === 'refused' || target === 'surveyed';
      const ago = ended ? random.between(0.4, 22) : random.between(0.05, 0.8);
      return {
        ...{ service, target, ago },
        ...(ended && random.chance(0.2) ? { returned: true } : {}),
        ...(target === 'refused' ? { objected: true } : {}),
      };
    }),
  );
}
