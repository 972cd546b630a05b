import { contractCase } from '../../contract-case.ts';
import { expectSame } from '../../difference.ts';
import { around, end, flows, newProcess, parallel, serviceTask, start, subProcess, userTask } from '../../elements.ts';
import type { Name } from '../../name.ts';

const body = (elements: string, way: string) => start() + elements + end() + flows(way);
const oneTask = (name: Name, task: string, more = '') =>
  newProcess(name('main'), body(userTask(task) + more, `start -> ${task} -> ${more && 'added -> '}end`));

/** Moving running instances to another version. */
export const migrations = [
  contractCase({
    id: 'migration/same-element',
    title:
      'given a task that both versions have, when the instance is migrated, then the open task goes on in the new one',
    model: (name) => oneTask(name, 'work'),
    async run(engine) {
      const instance = await engine.start({ a: 1 });
      const { key } = await engine.task('work');
      await engine.deploy(oneTask(engine.name, 'work', userTask('added')));
      await engine.migrate(instance);
      await engine.completeTask('work', {}, (task) => task.key === key);
      const { version } = await engine.task('added');
      expectSame('the version', version, 2);
      await engine.completeTask('added');
      await engine.expect(instance, { ways: ['start > work > added > end'], variables: { a: 1 } });
    },
  }),
  contractCase({
    id: 'migration/renamed-element',
    title:
      'given a mapping to another element, when the instance is migrated, then the open task ends as the other one',
    model: (name) => oneTask(name, 'work'),
    async run(engine) {
      const instance = await engine.start();
      const { key: taskKey } = await engine.task('work');
      await engine.deploy(oneTask(engine.name, 'check', userTask('added')));
      await engine.migrate(instance, { work: 'check' });
      await engine.send({ type: 'complete-user-task', instanceId: instance, taskKey, variables: {} });
      await engine.completeTask('added');
      const completed = engine.events.of('element-completed').find((event) => event.key === taskKey);
      expectSame('the element that completed', completed?.elementId, 'check');
      expectSame('the state', engine.events.state(instance), 'completed');
    },
  }),
  contractCase({
    id: 'migration/service-task',
    title: 'given a job in hand, when the instance is migrated, then it can be completed and the new version goes on',
    model: (name) => newProcess(name('main'), body(serviceTask('work', name('work')), 'start -> work -> end')),
    async run(engine) {
      const { name } = engine;
      const instance = await engine.start();
      await engine.job('work');
      await engine.deploy(
        newProcess(
          name('main'),
          body(serviceTask('work', name('work')) + userTask('added'), 'start -> work -> added -> end'),
        ),
      );
      await engine.migrate(instance);
      await engine.completeJob('work', { ok: true });
      await engine.completeTask('added');
      await engine.expect(instance, { ways: ['start > work > added > end'], variables: { ok: true } });
    },
  }),
  contractCase({
    id: 'migration/sub-process',
    title: 'given a task inside a sub-process, when the instance is migrated, then both go on in the new version',
    model: (name) =>
      newProcess(name('main'), body(subProcess('sub', around('inner', userTask('innerStep'))), 'start -> sub -> end')),
    async run(engine) {
      const instance = await engine.start();
      await engine.task('innerStep');
      await engine.deploy(
        newProcess(
          engine.name('main'),
          body(
            subProcess('sub', around('inner', userTask('innerStep'))) + userTask('added'),
            'start -> sub -> added -> end',
          ),
        ),
      );
      await engine.migrate(instance);
      await engine.completeTask('innerStep');
      await engine.completeTask('added');
      await engine.expect(instance, {
        ways: ['start > sub > added > end', 'innerStart > innerStep > innerEnd'],
      });
    },
  }),
  contractCase({
    id: 'migration/two-tasks',
    title: 'given two open tasks, when the instance is migrated, then both go on in the new version',
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          parallel('fork') +
          userTask('a') +
          userTask('b') +
          end() +
          flows('start -> fork -> a -> end', 'fork -> b -> end'),
      ),
    async run(engine) {
      const instance = await engine.start();
      await engine.task('a');
      await engine.task('b');
      await engine.deploy(
        newProcess(
          engine.name('main'),
          start() +
            parallel('fork') +
            userTask('a') +
            userTask('b') +
            userTask('c') +
            end() +
            flows('start -> fork -> a -> c -> end', 'fork -> b -> c'),
        ),
      );
      await engine.migrate(instance);
      for (const elementId of ['a', 'b', 'c', 'c']) await engine.completeTask(elementId);
      await engine.expect(instance, {
        ways: ['start > fork > a > .c', '.fork > b > .c', '2 * c > end'],
      });
    },
  }),
  contractCase({
    id: 'migration/back-to-first',
    title: 'given an instance of the second version, when it is migrated to the first, then it goes on there',
    model: (name) => oneTask(name, 'work'),
    async run(engine) {
      await engine.deploy(oneTask(engine.name, 'work', userTask('added')));
      const instance = await engine.start();
      await engine.task('work');
      await engine.migrate(instance, {}, 1);
      await engine.completeTask('work');
      await engine.expect(instance, { ways: ['start > work > end'] });
    },
  }),
  contractCase({
    id: 'migration/no-place',
    title:
      'given a target version without a place for the open task, then the migration is refused and nothing changes',
    model: (name) => oneTask(name, 'work'),
    async run(engine) {
      const instanceId = await engine.start();
      await engine.task('work');
      await engine.deploy(oneTask(engine.name, 'other'));
      await engine.refused({ type: 'migrate-instance', instanceId, targetVersion: 2, mapping: {} });
      await engine.completeTask('work');
      await engine.expect(instanceId, { ways: ['start > work > end'] });
    },
  }),
  contractCase({
    id: 'migration/other-kind',
    title: 'given a mapping to an element of another kind, then the migration is refused and nothing changes',
    model: (name) => oneTask(name, 'work'),
    async run(engine) {
      const { name } = engine;
      const instanceId = await engine.start();
      await engine.task('work');
      await engine.deploy(newProcess(name('main'), body(serviceTask('work', name('work')), 'start -> work -> end')));
      await engine.refused({ type: 'migrate-instance', instanceId, targetVersion: 2, mapping: {} });
      await engine.completeTask('work');
      await engine.expect(instanceId, { ways: ['start > work > end'] });
    },
  }),
  contractCase({
    id: 'migration/unknown-version',
    title: 'given a version that is not there, then the migration is refused',
    model: (name) => oneTask(name, 'work'),
    async run(engine) {
      const instanceId = await engine.start();
      await engine.task('work');
      await engine.refused({ type: 'migrate-instance', instanceId, targetVersion: 7, mapping: {} });
      await engine.completeTask('work');
      await engine.expect(instanceId, { ways: ['start > work > end'] });
    },
  }),
];
