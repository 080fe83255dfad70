/** Gives a demo city a past: applications of the last weeks, each led through its desks at the hours of the office. */
import type { City } from '../../../platform/city.ts';
import * as house from '../../../services/applications/api.ts';
import { dueAt, type Limit } from '../../../shared/working-time.ts';
import type { Random } from '../random.ts';
import type { Applying } from './applying.ts';
import { OFFICE_DAY, type OfficeClock, officeClock } from './clock.ts';
import { type Plan, plansFor } from './plans.ts';

/** Calendar days that the past reaches back. */
const REACH = 120;
const MOST_STEPS = 24;

type Live = Awaited<ReturnType<Applying['offered']>> extends Map<string, infer One> ? One : never;
type Workflow = NonNullable<Live['definition']['workflow']>;
type Scene = Plan & { begins: number; steps: number; until: number };

/** Minutes at the desk that a limit lasts. */
function minutesOf({ amount, unit }: Limit): number {
  switch (unit) {
    case 'working-days':
      return amount * OFFICE_DAY;
    case 'working-hours':
      return amount * 60;
    case 'days':
      return (amount * OFFICE_DAY * 5) / 7;
    case 'hours':
      return amount * 20;
    default:
      return amount;
  }
}

type State = Workflow['states'][string];

/** Acts of the robot in one state: a visit is proposed, agreed, written down and left. */
function stepsIn(state: State): number {
  if (state.kind === 'reviews') return state.reviews.length;
  if (state.kind === 'visit') return 4;
  return state.kind === 'end' ? 0 : 1;
}

function onward(state: State): string | undefined {
  if (state.kind === 'reviews' || state.kind === 'applicant' || state.kind === 'payment') return state.next;
  if (state.kind === 'end') return undefined;
  const by = (kind: string) => state.acts.find((act) => act.kind === kind)?.to;
  return by('approve') ?? by('forward') ?? by('finish');
}

/** About how many steps it takes until the plan has it where it wants it. */
function stepsTo(plan: Plan, workflow: Workflow): number {
  const back = plan.returned ? 2 : 0;
  let steps = back;
  const passed = new Set<string>();
  for (let id: string | undefined = workflow.start; id !== undefined && !passed.has(id); ) {
    const state: State | undefined = workflow.states[id];
    if (!state) break;
    passed.add(id);
    if (plan.target === 'correction') return 1;
    if (plan.target === 'payment' && state.kind === 'payment') return steps;
    if (plan.target === 'reviews' && state.kind === 'reviews')
      return steps + Math.min(1, state.reviews.length - 1);
    if (plan.target === 'visit-proposed' && state.kind === 'visit') return steps + 1;
    if (plan.target === 'visit-confirmed' && state.kind === 'visit') return steps + 2;
    if (plan.target === 'silence' && 'silence' in state && state.silence) return steps;
    if (plan.target === 'late' && state.kind === 'visit') return steps;
    const approver = state.kind === 'desk' && state.by.part === 'approver';
    if (approver && (plan.target === 'deciding' || plan.target === 'late')) return steps;
    steps += stepsIn(state);
    id = onward(state);
  }
  return steps;
}

/** When each plan begins, and how many steps are spread between that and its last one. */
function sceneOf(plan: Plan, workflow: Workflow, clock: OfficeClock, random: Random): Scene {
  const promise = minutesOf(workflow.promise);
  const all = stepsTo({ ...plan, target: 'approved' }, workflow);
  const pace = Math.max(8, (promise / (all + 1)) * random.between(0.5, 1.1));
  const steps = stepsTo(plan, workflow);
  const until = clock.now - plan.ago * OFFICE_DAY;
  switch (plan.target) {
    case 'new':
      return { ...plan, steps, until, begins: until };
    case 'late':
      return { ...plan, steps, until, begins: clock.now - promise - random.between(1.2, 4) * OFFICE_DAY };
    default:
      return { ...plan, steps, until, begins: until - pace * steps };
  }
}

/** The last moment at which a silence of this limit begins that ends in one or two days. */
function silentSince(
  limit: Limit,
  clock: OfficeClock,
  calendar: Parameters<typeof dueAt>[1],
): number | undefined {
  const now = clock.at(clock.now).getTime();
  for (let minute = clock.now; minute > clock.now - 30 * OFFICE_DAY; minute -= 30) {
    const end = dueAt({ start: clock.at(minute), limit }, calendar)?.getTime() ?? 0;
    if (end < now + 2 * 86_400_000 && end > now + 3 * 3_600_000) return minute;
  }
  return undefined;
}

/** Is this where the plan wants it to stand? */
function reached({ target }: Plan, stands: house.Stands, workflow: Workflow): boolean {
  const state = workflow.states[stands.state];
  const approver = state?.kind === 'desk' && state.by.part === 'approver';
  switch (target) {
    case 'new':
      return true;
    case 'correction':
      return stands.kind === 'applicant';
    case 'reviews':
      return (
        state?.kind === 'reviews' &&
        (state.reviews.length === 1 || stands.desks.length < state.reviews.length)
      );
    case 'visit-proposed':
      return stands.appointment?.state === 'proposed';
    case 'visit-confirmed':
      return stands.appointment?.state === 'confirmed';
    case 'payment':
      return stands.kind === 'payment';
    case 'deciding':
      return approver;
    case 'silence':
      return Boolean(state && 'silence' in state && state.silence);
    case 'late':
      return approver || stands.kind === 'visit';
    default:
      return stands.kind === 'end';
  }
}

/** Makes the past of an empty city; how many applications it got. Ends early when `signal` says so. */
export async function makePast(
  city: City,
  applying: Applying,
  random: Random,
  signal: AbortSignal,
): Promise<number> {
  const working = await applying.calendar();
  const clock = officeClock(working, city.now(), REACH);
  const services = await applying.offered(city.now());
  const scenes = plansFor(random)
    .flatMap((plan) => {
      const workflow = services.get(plan.service)?.definition.workflow;
      return workflow ? [{ workflow, scene: sceneOf(plan, workflow, clock, random) }] : [];
    })
    .sort((a, b) => a.scene.begins - b.scene.begins);
  let made = 0;
  for (const [at, { workflow, scene }] of scenes.entries()) {
    if (signal.aborted) break;
    try {
      if (await play(scene, workflow, at)) made += 1;
    } catch (error) {
      // One that cannot be told stands in no other one's way.
      if (!signal.aborted) city.log.warn({ err: error, service: scene.service }, 'a past could not be made');
    }
  }
  return made;

  async function play(scene: Scene, workflow: Workflow, index: number): Promise<boolean> {
    const person = await applying.people.person(index);
    const silent = scene.target === 'silence' ? firstSilence(workflow) : undefined;
    const since = silent && silentSince(silent, clock, working);
    const until = since ?? scene.until;
    const begins = until - (scene.until - scene.begins);
    let minute = begins;
    const code = await applying.send(scene.service, person, clock.at(minute));
    if (!code) return false;
    const course = {
      ...{ refused: scene.target === 'refused', objected: scene.objected ?? false },
      returned: scene.returned === true || scene.target === 'correction',
    };
    for (let step = 0; step < MOST_STEPS && !signal.aborted; step++) {
      const stands = await house.standsAt(city, code);
      if (!stands || reached(scene, stands, workflow)) break;
      const early = step + 1 < scene.steps ? random.between(0, 0.5) : 0;
      const planned = begins + ((until - begins) * (step + 1 - early)) / Math.max(1, scene.steps);
      minute = Math.max(minute + 5, planned);
      // Whoever waits for a visit waits until its hour has come.
      const visit = stands.appointment?.state === 'confirmed' ? new Date(stands.appointment.at) : undefined;
      while (visit && clock.at(minute) < visit && minute < clock.now) minute += 15;
      minute = Math.min(minute, clock.now);
      const done = await applying.step(code, person.actor, course, clock.at(minute), stands);
      if (stands.kind === 'applicant') course.returned = false;
      if (done !== 'moved') break;
    }
    if (scene.target === 'surveyed')
      await applying.survey(code, person, clock.at(Math.min(minute + 200, clock.now)));
    return true;
  }
}

function firstSilence(workflow: Workflow): Limit | undefined {
  const silent = Object.values(workflow.states).find((state) => 'silence' in state && state.silence);
  return silent && 'limit' in silent ? silent.limit : undefined;
}
