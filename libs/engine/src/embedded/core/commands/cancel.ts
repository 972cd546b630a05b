import { terminate } from '../lifecycle.ts';
import type { Rejection } from '../rejection.ts';
import { rootOf, type Run } from '../run.ts';

/** Ends an instance wherever it is. */
export function cancel(run: Run): Rejection | undefined {
  terminate(run, rootOf(run));
  return undefined;
}
