/** Column and row (from 1) of a region's tile on the schematic map. */
export interface TilePlace {
  readonly column: number;
  readonly row: number;
}

/** Schematic map of Shaanxi: the cities lie to each other as on the map; other provinces flow as a list. */
const shaanxi: Readonly<Record<string, TilePlace>> = {
  '610800': { column: 3, row: 1 },
  '610600': { column: 3, row: 2 },
  '610300': { column: 1, row: 3 },
  '610400': { column: 2, row: 3 },
  '610200': { column: 3, row: 3 },
  '610500': { column: 4, row: 3 },
  '610100': { column: 3, row: 4 },
  '611000': { column: 4, row: 4 },
  '610700': { column: 1, row: 5 },
  '610900': { column: 2, row: 5 },
};

/** Places of all tiles, or nothing when one of the regions has none, so that no region is left out. */
export function tilePlaces(codes: readonly string[]): ReadonlyMap<string, TilePlace> {
  const placed = codes.flatMap((code) => {
    const place = shaanxi[code];
    return place ? [[code, place] as const] : [];
  });
  return placed.length === codes.length ? new Map(placed) : new Map();
}
