/** DOOR for the roof: which doors are open. */
export { configureDoors } from './doors.ts';
