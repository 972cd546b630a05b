import { contractCase } from '../../contract-case.ts';
import { expectEntries, expectSame } from '../../difference.ts';
import {
  element,
  end,
  extensions,
  flows,
  headers,
  ioMapping,
  newProcess,
  outputs,
  parallel,
  properties,
  start,
  userTask,
} from '../../elements.ts';
import type { Name } from '../../name.ts';

const single = (name: Name, more: string) =>
  newProcess(name('main'), start() + userTask('work', more) + end() + flows('start -> work -> end'));
const assignment = (attributes: string) => `<zeebe:assignmentDefinition ${attributes} />`;
const due = (text: string) => `<zeebe:taskSchedule dueDate="${text}" />`;

/** What a user task tells the application. */
export const userTasks = [
  contractCase({
    id: 'user-task/assignment-by-expression',
    title: 'given assignment by expressions, when the task opens, then they are evaluated',
    model: (name) =>
      single(
        name,
        assignment(
          'assignee="=handler" candidateGroups="=[&quot;unit-&quot; + unit, &quot;head&quot;]" candidateUsers="=deputies"',
        ),
      ),
    async run(engine) {
      const instance = await engine.start({ handler: 'zhao', unit: '610100', deputies: ['li', '王五'] });
      expectEntries('task', await engine.task('work'), {
        assignee: 'zhao',
        candidateGroups: ['unit-610100', 'head'],
        candidateUsers: ['li', '王五'],
      });
      await engine.completeTask('work');
      await engine.expect(instance, { ways: ['start > work > end'] });
    },
  }),
  contractCase({
    id: 'user-task/assignment-fixed',
    title: 'given assignment by fixed texts, when the task opens, then lists are split at commas',
    model: (name) =>
      single(name, assignment('assignee="zhao" candidateGroups="handlers, heads" candidateUsers="li,wang"')),
    async run(engine) {
      const instance = await engine.start();
      expectEntries('task', await engine.task('work'), {
        assignee: 'zhao',
        candidateGroups: ['handlers', 'heads'],
        candidateUsers: ['li', 'wang'],
      });
      await engine.completeTask('work');
      await engine.expect(instance, { ways: ['start > work > end'] });
    },
  }),
  contractCase({
    id: 'user-task/no-assignment',
    title: 'given no assignment, when the task opens, then nobody and no date is named',
    model: (name) => single(name, ''),
    async run(engine) {
      const instance = await engine.start();
      expectEntries('task', await engine.task('work'), {
        assignee: undefined,
        candidateGroups: [],
        candidateUsers: [],
        dueAt: undefined,
        formId: undefined,
        headers: {},
        properties: {},
        variables: {},
      });
      await engine.completeTask('work');
      await engine.expect(instance, { ways: ['start > work > end'] });
    },
  }),
  contractCase({
    id: 'user-task/assignee-no-text',
    title: 'given an assignee that is no text, then there is an incident that goes on once the variable is right',
    model: (name) => single(name, assignment('assignee="=handler"')),
    async run(engine) {
      const instance = await engine.start({ handler: { id: 7 } });
      await engine.incident('work');
      await engine.expect(instance, { state: 'active', ways: ['start > work#'], incidents: ['work expression'] });
      await engine.setVariables(instance, { handler: 'zhao' });
      await engine.resolve('work');
      expectEntries('task', await engine.task('work'), { assignee: 'zhao' });
      await engine.completeTask('work');
      await engine.expect(instance, { ways: ['start > work > end'], incidents: ['work expression resolved'] });
    },
  }),
  contractCase({
    id: 'user-task/due-date-fixed',
    title: 'given a fixed due date with an offset, when the task opens, then it tells the moment',
    model: (name) => single(name, due('2037-01-10T18:00:00+08:00')),
    async run(engine) {
      const instance = await engine.start();
      expectEntries('task', await engine.task('work'), { dueAt: Date.UTC(2037, 0, 10, 10) });
      await engine.completeTask('work');
      await engine.expect(instance, { ways: ['start > work > end'] });
    },
  }),
  contractCase({
    id: 'user-task/due-date-by-variable',
    title: 'given a due date from a variable, when the task opens, then it tells the moment',
    model: (name) => single(name, due('=due')),
    async run(engine) {
      const instance = await engine.start({ due: '2037-01-10T18:00:00Z' });
      expectEntries('task', await engine.task('work'), { dueAt: Date.UTC(2037, 0, 10, 18) });
      await engine.completeTask('work');
      await engine.expect(instance, { ways: ['start > work > end'] });
    },
  }),
  contractCase({
    id: 'user-task/due-date-computed',
    title: 'given a due date that FEEL computes, when the task opens, then it tells the moment',
    model: (name) => single(name, due('=date and time(filed) + duration(&quot;P3D&quot;)')),
    async run(engine) {
      const instance = await engine.start({ filed: '2037-01-10T18:00:00Z' });
      expectEntries('task', await engine.task('work'), { dueAt: Date.UTC(2037, 0, 13, 18) });
      await engine.completeTask('work');
      await engine.expect(instance, { ways: ['start > work > end'] });
    },
  }),
  contractCase({
    id: 'user-task/due-date-null',
    title: 'given a due date that is null, when the task opens, then it has none',
    model: (name) => single(name, due('=due')),
    async run(engine) {
      const instance = await engine.start({ due: null });
      expectEntries('task', await engine.task('work'), { dueAt: undefined });
      await engine.completeTask('work');
      await engine.expect(instance, { ways: ['start > work > end'] });
    },
  }),
  contractCase({
    id: 'user-task/due-date-no-date',
    title: 'given a due date that is no date, then there is an incident that goes on once the variable is right',
    model: (name) => single(name, due('=due')),
    async run(engine) {
      const instance = await engine.start({ due: 'soon' });
      await engine.incident('work');
      await engine.setVariables(instance, { due: '2037-01-10T18:00:00Z' });
      await engine.resolve('work');
      await engine.completeTask('work');
      await engine.expect(instance, { ways: ['start > work > end'], incidents: ['work expression resolved'] });
    },
  }),
  contractCase({
    id: 'user-task/form-headers-properties',
    title: 'given a form, headers and properties, when the task opens, then the application gets them',
    model: (name) => [
      single(
        name,
        `<zeebe:formDefinition formId="${name('form')}" />` +
          headers({ hint: '先核查' }) +
          properties({ status: 'accepted', actions: 'return,transfer' }),
      ),
      JSON.stringify({ id: name('form'), type: 'default', components: [], schemaVersion: 16 }),
    ],
    async run(engine) {
      const instance = await engine.start();
      expectEntries('task', await engine.task('work'), {
        formId: engine.name('form'),
        headers: { hint: '先核查' },
        properties: { status: 'accepted', actions: 'return,transfer' },
      });
      await engine.completeTask('work');
      await engine.expect(instance, { ways: ['start > work > end'] });
    },
  }),
  contractCase({
    id: 'user-task/variables',
    title: 'given inputs on a task, when it opens, then it sees them and those of the process around it',
    model: (name) => single(name, ioMapping({ local: '=amount + 1' }, { verdict: '=opinion' })),
    async run(engine) {
      const instance = await engine.start({ amount: 3, unit: 'A' });
      expectEntries('task', await engine.task('work'), { variables: { amount: 3, unit: 'A', local: 4 } });
      await engine.completeTask('work', { opinion: 'agreed', draft: 'x' });
      await engine.expect(instance, {
        ways: ['start > work > end'],
        variables: { amount: 3, unit: 'A', verdict: 'agreed' },
      });
    },
  }),
  contractCase({
    id: 'user-task/two-at-once',
    title: 'given two tasks at once, when they are completed, then the process waits for both',
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          parallel('fork') +
          userTask('a') +
          userTask('b') +
          parallel('join') +
          end() +
          flows('start -> fork -> a -> join -> end', 'fork -> b -> join'),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.task('a');
      await engine.completeTask('b', { b: 1 });
      await engine.expect(instance, {
        state: 'active',
        ways: ['start > fork > a?', '.fork > b > .join'],
        variables: { b: 1 },
      });
      await engine.completeTask('a', { a: 1 });
      await engine.expect(instance, {
        ways: ['start > fork > a > join > end', '.fork > b > .join'],
        variables: { a: 1, b: 1 },
      });
    },
  }),
  contractCase({
    id: 'user-task/output-overwrites',
    title: 'given an output of the name of a variable, when the task is completed, then the variable has the new value',
    model: (name) => single(name, outputs({ amount: '=amount + extra' })),
    async run(engine) {
      const instance = await engine.start({ amount: 3 });
      await engine.completeTask('work', { extra: 4 });
      await engine.expect(instance, { ways: ['start > work > end'], variables: { amount: 7 } });
    },
  }),
  contractCase({
    id: 'user-task/named-documented',
    title: 'given a task with a name and a documentation, then it runs as one without',
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          element('userTask', 'work', `<bpmn:documentation>先看再批 &amp; "签"</bpmn:documentation>${extensions('')}`, {
            name: '审批 <1>',
          }) +
          end() +
          flows('start -> work -> end'),
      ),
    async run(engine) {
      const instance = await engine.start();
      const { elementId, processId, instanceId, caseId } = await engine.task('work');
      expectSame(
        'where the task is',
        { elementId, processId, instanceId, caseId },
        {
          elementId: 'work',
          processId: engine.name('main'),
          instanceId: instance,
          caseId: `case-${instance}`,
        },
      );
      await engine.completeTask('work');
      await engine.expect(instance, { ways: ['start > work > end'] });
    },
  }),
];
