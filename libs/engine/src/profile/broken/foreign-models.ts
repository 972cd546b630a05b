import { step, task, type Row } from './parts.ts';

const foreign = (xml: string) =>
  xml.replace('<bpmn:definitions', '<bpmn:definitions xmlns:camunda="http://camunda.org/schema/1.0/bpmn"');
export const foreignModels: readonly Row[] = [
  [
    'foreign-extension',
    'an attribute of Camunda 7',
    'a',
    foreign(step('userTask', '', { 'camunda:assignee': 'demo' })),
  ],
  ['foreign-extension', 'an element of Camunda 7', 'a', foreign(task('<camunda:inputOutput />'))],
];
