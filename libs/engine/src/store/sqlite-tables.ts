/** Tables of the embedded engine on SQLite; small rows lie in their primary key, which saves a second index. */
export const sqliteTables: readonly string[] = [
  `CREATE TABLE engine_resource (
    hash TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    content TEXT NOT NULL
  )`,
  `CREATE TABLE engine_definition (
    process_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    hash TEXT NOT NULL,
    version_tag TEXT,
    deployment INTEGER NOT NULL,
    PRIMARY KEY (process_id, version)
  ) WITHOUT ROWID`,
  `CREATE TABLE engine_start (
    process_id TEXT NOT NULL,
    element_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    due_at INTEGER,
    times INTEGER,
    cycle TEXT,
    PRIMARY KEY (process_id, element_id)
  ) WITHOUT ROWID`,
  `CREATE INDEX engine_start_name ON engine_start (kind, name)`,
  `CREATE INDEX engine_start_due ON engine_start (due_at) WHERE due_at IS NOT NULL`,
  `CREATE TABLE engine_instance (
    id TEXT NOT NULL PRIMARY KEY,
    process_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    case_id TEXT NOT NULL,
    root_id TEXT NOT NULL,
    parent_id TEXT,
    parent_key TEXT,
    start_key TEXT,
    started_at INTEGER NOT NULL,
    state TEXT NOT NULL
  )`,
  `CREATE INDEX engine_instance_start_key ON engine_instance (start_key) WHERE start_key IS NOT NULL`,
  `CREATE TABLE engine_job (
    instance_id TEXT NOT NULL,
    element_key TEXT NOT NULL,
    type TEXT NOT NULL,
    retries INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    available_at INTEGER,
    lease TEXT,
    PRIMARY KEY (instance_id, element_key)
  ) WITHOUT ROWID`,
  `CREATE INDEX engine_job_available ON engine_job (available_at) WHERE available_at IS NOT NULL`,
  `CREATE TABLE engine_timer (
    instance_id TEXT NOT NULL,
    element_key TEXT NOT NULL,
    element_id TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    PRIMARY KEY (instance_id, element_key, element_id)
  ) WITHOUT ROWID`,
  `CREATE INDEX engine_timer_due ON engine_timer (due_at)`,
  `CREATE TABLE engine_subscription (
    instance_id TEXT NOT NULL,
    element_key TEXT NOT NULL,
    element_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    correlation_key TEXT NOT NULL,
    process_id TEXT NOT NULL,
    PRIMARY KEY (instance_id, element_key, element_id)
  ) WITHOUT ROWID`,
  `CREATE INDEX engine_subscription_name ON engine_subscription (kind, name, correlation_key)`,
  `CREATE TABLE engine_message (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    correlation_key TEXT NOT NULL,
    message_id TEXT,
    variables TEXT NOT NULL,
    correlated TEXT NOT NULL,
    expires_at INTEGER NOT NULL
  )`,
  `CREATE INDEX engine_message_name ON engine_message (name, correlation_key)`,
  `CREATE INDEX engine_message_expires ON engine_message (expires_at)`,
  `CREATE TABLE engine_incident (
    instance_id TEXT NOT NULL,
    incident_key TEXT NOT NULL,
    element_key TEXT NOT NULL,
    element_id TEXT NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (instance_id, incident_key)
  ) WITHOUT ROWID`,
];
