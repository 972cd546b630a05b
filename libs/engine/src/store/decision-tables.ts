/** The table of decisions on SQLite. */
export const sqliteDecisionTables: readonly string[] = [
  `CREATE TABLE engine_decision (
    decision_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    hash TEXT NOT NULL,
    deployment INTEGER NOT NULL,
    PRIMARY KEY (decision_id, version)
  ) WITHOUT ROWID`,
];

/** The table of decisions on MySQL and MariaDB. */
export const mysqlDecisionTables: readonly string[] = [
  `CREATE TABLE engine_decision (
    decision_id VARCHAR(255) NOT NULL,
    version INT NOT NULL,
    hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    deployment BIGINT NOT NULL,
    PRIMARY KEY (decision_id, version)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`,
];
