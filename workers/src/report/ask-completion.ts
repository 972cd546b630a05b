import type { Worker } from '@safeflow/contracts';
import { tellReporter, textOf } from '../tell-reporter.ts';

/** Tells the reporter once everything that is missing (RPT-018). */
const askCompletion: Worker = {
  run: (_job, context) =>
    tellReporter(context, 'report-temporarily-not-accepted', (record) => ({ missing: textOf(record, 'missingItems') })),
};

export default askCompletion;
