/** Wire types of protocol buffers. */
const VARINT = 0;
const BYTES = 2;

/**
 * `MigrateProcessInstanceRequest` of Zeebe 8.4 and later, which zeebe-node's copy of the protocol lacks:
 * `{ 1: processInstanceKey, 2: { 1: targetProcessDefinitionKey, 2: { 1: source, 2: target }* } }`.
 */
export function migrateRequest(
  instanceKey: string,
  definitionKey: string,
  mapping: readonly (readonly [string, string])[],
) {
  const instructions = mapping.map(([source, target]) => bytes(2, Buffer.concat([text(1, source), text(2, target)])));
  const plan = Buffer.concat([number(1, definitionKey), ...instructions]);
  return Buffer.concat([number(1, instanceKey), bytes(2, plan)]);
}

function number(field: number, value: string): Buffer {
  return Buffer.concat([varint(BigInt((field << 3) | VARINT)), varint(BigInt(value))]);
}

function text(field: number, value: string): Buffer {
  return bytes(field, Buffer.from(value, 'utf8'));
}

function bytes(field: number, value: Buffer): Buffer {
  return Buffer.concat([varint(BigInt((field << 3) | BYTES)), varint(BigInt(value.length)), value]);
}

function varint(value: bigint): Buffer {
  const out: number[] = [];
  let rest = value;
  while (rest >= 0x80n) {
    out.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  out.push(Number(rest));
  return Buffer.from(out);
}
