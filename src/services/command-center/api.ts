/** DOOR for the roof: hands in the lists that services declare. Nothing in the house asks the command center for anything. */
export { setBoards } from './boards.ts';
