/** DOOR for the roof: bills of past days, and the register for the demo's invented markets. */
import type { City } from '../../platform/city.ts';
import { allMarkets } from './store-register.ts';

export { setTarget } from './income.ts';
export { issueSpan, runsOfSpan } from './issuing.ts';
export { openMarket } from './register.ts';
export { addMany } from './register-many.ts';
export { runBills } from './runs.ts';
export { setTariff } from './tariffs.ts';

/** Has the city a market in its books? */
export const hasMarkets = async (city: City): Promise<boolean> => (await allMarkets(city.db)).length > 0;
