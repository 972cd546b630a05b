import { terminate } from '../lifecycle.ts';
import { rootOf, type Run } from '../run.ts';

/** Ends an instance wherever it is. */
export function cancel(run: Run): undefined {
  terminate(run, rootOf(run));
}
