import type { Expression } from '../feel/expression.ts';
import type {
  CallModel,
  DecisionCallModel,
  JobModel,
  LoopModel,
  ScriptModel,
  UserTaskModel,
} from './activity-model.ts';
import type { EventModel } from './event-model.ts';

/** BPMN elements the engine executes; an event sub-process counts as a type of its own. */
export type ElementType =
  | 'process'
  | 'startEvent'
  | 'endEvent'
  | 'intermediateCatchEvent'
  | 'intermediateThrowEvent'
  | 'boundaryEvent'
  | 'task'
  | 'manualTask'
  | 'userTask'
  | 'serviceTask'
  | 'sendTask'
  | 'receiveTask'
  | 'scriptTask'
  | 'businessRuleTask'
  | 'exclusiveGateway'
  | 'inclusiveGateway'
  | 'parallelGateway'
  | 'eventBasedGateway'
  | 'subProcess'
  | 'eventSubProcess'
  | 'callActivity';

/** A process as the interpreter runs it: read from BPMN once, expressions compiled. */
export interface ProcessModel {
  readonly processId: string;
  readonly name?: string;
  readonly versionTag?: string;
  readonly root: ElementModel;
  readonly elements: ReadonlyMap<string, ElementModel>;
  readonly flows: ReadonlyMap<string, FlowModel>;
}

export interface FlowModel {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly condition?: Expression;
}

/** One `zeebe:input` or `zeebe:output`; the target is a path of context names. */
export interface Mapping {
  readonly source: Expression;
  readonly target: readonly string[];
}

export interface ElementModel {
  readonly id: string;
  readonly type: ElementType;
  readonly name?: string;
  /** Id of the process or sub-process around it; empty for the process itself. */
  readonly scope: string;
  readonly incoming: readonly FlowModel[];
  readonly outgoing: readonly FlowModel[];
  readonly defaultFlow?: string;
  readonly inputs: readonly Mapping[];
  readonly outputs: readonly Mapping[];
  readonly headers: Readonly<Record<string, string>>;
  readonly properties: Readonly<Record<string, string>>;
  /** Boundary events attached to it. */
  readonly boundary: readonly ElementModel[];
  /** Activity a boundary event is attached to. */
  readonly attachedTo?: string;
  /** Of boundary events and start events of event sub-processes. */
  readonly interrupting: boolean;
  readonly event?: EventModel;
  readonly userTask?: UserTaskModel;
  readonly job?: JobModel;
  readonly script?: ScriptModel;
  readonly decision?: DecisionCallModel;
  readonly call?: CallModel;
  readonly loop?: LoopModel;
  /** Start events directly inside a process or sub-process. */
  readonly starts: readonly ElementModel[];
  /** Event sub-processes directly inside. */
  readonly eventSubProcesses: readonly ElementModel[];
}
