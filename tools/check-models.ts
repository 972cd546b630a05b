import { join, resolve } from 'node:path';
import { jobTypesIn } from '@safeflow/engine';
import { checkFolders } from '@safeflow/server/src/bpm/definition/check-folders.ts';
import { readProcessFolders } from '@safeflow/server/src/bpm/definition/model-files.ts';
import { rootDir } from './root-dir.mjs';

// Checks the process folders (bpmn, forms and workers) below the folder that is given, or the product's own, as a
// deployment does: a line for each problem.
const root = resolve(process.argv[2] ?? rootDir);
const folders = await readProcessFolders(root);
const checked = await checkFolders(folders, await jobTypesIn(join(root, 'workers', 'src')), new Set());
const problems = checked.flatMap((folder) => folder.problems);
for (const { file, element, rule, message } of problems) {
  console.log(`${file}: ${element || '-'}: ${rule}: ${message}`);
}
const models = folders.reduce((sum, folder) => sum + folder.models.length, 0);
console.log(`${models} models in ${folders.length} folders, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
