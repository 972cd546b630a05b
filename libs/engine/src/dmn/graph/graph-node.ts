import type { DecisionModel, DrgElement } from '../model/decision-model.ts';
import type { TypeResolver } from '../types/type-resolver.ts';

/** An element of the decision requirements graph with what it requires. */
export interface GraphNode {
  readonly model: DecisionModel;
  readonly element: DrgElement;
  readonly types: TypeResolver;
  readonly requires: readonly Requirement[];
}

/** A required element, and the name under which the logic of the other one knows it. */
export interface Requirement {
  readonly node: GraphNode;
  readonly name: string;
  /** Name of the import it comes through. */
  readonly importName: string | undefined;
}
