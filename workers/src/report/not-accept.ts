import type { Worker } from '@safeflow/contracts';
import { tellReporter, textOf } from '../tell-reporter.ts';

/** Tells the reporter why the report is not accepted (RPT-019, RPT-021). */
const notAccept: Worker = {
  async run(_job, context) {
    context.effects.setDueAt(null);
    await tellReporter(context, 'report-not-accepted', (record) => ({
      explanation: textOf(record, 'notAcceptExplanation'),
    }));
  },
};

export default notAccept;
