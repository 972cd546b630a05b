declare module '../db/schema.ts' {
  interface Schema {
    sim_message: SimulatedMessageTable;
  }
}

/** What the simulators of SMS and mail have taken. */
export interface SimulatedMessageTable {
  id: string;
  idempotency_key: string;
  at: number;
  channel: 'sms' | 'mail';
  recipient: string;
  template: string;
  text: string;
  case_number: string | null;
}
