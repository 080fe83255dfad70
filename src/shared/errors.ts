/** Problems: every refusal that a person or a program can act on, with a stable code and no sentence in it. */

/** One wrong field of a request: JSON pointer without the leading slash (`location/lat`), rule broken, its parameters. */
export type FieldProblem = {
  path: string;
  rule: string;
  params?: Record<string, string | number>;
  /** Under which name its word stands, where the path alone would say another thing. */
  label?: string;
  /** Data of the city that speak for themselves, in the reader's language: what the field is called, what is wrong with it. */
  title?: string;
  message?: string;
  /** The module whose words say the rule, where it is not the one of the route. */
  of?: string;
};

/**
 * A refusal with an HTTP status and a stable code such as `complaints.not-found`.
 * The sentence for a person is the server text `<module>.problem.<rest of the code>` in their language.
 */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly params: Record<string, string | number>;
  readonly fields: FieldProblem[];

  constructor(
    status: number,
    code: string,
    params: Record<string, string | number> = {},
    fields: FieldProblem[] = [],
  ) {
    super(code);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.params = params;
    this.fields = fields;
  }
}

/** 422 for one field, `rule` naming the text `<module>.rule.<rule>` (or `platform.rule.<rule>`). */
export function fieldProblem(
  path: string,
  rule: string,
  params: Record<string, string | number> = {},
): Problem {
  return new Problem(422, 'platform.invalid', {}, [{ path, rule, params }]);
}
