/** Words of FEEL that no engine takes for a variable. */
const RESERVED = new Set('null true false function if then else for between instance of'.split(' '));

/** Whether FEEL reads a text as the name of a variable. */
export function isVariableName(text: string): boolean {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(text) && !RESERVED.has(text);
}
