export interface FileTable {
  id: string;
  /** User who uploaded it, or the name of a public page. */
  owner: string;
  name: string;
  type: string;
  size: number;
  hash: string;
  /** Kind of attachment, e.g. `verification-report`; empty for any. */
  kind: string;
  uploaded_by: string;
  uploaded_at: number;
  case_id: string | null;
  item_id: string | null;
  step: string;
  /** When an upload that nobody submitted is thrown away. */
  expires_at: number | null;
}

export interface MessageTable {
  id: string;
  user_id: string;
  dedupe: string;
  at: number;
  title: string;
  text: string;
  title_en: string;
  text_en: string;
  case_id: string | null;
  item_id: string | null;
  state: 'unread' | 'read';
}

export interface OutboxTable {
  id: string;
  /** Intents of one stream go out in order: the case, or the row itself. */
  stream: string;
  case_id: string | null;
  channel: 'sms' | 'mail';
  payload: string;
  idempotency_key: string;
  state: 'pending' | 'sent' | 'failed';
  attempts: number;
  next_at: number;
  lease: string | null;
  error: string;
  created_at: number;
  sent_at: number | null;
}

export interface SequenceTable {
  name: string;
  last: number;
}

declare module '../../db/schema.ts' {
  interface Schema {
    bpm_file: FileTable;
    bpm_message: MessageTable;
    bpm_outbox: OutboxTable;
    bpm_sequence: SequenceTable;
  }
}
