import type { Worker } from '@safeflow/contracts';
import { tellReporter, textOf } from '../tell-reporter.ts';

/** Registers the closure and answers the reporter when the closing form says so (RPT-036). */
const close: Worker = {
  async run(_job, context) {
    const record = await context.readRecord();
    context.effects.patchRecord({ closedAt: context.now() });
    context.effects.setDueAt(null);
    if (record['notifyReporter'] === true) {
      await tellReporter(context, 'report-closed', () => ({ answer: textOf(record, 'publicAnswer') }));
    }
    return { rewardPending: record['rewardState'] === 'pending' };
  },
};

export default close;
