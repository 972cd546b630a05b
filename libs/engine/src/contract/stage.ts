import type { ProcessEngine } from '../port.ts';

/** An engine set up for the suite, with a hand on its clock. */
export interface EngineStage {
  readonly engine: ProcessEngine;
  /** Moves the time on by milliseconds for the instances of these processes at least, and lets due timers fire. */
  advance(milliseconds: number, processIds: readonly string[]): Promise<void>;
  /** Time stands still unless it is moved: what comes of a step is there as soon as it has been moved far enough. */
  readonly isStill: boolean;
  /** `advance` moves the time of these processes alone: cases that do so can run side by side. */
  readonly hasTimeByProcess: boolean;
  /** Milliseconds within which an expected event has come. */
  readonly patience: number;
  /** Milliseconds without an event after which none is on its way. */
  readonly quiet: number;
  /** Milliseconds after which a case that is not over has failed. */
  readonly longestCase: number;
  /** Takes processes of a case that is over off a server whose memory they would fill. */
  forget?(processIds: readonly string[]): Promise<void>;
  close(): Promise<void>;
}
