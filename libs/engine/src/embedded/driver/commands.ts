import type { EngineCommand, MigrateInstance, StartInstance } from '../../command.ts';
import { EngineRejection } from '../../port.ts';
import { peekInstance } from '../store/instance-store.ts';
import { checkedStart } from '../../definitions/checked-start.ts';
import { publishMessage } from './messages.ts';
import { broadcastSignal } from './signals.ts';
import { unknownInstance, type StepUnit } from './step-unit.ts';

/** Carries out a command of the port. */
export async function execute(unit: StepUnit, command: EngineCommand): Promise<void> {
  switch (command.type) {
    case 'start-instance':
      return startByCaller(unit, command);
    case 'complete-user-task': {
      const { instanceId, taskKey: key, variables } = command;
      return unit.send(instanceId, { type: 'complete-user-task', key, variables });
    }
    case 'publish-message':
      await publishMessage(unit, command);
      return unit.drain();
    case 'broadcast-signal':
      await broadcastSignal(unit, command.name, command.variables);
      return unit.drain();
    case 'set-variables':
    case 'resolve-incident':
      return unit.send(command.instanceId, command);
    case 'modify-instance':
      return unit.send(command.instanceId, { ...command, type: 'modify' });
    case 'cancel-instance':
      return cancel(unit, command.instanceId);
    case 'migrate-instance':
      return migrate(unit, command);
  }
}

async function startByCaller(unit: StepUnit, command: StartInstance): Promise<void> {
  const { instanceId: id, processId, caseId, variables } = command;
  const { version } = await checkedStart(unit.tx, unit.context.definitions, command);
  if (await peekInstance(unit.tx, id)) {
    throw new EngineRejection('duplicate', `Expected a new instance id, but "${id}" is running.`);
  }
  unit.add({ id, processId, version, caseId, rootId: id, parentId: null, parentKey: null, startKey: null });
  await unit.send(id, { type: 'start', variables });
}

/** A called instance ends only with its caller, as in Zeebe. */
async function cancel(unit: StepUnit, instanceId: string): Promise<void> {
  const instance = await peekInstance(unit.tx, instanceId);
  if (!instance) throw unknownInstance(instanceId);
  if (instance.parentId !== null) {
    throw new EngineRejection(
      'wrong-state',
      `Expected an instance that was not called, but "${instanceId}" was by "${instance.parentId}".`,
    );
  }
  await unit.send(instanceId, { type: 'cancel' });
}

async function migrate(unit: StepUnit, { instanceId, targetVersion, mapping }: MigrateInstance): Promise<void> {
  const instance = await peekInstance(unit.tx, instanceId);
  if (!instance) throw unknownInstance(instanceId);
  const target = await unit.context.definitions.version(unit.tx, instance.processId, targetVersion);
  if (!target) {
    throw new EngineRejection(
      'unknown-definition',
      `Expected version ${targetVersion} of "${instance.processId}", but there is none.`,
    );
  }
  await unit.send(instanceId, { type: 'migrate', target: target.model, version: targetVersion, mapping });
}
