import { join, resolve } from 'node:path';
import { rootDir } from '../root-dir.mjs';

const shared = join(rootDir, 'data', 'engines');

/** Where servers keep their data and state unless the caller names a folder of its own. */
export const enginesFolder = resolve(process.env.ENGINES_DIR ?? shared);

/** What is unpacked and built once; the same for every folder of servers. */
export const programsFolder = resolve(process.env.ENGINES_PROGRAMS_DIR ?? join(shared, 'programs'));
