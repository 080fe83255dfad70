/** DOOR for the roof and other services: loading a pack's rules, and nothing of the rooms. */
export { loadSettings as loadComplaintSettings } from './settings.ts';
