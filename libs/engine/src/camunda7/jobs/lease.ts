/** A lock on an external task: who has it and until when, as one text. */
export function leaseOf(workerId: string, until: number): string {
  return `${workerId}@${until}`;
}

export function lockOf(lease: string): { readonly workerId: string; readonly until: number } {
  const at = lease.lastIndexOf('@');
  return { workerId: lease.slice(0, at), until: Number(lease.slice(at + 1)) };
}
