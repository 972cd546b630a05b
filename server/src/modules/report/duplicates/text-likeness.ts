/** How alike two texts are, from 0 to 1: the share of their two-character pieces that both have. */
export function textLikeness(one: string, other: string): number {
  const [left, right] = [pieces(one), pieces(other)];
  if (left.size === 0 || right.size === 0) return 0;
  const shared = [...left].filter((piece) => right.has(piece)).length;
  return shared / (left.size + right.size - shared);
}

function pieces(text: string): Set<string> {
  const plain = [...text.replace(/[\p{P}\p{S}\s]/gu, '')];
  return new Set(plain.slice(1).map((character, index) => (plain[index] ?? '') + character));
}
