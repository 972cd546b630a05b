/** An instance on an engine server as our own row holds it. */
export interface RemoteInstance {
  /** Id that the application knows it by. */
  readonly id: string;
  /** The server's id; null until the server has started it. */
  remoteId: string | null;
  readonly processId: string;
  version: number;
  caseId: string;
  rootId: string;
  parentId: string | null;
  /** Key of the call activity in the parent. */
  parentKey: string | null;
  state: 'starting' | 'active' | 'ended';
  /** Position of the last event that was emitted. */
  position: number;
  /** Position of the server's last record that was taken in; 0 where the server has none. */
  record: number;
  /** What the adapter remembers of the instance, plain JSON: element instances, variables, open tasks. */
  mirror: unknown;
  /** Keys of the user tasks that can be completed; kept by the base from the events emitted. */
  openTasks: readonly string[];
  readonly startedAt: number;
  /** UTC milliseconds; null while it runs. */
  endedAt: number | null;
}
