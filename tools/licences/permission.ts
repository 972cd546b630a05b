/** Licences that production may contain: permissive, or requiring no more than a notice or the mark to stay. */
const permitted = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'LicenseRef-bpmn.io',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/** Tells whether an SPDX expression leaves a permitted choice: one side of OR suffices, of AND both are needed. */
export function isPermitted(expression: string): boolean {
  const text = expression.trim();
  const alternatives = splitOutside(text, ' OR ');
  if (alternatives.length > 1) return alternatives.some(isPermitted);
  const demands = splitOutside(text, ' AND ');
  if (demands.length > 1) return demands.every(isPermitted);
  if (text.startsWith('(') && text.endsWith(')')) return isPermitted(text.slice(1, -1));
  return permitted.has(text);
}

/** Splits where the word stands outside all brackets. */
function splitOutside(text: string, word: string): string[] {
  const parts = [''];
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    if (text[at] === ')') depth--;
    if (depth === 0 && text.startsWith(word, at)) {
      parts.push('');
      at += word.length - 1;
    } else {
      parts[parts.length - 1] = `${parts.at(-1) ?? ''}${text[at] ?? ''}`;
    }
  }
  return parts;
}
