import type { Diagram } from '@safeflow/contracts';

type Mark = Diagram['marks'][number];

/** CSS class of an element on the drawing, by how far it is. */
export function markClass(mark: Mark): string {
  return `sf-${mark.state}`;
}

/** What stands above an element: who holds it, or how often it was walked when more than once. */
export function markNote(mark: Mark): string {
  const holders = mark.state === 'current' || mark.state === 'failed' ? shorten(mark.holders) : '';
  const count = mark.count > 1 ? `×${mark.count}` : '';
  return [holders, count].filter((part) => part !== '').join(' ');
}

const SHOWN = 2;

function shorten(holders: readonly string[]): string {
  const shown = holders.slice(0, SHOWN).join('、');
  return holders.length > SHOWN ? `${shown} +${holders.length - SHOWN}` : shown;
}
