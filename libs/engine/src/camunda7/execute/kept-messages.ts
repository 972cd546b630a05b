import type { PublishMessage, Variables } from '../../command.ts';
import { hasMessageId, insertMessage } from '../../store/message-store.ts';
import { ServerRefusal, type ServerHost } from '../../remote/engine-server.ts';
import type { SqlTransaction } from '../../sql.ts';

/** A message on its way. */
export interface Message {
  /** Row of a message that is kept for later; the command's id of one that is not. */
  readonly id: number;
  readonly isKept: boolean;
  /** Just published: who waits now gets it even if its time is over before we come to it. */
  readonly isNew?: true;
  readonly name: string;
  readonly correlationKey: string;
  readonly variables: Variables;
}

/** That a process takes a message: the claim is made before the server is told, and stays when the answer got lost. */
export interface Claim {
  readonly processId: string;
  /** Instance that gets the message, or that is started by it; none once it is sure that it has. */
  readonly receiver?: string;
  readonly at?: number;
}

interface Row {
  readonly id: number;
  readonly name: string;
  readonly correlationKey: string;
  readonly variables: string;
  readonly correlated: string;
}

const SELECT = 'SELECT id, name, correlation_key AS correlationKey, variables, correlated FROM engine_message';

/** Stores a message that has time to wait, once for each command; refuses one whose id is that of another which still waits. */
export async function keepMessage(host: ServerHost, command: PublishMessage & { id: number }): Promise<Message> {
  const { name, correlationKey, variables, timeToLive, messageId, id } = command;
  const now = host.clock.now();
  const kept = { ...{ name, correlationKey, variables, messageId }, expiresAt: now + timeToLive };
  return host.database.transaction(async (tx) => {
    const known = await host.mark(tx, markName(id));
    if (known !== undefined) return { id: Number(known), isKept: true, name, correlationKey, variables };
    if (messageId !== undefined && (await hasMessageId(tx, kept, now))) {
      throw new ServerRefusal(`Expected a new message, but "${messageId}" still waits.`);
    }
    if (timeToLive <= 0) return { id, isKept: false, name, correlationKey, variables };
    await insertMessage(tx, kept);
    const [row] = await tx.all<{ id: number }>(
      'SELECT MAX(id) AS id FROM engine_message WHERE name = ? AND correlation_key = ?',
      [name, correlationKey],
    );
    await host.setMark(tx, markName(id), String(row?.id));
    return { id: Number(row?.id), isKept: true, name, correlationKey, variables };
  });
}

/** Forgets which row a command has stored. */
export async function forgetMark(host: ServerHost, commandId: number): Promise<void> {
  await host.database.transaction((tx) =>
    tx.run('DELETE FROM engine_mark WHERE name = ?', [`camunda7:${markName(commandId)}`]),
  );
}

/** Messages that wait, oldest first, from after a row on. */
export async function waitingSince(tx: SqlTransaction, now: number, after: number, limit: number): Promise<Message[]> {
  const rows = await tx.all<Row>(`${SELECT} WHERE expires_at > ? AND id > ? ORDER BY id LIMIT ${limit}`, [now, after]);
  return rows.map(messageOf);
}

function messageOf({ id, name, correlationKey, variables }: Row): Message {
  return { id, isKept: true, name, correlationKey, variables: JSON.parse(variables) as Variables };
}

/** The oldest message of the same name and key before one that waits for a process. */
export async function olderMessage(
  { database, clock }: ServerHost,
  { id, isKept, name, correlationKey }: Message,
  processId: string,
): Promise<Message | undefined> {
  return database.transaction(async (tx) => {
    const rows = await tx.all<Row>(
      `${SELECT} WHERE name = ? AND correlation_key = ? AND expires_at > ? ${isKept ? 'AND id < ?' : ''} ORDER BY id`,
      [name, correlationKey, clock.now(), ...(isKept ? [id] : [])],
    );
    const waits = rows.find(({ correlated }) =>
      (JSON.parse(correlated) as Claim[]).every((made) => made.processId !== processId),
    );
    return waits && messageOf(waits);
  });
}

export async function claimsOf(host: ServerHost, { id, isKept }: Message): Promise<Claim[]> {
  if (!isKept) return [];
  return host.database.transaction((tx) => readClaims(tx, id));
}

/** Changes the claims on a message; the change sees them as they are now. */
export async function changeClaims<Result>(
  host: ServerHost,
  { id, isKept }: Message,
  change: (claims: Claim[]) => { readonly claims: Claim[]; readonly result: Result },
): Promise<Result> {
  if (!isKept) return change([]).result;
  return host.database.transaction(async (tx) => {
    const { claims, result } = change(await readClaims(tx, id));
    await tx.run('UPDATE engine_message SET correlated = ? WHERE id = ?', [JSON.stringify(claims), id]);
    return result;
  });
}

/** Whether a message may still be given to somebody. */
export async function isWaiting({ database, clock }: ServerHost, { id, isKept, isNew }: Message): Promise<boolean> {
  if (!isKept || isNew) return true;
  const found = await database.transaction((tx) =>
    tx.all('SELECT id FROM engine_message WHERE id = ? AND expires_at > ?', [id, clock.now()]),
  );
  return found.length > 0;
}

async function readClaims(tx: SqlTransaction, id: number): Promise<Claim[]> {
  const lock = tx.dialect === 'mysql' ? ' FOR UPDATE' : '';
  const [row] = await tx.all<Row>(`${SELECT} WHERE id = ?${lock}`, [id]);
  return row ? (JSON.parse(row.correlated) as Claim[]) : [];
}

function markName(commandId: number): string {
  return `message:${commandId}`;
}
