/** A region with its place in the hierarchy; a county that no prefecture governs stands directly below its province. */
export interface ParsedRegion {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
}

/** Reads `code<TAB>name` lines of GB/T 2260, where 2, 4 or 6 digits tell the level. */
export function parseRegions(text: string): ParsedRegion[] {
  const names = new Map(
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.split('\t') as [string, string]),
  );
  return [...names].map(([code, name]) => ({ code, name, parent: parentOf(code, names) }));
}

function parentOf(code: string, names: ReadonlyMap<string, string>): string | null {
  const candidates = [`${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`];
  return candidates.find((candidate) => candidate !== code && names.has(candidate)) ?? null;
}
