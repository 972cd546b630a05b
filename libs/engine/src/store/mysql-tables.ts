const ENGINE = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';
const ID = 'VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin';
const KEY = 'VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin';
const NAME = 'VARCHAR(255)';

/** Tables of the embedded engine on MySQL and MariaDB. */
export const mysqlTables: readonly string[] = [
  `CREATE TABLE engine_resource (
    hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    name ${NAME} NOT NULL,
    content LONGTEXT NOT NULL
  ) ${ENGINE}`,
  `CREATE TABLE engine_definition (
    process_id ${NAME} NOT NULL,
    version INT NOT NULL,
    hash CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version_tag ${NAME},
    deployment BIGINT NOT NULL,
    PRIMARY KEY (process_id, version)
  ) ${ENGINE}`,
  `CREATE TABLE engine_start (
    process_id ${NAME} NOT NULL,
    element_id ${NAME} NOT NULL,
    kind VARCHAR(8) NOT NULL,
    name ${NAME} NOT NULL,
    version INT NOT NULL,
    due_at BIGINT,
    times INT,
    cycle ${NAME},
    PRIMARY KEY (process_id, element_id),
    KEY engine_start_name (kind, name),
    KEY engine_start_due (due_at)
  ) ${ENGINE}`,
  `CREATE TABLE engine_instance (
    id ${ID} NOT NULL PRIMARY KEY,
    process_id ${NAME} NOT NULL,
    version INT NOT NULL,
    case_id VARCHAR(64) NOT NULL,
    root_id ${ID} NOT NULL,
    parent_id ${ID},
    parent_key ${KEY},
    start_key VARCHAR(512),
    started_at BIGINT NOT NULL,
    state LONGTEXT NOT NULL,
    KEY engine_instance_start_key (start_key)
  ) ${ENGINE}`,
  `CREATE TABLE engine_job (
    instance_id ${ID} NOT NULL,
    element_key ${KEY} NOT NULL,
    type ${NAME} NOT NULL,
    retries INT NOT NULL,
    failures INT NOT NULL,
    available_at BIGINT,
    lease ${ID},
    PRIMARY KEY (instance_id, element_key),
    KEY engine_job_available (available_at)
  ) ${ENGINE}`,
  `CREATE TABLE engine_timer (
    instance_id ${ID} NOT NULL,
    element_key ${KEY} NOT NULL,
    element_id ${NAME} NOT NULL,
    due_at BIGINT NOT NULL,
    PRIMARY KEY (instance_id, element_key, element_id),
    KEY engine_timer_due (due_at)
  ) ${ENGINE}`,
  `CREATE TABLE engine_subscription (
    instance_id ${ID} NOT NULL,
    element_key ${KEY} NOT NULL,
    element_id ${NAME} NOT NULL,
    kind VARCHAR(8) NOT NULL,
    name ${NAME} NOT NULL,
    correlation_key ${NAME} NOT NULL,
    process_id ${NAME} NOT NULL,
    PRIMARY KEY (instance_id, element_key, element_id),
    KEY engine_subscription_name (kind, name, correlation_key)
  ) ${ENGINE}`,
  `CREATE TABLE engine_message (
    id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    name ${NAME} NOT NULL,
    correlation_key ${NAME} NOT NULL,
    message_id ${NAME},
    variables LONGTEXT NOT NULL,
    correlated TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    KEY engine_message_name (name, correlation_key),
    KEY engine_message_expires (expires_at)
  ) ${ENGINE}`,
  `CREATE TABLE engine_incident (
    instance_id ${ID} NOT NULL,
    incident_key ${KEY} NOT NULL,
    element_key ${KEY} NOT NULL,
    element_id ${NAME} NOT NULL,
    code VARCHAR(32) NOT NULL,
    message TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (instance_id, incident_key)
  ) ${ENGINE}`,
];
