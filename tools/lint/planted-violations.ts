/** A file that breaks one boundary, and the rule and words by which the linter must name it. */
export interface PlantedViolation {
  readonly breaks: string;
  readonly file: string;
  readonly code: string;
  readonly rule: string;
  readonly says: string;
}

const boundary = '@nx/enforce-module-boundaries';
const path = 'import-x/no-restricted-paths';
const banned = 'no-restricted-imports';

const use = (from: string) => `import { thing } from '${from}';\n\nexport const used = thing;\n`;

/**
 * The smallest tree in which every boundary can be broken: path and content of each sound file. No part may use
 * `libs/stray`, which uses nothing itself: a circle of imports would be reported instead of the boundary.
 */
export const soundFiles: Record<string, string> = Object.fromEntries(
  [
    'libs/contracts/src/index.ts',
    'libs/engine/src/index.ts',
    'server/src/index.ts',
    'server/src/config.ts',
    'server/src/modules/report/index.ts',
    'server/src/modules/report/inside.ts',
    'server/src/modules/budget/index.ts',
    'web/src/app/ui/index.ts',
    'web/src/app/report/index.ts',
    'web/src/app/report/inside.ts',
    'web/src/app/budget/index.ts',
    'workers/src/index.ts',
    'libs/stray/src/index.ts',
  ].map((file) => [file, 'export const thing = 1;\n']),
);

/** Imports that the architecture allows; the linter must stay silent on them. */
export const allowedImports: Record<string, string> = {
  'libs/engine/src/allowed.ts': use('@safeflow/contracts'),
  'server/src/bpm/allowed.ts': use('@safeflow/engine'),
  'server/src/app.ts': use('./modules/report/index.ts'),
  'server/src/modules/budget/allowed.ts': use('../report/index.ts'),
  'web/src/app/ui/allowed.ts': use('bpmn-js'),
  'web/src/app/report/allowed.ts': use('../ui/index.ts'),
};

/** One planted file for each boundary of docs/architecture.md. */
export const plantedViolations: PlantedViolation[] = [
  {
    breaks: 'contracts depend on nothing',
    file: 'libs/contracts/src/planted.ts',
    code: use('@safeflow/stray'),
    rule: boundary,
    says: 'part:contracts',
  },
  {
    breaks: 'contracts know no Node',
    file: 'libs/contracts/src/planted-node.ts',
    code: use('node:fs'),
    rule: banned,
    says: 'Contracts are shared with the browser',
  },
  {
    breaks: 'the engine depends on contracts only',
    file: 'libs/engine/src/planted.ts',
    code: use('@safeflow/workers'),
    rule: boundary,
    says: 'part:engine',
  },
  {
    breaks: 'workers depend on contracts only',
    file: 'workers/src/planted.ts',
    code: use('@safeflow/stray'),
    rule: boundary,
    says: 'part:workers',
  },
  {
    breaks: 'the web application depends on contracts only',
    file: 'web/src/app/report/planted-part.ts',
    code: use('@safeflow/workers'),
    rule: boundary,
    says: 'part:web',
  },
  {
    breaks: 'the server never imports a worker',
    file: 'server/src/planted.ts',
    code: use('@safeflow/workers'),
    rule: boundary,
    says: 'part:server',
  },
  {
    breaks: 'parts do not reach into each other by path',
    file: 'server/src/planted-path.ts',
    code: use('../../libs/engine/src/index.ts'),
    rule: boundary,
    says: 'relative or absolute path',
  },
  {
    breaks: 'the kernel knows no domain',
    file: 'server/src/bpm/planted.ts',
    code: use('../modules/report/index.ts'),
    rule: path,
    says: 'The kernel knows no domain.',
  },
  {
    breaks: 'server modules meet at their index.ts',
    file: 'server/src/modules/budget/planted.ts',
    code: use('../report/inside.ts'),
    rule: path,
    says: 'Modules meet only at their index.ts.',
  },
  {
    breaks: 'the server reaches a module through its index.ts',
    file: 'server/src/main.ts',
    code: use('./modules/report/inside.ts'),
    rule: path,
    says: 'Modules meet only at their index.ts.',
  },
  {
    breaks: 'the generic pages know no domain',
    file: 'web/src/app/bpm/planted.ts',
    code: use('../report/index.ts'),
    rule: path,
    says: 'The generic pages know no domain.',
  },
  {
    breaks: 'web domains meet at their index.ts',
    file: 'web/src/app/budget/planted.ts',
    code: use('../report/inside.ts'),
    rule: path,
    says: 'Modules meet only at their index.ts.',
  },
  {
    breaks: 'only web/src/app/ui draws diagrams',
    file: 'web/src/app/report/planted-diagram.ts',
    code: use('bpmn-js/lib/NavigatedViewer'),
    rule: banned,
    says: 'web/src/app/ui only',
  },
  {
    breaks: 'only the configuration reads the environment',
    file: 'server/src/bpm/planted-environment.ts',
    code: 'export const home = process.env.HOME;\n',
    rule: 'no-restricted-properties',
    says: 'Only server/src/config.ts reads the environment.',
  },
];
