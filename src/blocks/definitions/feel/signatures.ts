/** What each function of an expression takes and gives, for the check before anything runs. */
import { common, type FeelKind, type FeelType, itemType } from '../rules/feel/types.ts';

export type Signature = {
  least: number;
  most: number;
  /** Kind of each argument; the last one stands for all that follow. */
  takes: readonly FeelKind[];
  gives: FeelType | ((args: readonly FeelType[]) => FeelType);
};

const MANY = 50;

function takes(takes: readonly FeelKind[], gives: Signature['gives'], least = takes.length): Signature {
  return { least, most: takes.length, takes, gives };
}

/** Over one list or over values one by one. */
function over(kind: FeelKind, gives: Signature['gives']): Signature {
  return { least: 1, most: MANY, takes: [kind], gives };
}

const firstItem = (args: readonly FeelType[]): FeelType =>
  args.length === 1 ? itemType(args[0] ?? 'any') : args.reduce(common, 'null');
const sameList = (args: readonly FeelType[]): FeelType => ({
  list: args.map(itemType).reduce(common, 'null'),
});
const sameNumber = (args: readonly FeelType[]): FeelType => (args[0] === 'money' ? 'money' : 'number');
const rounding = takes(['number', 'number'], sameNumber, 1);

const all: readonly [string, Signature][] = [
  ['not', takes(['yes-no'], 'yes-no')],
  ['is defined', takes(['any'], 'yes-no')],
  ['sum', over('number', 'number')],
  ['mean', over('number', 'number')],
  ['min', over('any', firstItem)],
  ['max', over('any', firstItem)],
  ['count', takes(['any'], 'number')],
  ['floor', rounding],
  ['ceiling', rounding],
  ['decimal', takes(['number', 'number'], sameNumber)],
  ['round up', rounding],
  ['round down', rounding],
  ['round half up', rounding],
  ['round half down', rounding],
  ['abs', takes(['number'], sameNumber)],
  ['modulo', takes(['number', 'number'], 'number')],
  ['string', takes(['any'], 'text')],
  ['number', takes(['any'], 'number')],
  ['contains', takes(['text', 'text'], 'yes-no')],
  ['starts with', takes(['text', 'text'], 'yes-no')],
  ['ends with', takes(['text', 'text'], 'yes-no')],
  ['upper case', takes(['text'], 'text')],
  ['lower case', takes(['text'], 'text')],
  ['string length', takes(['text'], 'number')],
  ['substring', takes(['text', 'number', 'number'], 'text', 2)],
  ['string join', takes(['any', 'text'], 'text', 1)],
  ['list contains', takes(['any', 'any'], 'yes-no')],
  ['distinct values', takes(['any'], sameList)],
  ['append', { least: 2, most: MANY, takes: ['any'], gives: sameList }],
  ['concatenate', { least: 1, most: MANY, takes: ['any'], gives: sameList }],
  ['date', { least: 1, most: 3, takes: ['any'], gives: 'date' }],
  ['duration', takes(['text'], 'duration')],
  ['years and months duration', takes(['date', 'date'], 'duration')],
];

export const SIGNATURES: ReadonlyMap<string, Signature> = new Map(all);

/** Functions that may be given a list in the place of values. */
export const OVER_LISTS: ReadonlySet<string> = new Set(['sum', 'mean', 'min', 'max']);
