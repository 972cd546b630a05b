import type { ReportProblem } from '../decision-problem.ts';
import { compileTests } from '../feel/compile-tests.ts';
import type { DecisionModel, ItemDefinition } from '../model/decision-model.ts';
import { isolated } from '../scope.ts';
import { ANY, builtInType, type FeelType } from './feel-type.ts';

/** Finds the type that a `typeRef` names; no name is any type. */
export interface TypeResolver {
  resolve(typeRef: string | undefined, element: string): FeelType;
}

/** Resolves the types of a model; `importedTypes` are the resolvers of the models it imports, by import name. */
export function typeResolver(
  model: DecisionModel,
  importedTypes: ReadonlyMap<string, TypeResolver>,
  report: ReportProblem,
): TypeResolver {
  const resolved = new Map<string, FeelType>();
  const named = new Map(model.types.map((definition) => [definition.name, definition]));

  function resolve(typeRef: string | undefined, element: string): FeelType {
    if (typeRef === undefined) return ANY;
    const known = resolved.get(typeRef);
    if (known) return known;
    const definition = named.get(typeRef);
    if (definition) {
      // A type that contains itself is any type inside.
      resolved.set(typeRef, ANY);
      const type = define(definition);
      resolved.set(typeRef, type);
      return type;
    }
    return builtInType(typeRef) ?? imported(typeRef, element);
  }

  function imported(typeRef: string, element: string): FeelType {
    for (const [name, types] of importedTypes)
      if (typeRef.startsWith(`${name}.`)) return types.resolve(typeRef.slice(name.length + 1), element);
    report(element, 'type', `Expected a type that is built in or defined, but "${typeRef}" is neither.`);
    return ANY;
  }

  function define(definition: ItemDefinition): FeelType {
    const single = shape(definition);
    const type: FeelType = definition.isCollection ? { kind: 'list', of: single } : single;
    if (definition.allowedValues === undefined) return type;
    const accepts = acceptor(definition, definition.allowedValues);
    if (type.kind === 'list' && definition.isCollection) return { ...type, of: { ...single, accepts } };
    return { ...type, accepts };
  }

  function shape(definition: ItemDefinition): FeelType {
    const { functionItem, id } = definition;
    if (functionItem) return { kind: 'function', result: resolve(functionItem.typeRef, id) };
    if (definition.components.length === 0) return resolve(definition.typeRef, definition.id);
    return {
      kind: 'context',
      fields: new Map(definition.components.map((component) => [component.name, define(component)])),
    };
  }

  function acceptor(definition: ItemDefinition, text: string): (value: unknown) => boolean {
    const tests = compileTests(text, {}, (message) => report(definition.id, 'feel', message));
    const scope = isolated({ now: 0, report }, () => undefined);
    return (value) => tests(scope, value);
  }

  return { resolve };
}
