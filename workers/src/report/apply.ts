import type { Job, Worker, WorkerContext } from '@safeflow/contracts';
import { applicationName } from '../application-name.ts';

/**
 * Tells the reviewers that an application awaits them (RPT-044): the assigning unit's administrators, and for an extension
 * first the head of the own authority (D5).
 */
const apply: Worker = {
  async run(job, context) {
    const { number, title } = await context.readCase();
    const { name } = await context.readUnit(String(job.variables['unitId']));
    const userIds = await reviewers(job, context);
    const values = { number, title, unit: name, ...applicationName(job.variables['step']) };
    if (userIds.length > 0) context.effects.notify({ userIds, template: 'application-to-review', values, sms: true });
  },
};

export default apply;

function reviewers(job: Job, context: WorkerContext): Promise<string[]> {
  const own = job.variables['step'] === 'extension' && job.headers['stage'] !== 'superior';
  if (!own) return context.usersOf(String(job.variables['assignerUnitId']), 'unit-admin');
  const [unitId = '', role = ''] = String(job.variables['headGroup']).split(':');
  return context.usersOf(unitId, role);
}
