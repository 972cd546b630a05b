import type { Worker } from '@safeflow/contracts';

/** Registers an approved purchase; a title that asks for it fails, as an outside system may. */
const record: Worker = {
  async run(_job, context) {
    const { amount } = await context.readRecord();
    const { title, number } = await context.readCase();
    if (title.includes('故障')) throw new Error('Expected the ledger to answer, but it did not.');
    context.effects.setDueAt(await context.addWorkingDays(context.now(), 10));
    context.effects.patchRecord({ recorded: true });
    context.effects.timeline({ code: 'recorded', values: { amount: String(amount) } });
    context.effects.sms({ phone: '19900000000', template: 'report-received', values: { number } });
  },
};

export default record;
