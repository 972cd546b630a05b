import type { WorkerEffects } from '@safeflow/contracts';

type Sms = Parameters<WorkerEffects['sms']>[0];
type Mail = Parameters<WorkerEffects['mail']>[0];
type Notice = Parameters<WorkerEffects['notify']>[0];
type TimelineNote = Parameters<WorkerEffects['timeline']>[0];

/** What a worker has asked for while it ran; nothing of it happens before its job is completed. */
export class CollectedEffects implements WorkerEffects {
  readonly smsIntents: Sms[] = [];
  readonly mailIntents: Mail[] = [];
  readonly notices: Notice[] = [];
  readonly notes: TimelineNote[] = [];
  recordPatch: Record<string, unknown> = {};
  status: string | undefined;
  dueAt: number | null | undefined;

  sms(intent: Sms): void {
    this.smsIntents.push(intent);
  }

  mail(intent: Mail): void {
    this.mailIntents.push(intent);
  }

  notify(intent: Notice): void {
    this.notices.push(intent);
  }

  patchRecord(patch: Record<string, unknown>): void {
    this.recordPatch = { ...this.recordPatch, ...patch };
  }

  setStatus(status: string): void {
    this.status = status;
  }

  setDueAt(dueAt: number | null): void {
    this.dueAt = dueAt;
  }

  timeline(entry: TimelineNote): void {
    this.notes.push(entry);
  }
}
