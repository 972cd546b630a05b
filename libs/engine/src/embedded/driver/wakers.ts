/** Who is told, after a commit, that there is something to do. */
export interface Wakers {
  jobs(): void;
  /** `dueAt` in UTC milliseconds. */
  timers(dueAt: number): void;
}
