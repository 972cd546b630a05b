import type { Component } from './components.ts';

/** The list of third-party components as a Markdown page. */
export function licenceList(components: readonly Component[]): string {
  return [
    '# Third-party components and their licences',
    '',
    'Made by `npm run licences` from `package-lock.json`; do not edit by hand.',
    '',
    'bpmn-js and form-js come under the [bpmn.io licence](https://bpmn.io/license/): MIT with the condition that the',
    'bpmn.io mark on diagrams and forms stays in place, fully visible and not covered.',
    '',
    ...section('In production', 'Run on the server or in the browser.', components, true),
    ...section('In development', 'Build and test SafeFlow and are not part of a deployment.', components, false),
  ].join('\n');
}

function section(title: string, text: string, components: readonly Component[], production: boolean): string[] {
  const rows = components.filter((component) => component.production === production);
  return [
    `## ${title}`,
    '',
    text,
    '',
    '| Component | Version | Licence |',
    '|---|---|---|',
    ...rows.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`),
    '',
  ];
}
