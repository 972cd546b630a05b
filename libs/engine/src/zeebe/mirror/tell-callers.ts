import type { IntakeUnit } from '../../remote/intake-unit.ts';
import type { RemoteInstance } from '../../remote/remote-instance.ts';
import { isQuiet } from './is-quiet.ts';
import { elementOf, mirrorOf } from './mirror.ts';

/**
 * Notes at the callers of instances whether these are at rest: who waits for a caller waits for what it called, too.
 * Only a change is told, so that callers are not read and written for every record.
 */
export async function tellCallers(unit: IntakeUnit, touched: Iterable<RemoteInstance>): Promise<void> {
  const waiting = [...touched];
  for (let instance = waiting.pop(); instance; instance = waiting.pop()) {
    const mirror = mirrorOf(instance);
    if (!mirror || instance.parentId === null || instance.parentKey === null) continue;
    const isBusy = !isQuiet(mirror);
    if (mirror.isBusyTold === isBusy) continue;
    mirror.isBusyTold = isBusy;
    const parent = await unit.byId(instance.parentId);
    const call = elementOf(parent, instance.parentKey);
    if (!parent || call?.called === undefined) continue;
    call.isCalledBusy = isBusy;
    waiting.push(parent);
  }
}
