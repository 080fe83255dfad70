/** Who was called by name says that the case was taken note of, perhaps with an instruction. */
import type { Context } from '../../../platform/context.ts';
import { Problem } from '../../../shared/errors.ts';
import { perform } from '../act.ts';
import { officerOf } from '../officer.ts';
import type { Acknowledge } from '../rules/ladder-contract.ts';
import { headsOf } from './reach.ts';
import { takeNote } from './store-ladder.ts';
import { tellOfficers } from './tell-officers.ts';

export async function acknowledge(ctx: Context, code: string, given: Acknowledge) {
  const officer = officerOf(ctx);
  const instruction = given.instruction?.trim() || null;
  return perform(ctx, code, given.version, {
    act: 'acknowledge',
    done: 'acknowledged',
    visibility: 'internal',
    text: instruction,
    async apply(row, tx) {
      if (!(await takeNote(tx, row.id, officer.id, instruction, ctx.now)))
        throw new Problem(409, 'complaints.not-called');
      if (!instruction || !row.agency) return;
      const people = row.assignee ? [row.assignee] : await headsOf(ctx.city, row.agency, row.area);
      await tellOfficers(tx, ctx, people, {
        template: 'complaints.notice.instructed',
        code,
        title: row.title,
        params: { officer: officer.name },
        once: `${code}:${row.version}`,
      });
    },
  });
}
