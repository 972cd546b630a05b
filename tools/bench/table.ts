import { meetsGoal, type Figure } from './figure.ts';

const heads = ['group', 'figure', 'value', 'unit', 'goal', 'met'];
const rightAligned = new Set([2]);

/** The figures as an aligned table. */
export function figureTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.group,
    figure.name,
    rounded(figure.value),
    figure.unit,
    String(figure.goal ?? ''),
    { true: 'yes', false: 'NO', undefined: '' }[String(meetsGoal(figure))] ?? '',
  ]);
  const widths = heads.map((head, column) => Math.max(...[heads, ...rows].map((row) => (row[column] ?? head).length)));
  const line = (cells: string[]) =>
    cells
      .map((cell, column) =>
        rightAligned.has(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [line(heads), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join('\n');
}

function rounded(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en');
  return value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) < 10 ? 3 : 1 });
}
