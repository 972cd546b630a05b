import { ensureInstalled } from './install.mjs';
import { checkNodeVersion } from './node-runtime.mjs';

try {
  checkNodeVersion();
  await ensureInstalled();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
