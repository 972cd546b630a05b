/** An amount of fen as `¥12,345.60`; what is no number stays as it is. */
export function moneyText(fen: string): string {
  if (!/^-?\d+$/.test(fen)) return fen;
  const amount = BigInt(fen);
  const sign = amount < 0n ? '-' : '';
  const absolute = amount < 0n ? -amount : amount;
  const yuan = (absolute / 100n).toString().replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${sign}¥${yuan}.${(absolute % 100n).toString().padStart(2, '0')}`;
}
