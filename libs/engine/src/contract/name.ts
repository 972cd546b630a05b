/**
 * Gives what is global on a server (processes, messages, signals, job types, decisions) a name that no other case and no
 * other run has. The result can be an XML id, a FEEL variable and a path.
 */
export type Name = (local: string) => string;

let last = 0;

/** A new name space. */
export function newNames(): { readonly name: Name; readonly suffix: string } {
  last += 1;
  const suffix = `_${Date.now().toString(36)}${Math.floor(Math.random() * 1_296).toString(36)}n${last.toString(36)}`;
  return { suffix, name: (local) => `${local}${suffix}` };
}
