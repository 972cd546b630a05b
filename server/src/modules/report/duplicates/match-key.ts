/** A name or place as it is compared: without blanks, punctuation, case, and the endings that people leave out. */
export function matchKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\s]/gu, '')
    .replace(/(股份)?(有限)?(责任)?公司$/u, '')
    .slice(0, 200);
}
