import type { Logic, FunctionLogic } from './logic-model.ts';

/** A parsed DMN file: plain data, nothing resolved. */
export interface DecisionModel {
  readonly file: string;
  readonly namespace: string;
  readonly name: string;
  readonly imports: readonly ModelImport[];
  readonly types: readonly ItemDefinition[];
  readonly elements: readonly DrgElement[];
}

/** An import of another DMN file; its elements are reached as `<name>.<element>`. */
export interface ModelImport {
  readonly name: string;
  readonly namespace: string;
}

/** A type with a name (DMN 1.5, 7.3.2). */
export interface ItemDefinition {
  readonly id: string;
  readonly name: string;
  readonly typeRef: string | undefined;
  readonly isCollection: boolean;
  /** Unary tests that a value must meet. */
  readonly allowedValues: string | undefined;
  readonly components: readonly ItemDefinition[];
  /** What a function type says of its results. */
  readonly functionItem: { readonly typeRef: string | undefined } | undefined;
}

/** A name with an optional type. */
export interface Variable {
  readonly name: string;
  readonly typeRef: string | undefined;
}

/** An element of the decision requirements graph. */
export type DrgElement = InputData | Decision | KnowledgeModel | DecisionService;

export interface InputData extends Variable {
  readonly kind: 'input';
  readonly id: string;
}

export interface Decision extends Variable {
  readonly kind: 'decision';
  readonly id: string;
  /** References (`#id` or `namespace#id`) to input data, decisions and knowledge models. */
  readonly requires: readonly string[];
  readonly logic: Logic | undefined;
}

export interface KnowledgeModel extends Variable {
  readonly kind: 'knowledge';
  readonly id: string;
  readonly requires: readonly string[];
  readonly logic: FunctionLogic | undefined;
}

export interface DecisionService extends Variable {
  readonly kind: 'service';
  readonly id: string;
  readonly outputs: readonly string[];
  readonly encapsulated: readonly string[];
  readonly inputDecisions: readonly string[];
  readonly inputs: readonly string[];
}
