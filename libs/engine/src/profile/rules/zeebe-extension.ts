import { processRule } from '../profile-rule.ts';

const KNOWN = new Set([
  'zeebe:AssignmentDefinition',
  'zeebe:CalledDecision',
  'zeebe:CalledElement',
  'zeebe:FormDefinition',
  'zeebe:IoMapping',
  'zeebe:Properties',
  'zeebe:Script',
  'zeebe:TaskDefinition',
  'zeebe:TaskHeaders',
  'zeebe:TaskSchedule',
  'zeebe:VersionTag',
]);

/** Zeebe's extensions that all engines carry out, each once: no listeners, no tasks in Zeebe's own list. */
export const zeebeExtension = processRule('unsupported', ({ process, nodes }, say) => {
  for (const element of [process, ...nodes]) {
    const seen = new Set<string>();
    for (const { $type } of element.extensionElements?.values ?? []) {
      if (!$type.startsWith('zeebe:')) continue;
      if (!KNOWN.has($type)) {
        say(element, `Expected an extension of the portable profile, but "${element.id}" has ${$type}.`);
      } else if (seen.has($type)) {
        say(element, `Expected each extension once, but "${element.id}" has ${$type} twice.`);
      }
      seen.add($type);
    }
  }
});
