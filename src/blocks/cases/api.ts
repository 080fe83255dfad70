/** DOOR: cases for the services that are made of them. */

export { closePause, openPause, pausesOf } from './clock.ts';
export { follow, followersOf, isFollowing, unfollow } from './followers.ts';
export { nextNumber, readCode } from './numbers.ts';
export type { CaseRow, EntryRow, NewCase, NewEntry } from './rows.ts';
export { CELL_ZOOM, cellOf, middleOf, parentCell, type TileRange, tileRanges } from './rules/cell.ts';
export {
  addEntry,
  findCase,
  findCases,
  getCase,
  insertCase,
  insertEntry,
  lockCase,
  saveCase,
  timelineOf,
  timelinesOf,
} from './store.ts';
