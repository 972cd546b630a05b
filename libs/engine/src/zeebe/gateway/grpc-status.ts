import { ServerRefusal } from '../../remote/engine-server.ts';

/** gRPC status codes that mean something here. */
export const status = {
  invalidArgument: 3,
  deadlineExceeded: 4,
  notFound: 5,
  alreadyExists: 6,
  failedPrecondition: 9,
  unimplemented: 12,
  unavailable: 14,
} as const;

const FINAL: readonly number[] = [
  status.invalidArgument,
  status.notFound,
  status.alreadyExists,
  status.failedPrecondition,
  status.unimplemented,
];

/** The gRPC status of an error; undefined for any other error. */
export function codeOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'number' ? error.code : undefined;
}

/** The error as the base wants it: a refusal for what the server will never accept; anything else is tried again. */
export function refusalOf(error: unknown): unknown {
  const code = codeOf(error);
  if (code === undefined || !FINAL.includes(code)) return error;
  return new ServerRefusal(error instanceof Error ? error.message : String(error), { cause: error });
}
