import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One file of a process folder; `name` is its path below the root, with slashes. */
export interface ModelFile {
  readonly name: string;
  readonly content: string;
}

/** What lies in `bpmn/<process>` and `forms/<process>` for one process folder. */
export interface ProcessFolder {
  readonly id: string;
  readonly models: readonly ModelFile[];
  readonly decisions: readonly ModelFile[];
  readonly forms: readonly ModelFile[];
  readonly caseType: ModelFile | undefined;
}

/** Reads all process folders below a root. */
export async function readProcessFolders(root: string): Promise<ProcessFolder[]> {
  const entries = await readdir(join(root, 'bpmn'), { withFileTypes: true }).catch(() => []);
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(folders.sort().map((id) => readFolder(root, id)));
}

async function readFolder(root: string, id: string): Promise<ProcessFolder> {
  const [models, decisions, forms, types] = await Promise.all([
    readFiles(root, `bpmn/${id}`, '.bpmn'),
    readFiles(root, `bpmn/${id}`, '.dmn'),
    readFiles(root, `forms/${id}`, '.form'),
    readFiles(root, `bpmn/${id}`, 'case-type.json'),
  ]);
  return { id, models, decisions, forms, caseType: types[0] };
}

async function readFiles(root: string, folder: string, ending: string): Promise<ModelFile[]> {
  const names = await readdir(join(root, folder)).catch(() => []);
  const wanted = names.filter((name) => name.endsWith(ending)).sort();
  return Promise.all(
    wanted.map(async (name) => ({
      name: `${folder}/${name}`,
      content: await readFile(join(root, folder, name), 'utf8'),
    })),
  );
}
