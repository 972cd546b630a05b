import { contractCase } from '../../contract-case.ts';
import {
  callActivity,
  catching,
  each,
  end,
  exclusive,
  flow,
  flows,
  message,
  newProcess,
  onMessage,
  serviceTask,
  start,
  subProcess,
  userTask,
  boundary,
} from '../../elements.ts';
import type { Name } from '../../name.ts';

const needs = ['modification'] as const;
const model = (name: Name) =>
  newProcess(
    name('main'),
    start() +
      userTask('draft') +
      subProcess(
        'sub',
        start('subStart') +
          userTask('review') +
          userTask('sign') +
          end('subEnd') +
          flows('subStart -> review -> sign -> subEnd'),
      ) +
      serviceTask('tell', name('tell')) +
      userTask('file') +
      end() +
      flows('start -> draft -> sub -> tell -> file -> end'),
  );

/** What moving tokens does beyond user tasks, and what is refused. */
export const modificationDetails = [
  contractCase({
    id: 'modification/to-gateway',
    title: 'given a gateway that is entered by hand, then it chooses by the variables',
    needs,
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          userTask('draft') +
          exclusive('choose', 'no') +
          userTask('yes') +
          end('no') +
          end() +
          flows('start -> draft -> choose -> no', 'yes -> end') +
          flow('choose', 'yes', '=ok'),
      ),
    async run(engine) {
      const instance = await engine.start({ ok: true });
      await engine.modify(instance, { activate: ['choose'], terminate: ['draft'] });
      await engine.completeTask('yes');
      await engine.expect(instance, { ways: ['start > draft!', 'choose > yes > end'] });
    },
  }),
  contractCase({
    id: 'modification/to-end',
    title: 'given an end event that is entered by hand, then the instance completes',
    needs,
    model,
    async run(engine) {
      const instance = await engine.start();
      await engine.modify(instance, { activate: ['end'], terminate: ['draft'] });
      await engine.expect(instance, { ways: ['start > draft!', 'end'] });
    },
  }),
  contractCase({
    id: 'modification/to-catch-event',
    title: 'given a message event that is entered by hand, then it waits for its message',
    needs,
    model: (name) =>
      newProcess(
        name('main'),
        start() + userTask('draft') + catching('wait', onMessage('m')) + end() + flows('start -> draft -> wait -> end'),
        message('m', name('paid'), '=number'),
      ),
    async run(engine) {
      const instance = await engine.start({ number: 'A1' });
      await engine.modify(instance, { activate: ['wait'], terminate: ['draft'] });
      await engine.active(instance, 'wait');
      await engine.publish('paid', 'A1');
      await engine.expect(instance, { ways: ['start > draft!', 'wait > end'] });
    },
  }),
  contractCase({
    id: 'modification/end-call',
    title: 'given a call, when it is ended by hand, then the called instance ends',
    needs,
    model: (name) => [
      newProcess(
        name('main'),
        start() +
          callActivity('call', name('child')) +
          userTask('after') +
          end() +
          flows('start -> call -> after -> end'),
      ),
      newProcess(name('child'), start() + userTask('step') + end() + flows('start -> step -> end')),
    ],
    async run(engine) {
      const instance = await engine.start();
      const called = await engine.called(instance, 'child');
      await engine.task('step');
      await engine.modify(instance, { activate: ['after'], terminate: ['call'] });
      await engine.completeTask('after');
      await engine.expect(instance, { ways: ['start > call!', 'after > end'] });
      await engine.expect(called, { state: 'terminated', ways: ['start > step!'] });
    },
  }),
  contractCase({
    id: 'modification/in-one-of-several',
    title:
      'given a scope that runs several times, when a step is entered in each by its key, then it belongs to that one',
    needs,
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          each(
            'subProcess',
            'sub',
            { inputCollection: '=[1, 2]', inputElement: 'n' },
            '',
            start('subStart') +
              userTask('review') +
              userTask('sign') +
              end('subEnd') +
              flows('subStart -> review -> sign -> subEnd'),
          ) +
          end() +
          flows('start -> sub -> end'),
      ),
    async run(engine) {
      const instance = await engine.start();
      const scopes = await engine.active(instance, 'sub', 2);
      await engine.tasks('review', 2);
      const activate = scopes.map((ancestorKey) => ({ elementId: 'sign', ancestorKey }));
      await engine.modify(instance, { activate, terminate: ['review'] });
      await engine.tasks('sign', 2);
      for (const n of [2, 1]) await engine.completeTask('sign', {}, ({ variables }) => variables.n === n);
      await engine.expect(instance, { ways: ['start > sub[2] > end', '2 * subStart > review!', '2 * sign > subEnd'] });
    },
  }),
  contractCase({
    id: 'modification/boundary-ends-with-task',
    title: 'given a task with a boundary event, when it is ended by hand, then the event no longer counts',
    needs,
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          userTask('draft') +
          boundary('caught', 'draft', onMessage('m')) +
          userTask('after') +
          end() +
          flows('start -> draft -> after -> end', 'caught -> after'),
        message('m', name('stop'), '=number'),
      ),
    async run(engine) {
      const instance = await engine.start({ number: 'A1' });
      await engine.modify(instance, { activate: ['after'], terminate: ['draft'] });
      await engine.task('after');
      await engine.publish('stop', 'A1', {}, { timeToLive: 0 });
      await engine.completeTask('after');
      await engine.expect(instance, { ways: ['start > draft!', 'after > end'] });
    },
  }),
  contractCase({
    id: 'modification/unknown-element',
    title: 'given an element that is not there, when it is to be entered, then that is refused and nothing changes',
    needs,
    model,
    async run(engine) {
      const instanceId = await engine.start();
      const { key } = await engine.task('draft');
      await engine.refused({
        type: 'modify-instance',
        instanceId,
        activate: [{ elementId: 'nowhere' }],
        terminate: [key],
      });
      await engine.expect(instanceId, { state: 'active', ways: ['start > draft?'] });
    },
  }),
  contractCase({
    id: 'modification/unknown-key',
    title: 'given an element instance that is not there, when it is to end, then that is refused and nothing changes',
    needs,
    model,
    async run(engine) {
      const instanceId = await engine.start();
      await engine.task('draft');
      await engine.refused({
        type: 'modify-instance',
        instanceId,
        activate: [{ elementId: 'file' }],
        terminate: ['99999999'],
      });
      await engine.expect(instanceId, { state: 'active', ways: ['start > draft?'] });
    },
  }),
];
