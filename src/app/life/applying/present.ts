/** What goes on while a demo is open: now and then somebody applies, and an officer takes an application a step further. */
import type { City } from '../../../platform/city.ts';
import type { Random } from '../random.ts';
import type { Applying } from './applying.ts';

/** Of so many people that are looked at, about as many applications are open as a city shows well. */
const FEW_OPEN = 2;

/** Some things take long: these wait for a real person who tries out the desk. */
function isLeftAlone(code: string): boolean {
  return [...code].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 3 === 0;
}

/** One small thing; only applications of invented people are touched. */
export async function liveOn(city: City, applying: Applying, random: Random): Promise<void> {
  const at = city.now();
  const person = await applying.people.person(Math.floor(random.between(0, applying.people.count)));
  const open = await applying.open(person);
  const code = random.pick(open.filter((one) => !isLeftAlone(one)));
  if (open.length < FEW_OPEN || (!code && random.chance(0.2))) {
    const service = random.pick([...(await applying.offered(at)).keys()]);
    if (service) await applying.send(service, person, at);
    return;
  }
  if (!code) return;
  const course = { refused: random.chance(0.12), returned: random.chance(0.1) };
  const done = await applying.step(code, person.actor, course, at);
  if (done === 'ended' || (await applying.open(person)).includes(code)) return;
  if (random.chance(0.6)) await applying.survey(code, person, at);
}
