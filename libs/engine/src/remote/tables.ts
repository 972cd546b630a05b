const ENGINE = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
const ID = 'VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin';
const NAME = 'VARCHAR(255)';

/** Tables beside an engine server, on SQLite: commands under way, instances, versions, who leads, marks, alarms. */
export const sqliteRemoteTables: readonly string[] = [
  `CREATE TABLE engine_command (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    stream TEXT NOT NULL,
    instance_id TEXT,
    payload TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    lease TEXT,
    error TEXT NOT NULL,
    created_at INTEGER NOT NULL
  )`,
  `CREATE INDEX engine_command_stream ON engine_command (stream, id)`,
  `CREATE INDEX engine_command_next ON engine_command (next_at)`,
  `CREATE TABLE engine_remote (
    id TEXT NOT NULL PRIMARY KEY,
    remote_id TEXT,
    process_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    case_id TEXT NOT NULL,
    root_id TEXT NOT NULL,
    parent_id TEXT,
    parent_key TEXT,
    state TEXT NOT NULL,
    position INTEGER NOT NULL,
    record INTEGER NOT NULL,
    mirror TEXT NOT NULL,
    open_tasks TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at INTEGER
  )`,
  `CREATE UNIQUE INDEX engine_remote_remote_id ON engine_remote (remote_id) WHERE remote_id IS NOT NULL`,
  `CREATE INDEX engine_remote_ended ON engine_remote (ended_at)`,
  `CREATE TABLE engine_remote_definition (
    server TEXT NOT NULL,
    kind TEXT NOT NULL,
    definition_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    remote_id TEXT NOT NULL,
    PRIMARY KEY (server, kind, definition_id, version)
  ) WITHOUT ROWID`,
  `CREATE INDEX engine_remote_definition_remote_id ON engine_remote_definition (remote_id)`,
  `CREATE TABLE engine_finished_job (
    job_key TEXT NOT NULL PRIMARY KEY,
    finished_at INTEGER NOT NULL
  ) WITHOUT ROWID`,
  `CREATE INDEX engine_finished_job_at ON engine_finished_job (finished_at)`,
  `CREATE TABLE engine_lease (
    name TEXT NOT NULL PRIMARY KEY,
    holder TEXT NOT NULL,
    held_until INTEGER NOT NULL
  ) WITHOUT ROWID`,
  `CREATE TABLE engine_mark (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
  ) WITHOUT ROWID`,
  `CREATE TABLE engine_alarm (
    id TEXT NOT NULL PRIMARY KEY,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    raised_at INTEGER NOT NULL
  ) WITHOUT ROWID`,
];

/** The same on MySQL and MariaDB. */
export const mysqlRemoteTables: readonly string[] = [
  `CREATE TABLE engine_command (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    stream ${NAME} NOT NULL,
    instance_id ${ID},
    payload LONGTEXT NOT NULL,
    attempts INT NOT NULL,
    next_at BIGINT NOT NULL,
    lease VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin,
    error TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    KEY engine_command_stream (stream, id),
    KEY engine_command_next (next_at)
  ) ${ENGINE}`,
  `CREATE TABLE engine_remote (
    id ${ID} NOT NULL PRIMARY KEY,
    remote_id ${ID},
    process_id ${NAME} NOT NULL,
    version INT NOT NULL,
    case_id VARCHAR(64) NOT NULL,
    root_id ${ID} NOT NULL,
    parent_id ${ID},
    parent_key ${ID},
    state VARCHAR(8) NOT NULL,
    position BIGINT NOT NULL,
    record BIGINT NOT NULL,
    mirror LONGTEXT NOT NULL,
    open_tasks TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    ended_at BIGINT,
    UNIQUE KEY engine_remote_remote_id (remote_id),
    KEY engine_remote_ended (ended_at, id)
  ) ${ENGINE}`,
  `CREATE TABLE engine_remote_definition (
    server VARCHAR(16) NOT NULL,
    kind VARCHAR(8) NOT NULL,
    definition_id ${NAME} NOT NULL,
    version INT NOT NULL,
    remote_id VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (server, kind, definition_id, version),
    KEY engine_remote_definition_remote_id (remote_id)
  ) ${ENGINE}`,
  `CREATE TABLE engine_finished_job (
    job_key VARCHAR(128) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    finished_at BIGINT NOT NULL,
    KEY engine_finished_job_at (finished_at)
  ) ${ENGINE}`,
  `CREATE TABLE engine_lease (
    name VARCHAR(64) NOT NULL PRIMARY KEY,
    holder VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    held_until BIGINT NOT NULL
  ) ${ENGINE}`,
  `CREATE TABLE engine_mark (
    name VARCHAR(128) NOT NULL PRIMARY KEY,
    value LONGTEXT NOT NULL
  ) ${ENGINE}`,
  `CREATE TABLE engine_alarm (
    id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    code VARCHAR(32) NOT NULL,
    message TEXT NOT NULL,
    raised_at BIGINT NOT NULL
  ) ${ENGINE}`,
];
