import { executableProcesses } from '../process-graph.ts';
import { fileRule } from '../profile-rule.ts';

/** A file has an executable process; others beside it, pools and lanes only draw and are not read. */
export const noProcess = fileRule('no-process', (definitions, say) => {
  if (executableProcesses(definitions).length > 0) return;
  say(definitions, 'Expected an executable process, but the file has none.');
});
