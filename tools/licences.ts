import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readComponents } from './licences/components.ts';
import { licenceList } from './licences/licence-list.ts';
import { isPermitted } from './licences/permission.ts';
import { rootDir } from './root-dir.mjs';

const file = join(rootDir, 'THIRD-PARTY-LICENSES.md');
const components = readComponents();
const list = licenceList(components);

for (const { name, version, licence } of components.filter((each) => each.production && !isPermitted(each.licence))) {
  console.error(
    `Expected a permitted licence of ${name} ${version}, but it is "${licence}" (tools/licences/permission.ts).`,
  );
  process.exitCode = 1;
}
if (!process.argv.includes('--check')) {
  writeFileSync(file, list);
} else if (!existsSync(file) || readFileSync(file, 'utf8') !== list) {
  console.error('Expected THIRD-PARTY-LICENSES.md to match package-lock.json, but it differs: run "npm run licences".');
  process.exitCode = 1;
}
