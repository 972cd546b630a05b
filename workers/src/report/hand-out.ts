import type { Worker } from '@safeflow/contracts';
import { tellReporter, textOf } from '../tell-reporter.ts';

/** Tells the reporter which department the matter was handed to (RPT-020). */
const handOut: Worker = {
  run: (_job, context) =>
    tellReporter(context, 'report-handed-out', (record) => ({ department: textOf(record, 'handOutTo') })),
};

export default handOut;
