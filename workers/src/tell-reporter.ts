import type { WorkerContext } from '@safeflow/contracts';

/** Sends the reporter an SMS; an anonymous reporter left no phone and learns of progress by the code only (reports §7). */
export async function tellReporter(
  context: WorkerContext,
  template: string,
  values: (record: Record<string, unknown>) => Record<string, string> = () => ({}),
): Promise<void> {
  const [{ number }, record] = await Promise.all([context.readCase(), context.readRecord()]);
  const phone = record['reporterPhone'];
  if (typeof phone !== 'string' || phone === '') return;
  context.effects.sms({ phone, template, values: { number, ...values(record) } });
}

/** A text of the record, empty when there is none. */
export function textOf(record: Record<string, unknown>, field: string): string {
  const value = record[field];
  return typeof value === 'string' ? value : '';
}
