/**
 * All tables by name. A feature adds its own by declaration merging beside the code that owns them:
 * `declare module '<path>/db/schema.ts' { interface Schema { report: ReportTable } }`.
 * Times are UTC milliseconds, flags 0 or 1, JSON is text, money integer fen.
 */
export interface Schema {
  setting: SettingTable;
}

/** One value of the installation, such as the demo data's version, by name. */
export interface SettingTable {
  name: string;
  value: string;
}
