import type { Logic } from '../model/logic-model.ts';
import { sampleOf } from '../types/feel-type.ts';
import type { TypeResolver } from '../types/type-resolver.ts';

/** A value with the names that the value of an expression will have: those of its type, else those it is built from. */
export function sampleOfLogic(logic: Logic | undefined, typeRef: string | undefined, types: TypeResolver): unknown {
  const declared = typeRef ?? logic?.typeRef;
  if (declared !== undefined) {
    const sample = sampleOf(types.resolve(declared, logic?.element ?? ''));
    if (sample !== null) return sample;
  }
  switch (logic?.kind) {
    case 'context': {
      const result = logic.entries.find(({ variable }) => !variable);
      if (result) return sampleOfLogic(result.logic, undefined, types);
      return Object.fromEntries(
        logic.entries.map(({ variable, logic: entry }) => [
          variable?.name ?? '',
          sampleOfLogic(entry, variable?.typeRef, types),
        ]),
      );
    }
    case 'relation':
      return [Object.fromEntries(logic.columns.map(({ name }) => [name, null]))];
    case 'table':
      return Object.fromEntries(logic.outputs.map(({ name }) => [name ?? '', null]));
    case 'filter':
      return sampleOfLogic(logic.list, undefined, types);
    default:
      return null;
  }
}
