import { durationWords, type Words } from '../../i18n/due-words.ts';

/** Seconds up to which work counts as done at once. */
const UNNOTICED = 5;

/** How far the engine is behind, as a text key with its values. */
export function lagWords(seconds: number): Words {
  if (seconds <= UNNOTICED) return { key: 'admin.engine.lag.none' };
  if (seconds < 60) return { key: 'admin.engine.lag.seconds', values: { count: seconds } };
  return durationWords(seconds * 1_000);
}
