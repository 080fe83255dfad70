/** DOOR http of the board, for whoever may see the command center. */
import { route } from '../../platform/http/route.ts';
import { boardOf } from './board.ts';
import { Board, BoardQuery } from './rules/board-contract.ts';

export const boardRoute = route({
  method: 'GET',
  path: '/api/wall/applications',
  summary:
    'Applications for the command center: running, late, near to consent by silence, promises kept, satisfaction.',
  permission: 'wall.read',
  // The board names no person, so a grant anywhere shows all of it.
  scope: 'any',
  // Many screens may share one kiosk's token, and a kept board costs next to nothing.
  perMinute: 12_000,
  query: BoardQuery,
  answer: Board,
  handle: ({ city, language }) => boardOf(city, language),
});
