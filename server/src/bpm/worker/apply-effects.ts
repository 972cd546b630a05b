import type { Job } from '@safeflow/contracts';
import type { Tx } from '../../db/database.ts';
import { patchRecord } from '../case/case-record.ts';
import { changeCase, lockCase, setDueAt } from '../case/change-case.ts';
import type { KernelContext } from '../kernel-context.ts';
import { sendMessage } from '../message/send-message.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { addEntry } from '../timeline/add-entry.ts';
import type { CollectedEffects } from './collected-effects.ts';

type Values = Readonly<Record<string, string>>;

/**
 * Applies what a worker collected, in the transaction that completes its job (PLT-075). Intents carry the job's key, so that a
 * repeated delivery is recognised by the outbox and by the receiver.
 */
export async function applyEffects(context: KernelContext, tx: Tx, job: Job, effects: CollectedEffects): Promise<void> {
  const { caseId } = job;
  if (Object.keys(effects.recordPatch).length > 0) {
    await patchRecord(context, tx, await lockCase(tx, caseId), effects.recordPatch);
  }
  if (effects.status !== undefined) await changeCase(tx, caseId, { status: effects.status });
  if (effects.dueAt !== undefined) await setDueAt(context, tx, caseId, effects.dueAt);
  for (const note of effects.notes) await noteOnTimeline(context, tx, job, note.code, note.values ?? {});
  await sendOut(context, tx, job, effects);
}

async function sendOut(context: KernelContext, tx: Tx, { key, caseId }: Job, effects: CollectedEffects): Promise<void> {
  for (const [index, payload] of effects.smsIntents.entries()) {
    await enqueue(context, tx, { channel: 'sms', caseId, payload, idempotencyKey: `${key}:sms:${index}` });
  }
  for (const [index, payload] of effects.mailIntents.entries()) {
    await enqueue(context, tx, { channel: 'mail', caseId, payload, idempotencyKey: `${key}:mail:${index}` });
  }
  for (const [index, { userIds, template, values, sms }] of effects.notices.entries()) {
    const words = context.renderMessage(template, values);
    await sendMessage(context, tx, { userIds, ...words, caseId, dedupe: `${key}:${index}` });
    if (sms) await smsToUsers(context, tx, { key: `${key}:notify:${index}`, caseId, userIds, template, values });
  }
}

interface UserSms {
  readonly key: string;
  readonly caseId: string;
  readonly userIds: readonly string[];
  readonly template: string;
  readonly values: Values;
}

async function smsToUsers(
  context: KernelContext,
  tx: Tx,
  { key, caseId, userIds, template, values }: UserSms,
): Promise<void> {
  for (const userId of new Set(userIds)) {
    const user = await context.directory.user(userId);
    if (!user?.enabled || user.phone === '') continue;
    const payload = { phone: user.phone, template, values };
    await enqueue(context, tx, { channel: 'sms', caseId, payload, idempotencyKey: `${key}:${userId}` });
  }
}

/** Worded by the case type, otherwise by the message template of the same name. */
async function noteOnTimeline(context: KernelContext, tx: Tx, job: Job, code: string, values: Values): Promise<void> {
  const row = await tx.k.selectFrom('bpm_case').select('type').where('id', '=', job.caseId).executeTakeFirstOrThrow();
  const known = context.caseTypes.get(row.type).texts.find(({ id }) => id === code);
  const words = known
    ? { text: fill(known.name, values), textEn: fill(known.nameEn, values) }
    : context.renderMessage(code, values);
  await addEntry(tx, {
    caseId: job.caseId,
    at: context.clock.now(),
    kind: code.startsWith('deadline') ? 'deadline' : 'message',
    title: words.text,
    titleEn: words.textEn,
    elementId: job.elementId,
    instanceId: job.instanceId,
  });
}

function fill(template: string, values: Values): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
