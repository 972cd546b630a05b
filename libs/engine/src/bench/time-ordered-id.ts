import { randomUUID } from 'node:crypto';

/** A UUID of version 7, as the application makes them: new instances lie side by side in the index. */
export function timeOrderedId(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}
