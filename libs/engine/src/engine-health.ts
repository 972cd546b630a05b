/** What operators must know of the engine (PLT-076). */
export interface EngineHealth {
  readonly status: 'ok' | 'failing';
  /** Commands that were accepted and are not carried out yet. */
  readonly pendingCommands: number;
  /** UTC milliseconds at which the oldest of them was accepted. */
  readonly oldestCommandAt?: number;
  /** Milliseconds that the engine's work is late: timers of the embedded engine, commands and events of a server. */
  readonly lag: number;
  readonly alarms: readonly EngineAlarm[];
}

/** Something an operator has to look at, until it is cleared. */
export interface EngineAlarm {
  readonly id: string;
  readonly code: AlarmCode;
  readonly message: string;
  /** UTC milliseconds. */
  readonly at: number;
}

export type AlarmCode =
  /** The server cannot be reached; commands wait. */
  | 'unreachable'
  /** The server refused a command for good. */
  | 'command-refused'
  /** Events were deleted before they were read; work items were compared with the server anew. */
  | 'events-lost'
  /** The server started an instance twice for one command; the second one was ended. */
  | 'duplicate-instance'
  /** The application cannot take in what the server tells; it goes on trying, and what comes after may wait. */
  | 'intake-failed';
