import type { Problem } from '@safeflow/contracts';

/** What the server refused, or `offline` with status 0 when it could not be reached. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly code: string;
  readonly errors: Problem['errors'];
  /** Number under which an unexpected error stands in the server's log. */
  readonly reference: string | undefined;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(status: number, problem: Partial<Problem> & Pick<Problem, 'code' | 'message'>) {
    super(problem.message);
    this.status = status;
    this.code = problem.code;
    const single = problem.field ? [{ field: problem.field, code: problem.code, message: problem.message }] : [];
    this.errors = problem.errors?.length ? problem.errors : single;
    this.reference = problem.reference;
    this.details = problem.details ?? {};
  }

  /** The message of one field, if that field is wrong. */
  errorOf(field: string): string | undefined {
    return this.errors.find((error) => error.field === field)?.message;
  }
}

/** Reads the problem out of an answer; a proxy's page or an empty body becomes a plain one. */
export function problemOf(status: number, body: unknown, fallback: string): ApiProblem {
  const problem = (typeof body === 'object' && body !== null ? body : {}) as Partial<Problem>;
  return new ApiProblem(status, {
    ...problem,
    code: problem.code ?? `http-${status}`,
    message: problem.message ?? fallback,
  });
}
