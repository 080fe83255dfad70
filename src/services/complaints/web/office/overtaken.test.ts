import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiProblem } from '../../../../web/kit/api/problem.ts';
import { isOvertaken } from './overtaken.ts';

test('only a report that changed meanwhile is overtaken; any other refusal speaks for itself', () => {
  const problem = (status: number, code: string) => new ApiProblem({ status, code, title: 'Tidak bisa' });
  assert.equal(isOvertaken(problem(409, 'platform.conflict')), true);
  assert.equal(isOvertaken({ status: 409, code: 'platform.conflict' }), true);
  assert.equal(isOvertaken(problem(409, 'complaints.wrong-state')), false);
  assert.equal(isOvertaken(problem(422, 'platform.conflict')), false);
  assert.equal(isOvertaken(undefined), false);
});
