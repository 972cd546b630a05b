import { checkFolder, type CheckedFolder } from './check-folder.ts';
import type { ProcessFolder } from './model-files.ts';

/**
 * Checks process folders together: a process may call what another folder defines, unless that folder is refused and
 * nothing of it was deployed before.
 */
export async function checkFolders(
  folders: readonly ProcessFolder[],
  jobTypes: ReadonlySet<string>,
  deployedProcesses: ReadonlySet<string>,
): Promise<CheckedFolder[]> {
  const checked = await Promise.all(folders.map((folder) => checkFolder(folder, { jobTypes })));
  for (let refused = -1; refused !== checked.filter(hasProblem).length;) {
    refused = checked.filter(hasProblem).length;
    const known = { jobTypes, ...available(checked, deployedProcesses) };
    const lacking = ({ calls }: CheckedFolder) =>
      calls.processes.some((id) => !known.processes.has(id)) || calls.decisions.some((id) => !known.decisions.has(id));
    for (const [index, folder] of checked.entries()) {
      if (!hasProblem(folder) && lacking(folder)) checked[index] = await checkFolder(folder.folder, known);
    }
  }
  return checked;
}

/** Which decisions were deployed before only the engine knows, so that those of refused folders count too. */
function available(checked: readonly CheckedFolder[], deployedProcesses: ReadonlySet<string>) {
  const accepted = checked.filter((folder) => !hasProblem(folder));
  return {
    processes: new Set([...deployedProcesses, ...accepted.flatMap(({ defines }) => defines.processes)]),
    decisions: new Set(checked.flatMap(({ defines }) => defines.decisions)),
  };
}

function hasProblem({ problems }: CheckedFolder): boolean {
  return problems.length > 0;
}
