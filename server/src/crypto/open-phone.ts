import type { Vault } from './vault.ts';

/** A channel that takes phone numbers as they lie in the outbox, sealed or not, and opens them only for the supplier (RPT-051). */
export function withOpenPhone<Message extends { readonly phone: string }, Result>(
  channel: { send(message: Message): Promise<Result> },
  vault: Vault,
): { send(message: Message): Promise<Result> } {
  return { send: (message) => channel.send({ ...message, phone: vault.open(message.phone) }) };
}
