import { existsSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import type { Linter } from 'eslint';

const parts: Record<string, string[]> = {
  contracts: [],
  engine: ['contracts'],
  workers: ['contracts'],
  web: ['contracts'],
  server: ['engine', 'contracts'],
  models: ['server', 'engine', 'contracts'],
  e2e: ['server', 'contracts', 'tools'],
  tools: ['server', 'engine', 'contracts'],
};

/** Which part of the workspace may use which other one; a part is named by the tag in its project.json. */
export const partsMayUse = {
  enforceBuildableLibDependency: false,
  banTransitiveDependencies: true,
  // Of the engine, only the adapters to servers are loaded when they are needed.
  checkDynamicDependenciesExceptions: ['engine'],
  depConstraints: Object.entries(parts).map(([part, uses]) => ({
    sourceTag: `part:${part}`,
    onlyDependOnLibsWithTags: uses.map((used) => `part:${used}`),
  })),
};

/** The browser tests use the start-up tools by path, for tools are no package; those of faults also look into the database. */
export const browserTestsMayUse = { ...partsMayUse, allow: ['../tools/**', '../../tools/**', '../../server/src/**'] };

const domainFree = ['bpm', 'http', 'db'];
const webWithoutDomain = ['api', 'bpm', 'i18n', 'session', 'shell', 'ui'];

/** Which folders of one part may import each other. */
export function restrictedPaths(rootDir: string) {
  return {
    basePath: rootDir,
    zones: [
      {
        target: domainFree.map((folder) => `server/src/${folder}`),
        from: 'server/src/modules',
        message: 'The kernel knows no domain.',
      },
      ...meetAtIndex(rootDir, 'server/src', 'server/src/modules'),
      {
        target: ['web/src/app/bpm', 'web/src/app/ui'],
        from: 'web/src/app',
        except: webWithoutDomain.filter((folder) => folder !== 'shell').map((folder) => `./${folder}`),
        message: 'The generic pages know no domain.',
      },
      ...meetAtIndex(rootDir, 'web/src', 'web/src/app', webWithoutDomain),
    ],
  };
}

/** Every folder in `modules` may import another one only through its index.ts, and so may the files around them. */
function meetAtIndex(rootDir: string, around: string, modules: string, notModules: string[] = []) {
  const names = folders(join(rootDir, modules)).filter((name) => !notModules.includes(name));
  const doors = [`**/${modules}/*/index.ts`, ...notModules.map((name) => `**/${modules}/${name}/**`)];
  const message = 'Modules meet only at their index.ts.';
  const inside = names.map((name) => ({
    target: `${modules}/${name}`,
    from: `${modules}/*/**`,
    except: [`**/${modules}/${name}/**`, ...doors],
    message,
  }));
  const outside = entries(join(rootDir, around))
    .map((name) => `${around}/${name}`)
    .filter((path) => path !== modules);
  if (outside.length === 0) return inside;
  return [...inside, { target: outside, from: `${modules}/*/**`, except: doors, message }];
}

const environmentModules = ['node:process', 'process'];
const nodeModules = builtinModules.flatMap((name) => [name, `node:${name}`]);
const drawingPackages = [
  'bpmn-js',
  'bpmn-js-*',
  'dmn-js',
  'dmn-js-*',
  'diagram-js',
  '@bpmn-io/*',
  'echarts',
  'bpmn-visualization',
];

/** What a file may not import, whatever its part may use. */
export const restrictedImports = [
  restrict(
    ['libs/engine/src/**', 'server/src/**', 'workers/src/**'],
    environmentModules,
    [],
    'Only server/src/config.ts reads the environment.',
  ),
  restrict(['libs/contracts/src/**'], nodeModules, [], 'Contracts are shared with the browser and know no Node.'),
  restrict(
    ['web/src/app/**'],
    nodeModules,
    drawingPackages,
    'Diagrams, forms and charts are drawn by web/src/app/ui only.',
  ),
  restrict(['web/src/app/ui/**'], nodeModules, [], 'The browser has no Node.'),
];

function restrict(files: string[], names: string[], groups: string[], message: string): Linter.Config {
  const paths = names.map((name) => ({ name, message }));
  const patterns = groups.flatMap((group) => ({ group: [group, `${group}/**`], message }));
  return { files, rules: { 'no-restricted-imports': ['error', { paths, patterns }] } };
}

/** One place reads the environment, so that every setting has one checked default. */
export const environmentOutsideConfig: Linter.Config = {
  files: ['libs/**/*.ts', 'server/**/*.ts', 'workers/**/*.ts', 'web/**/*.ts', 'bpmn/**/*.ts'],
  ignores: ['server/src/config.ts', '**/src/bench/**'],
  rules: {
    'no-restricted-properties': [
      'error',
      { object: 'process', property: 'env', message: 'Only server/src/config.ts reads the environment.' },
    ],
  },
};

function entries(path: string): string[] {
  return existsSync(path) ? readdirSync(path) : [];
}

function folders(path: string): string[] {
  return existsSync(path)
    ? readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
    : [];
}
