import { contractCase } from '../../contract-case.ts';
import { expectSame } from '../../difference.ts';
import { end, ending, flows, onEscalation, start, subProcess, throwing, userTask } from '../../elements.ts';
import { guarded, guardedCall, reacted } from './guarded.ts';

/** A sub-process that escalates and then waits for a task. */
const raising = subProcess(
  'work',
  start('subStart') +
    throwing('raise', onEscalation('x')) +
    userTask('inside') +
    end('subEnd') +
    flows('subStart -> raise -> inside -> subEnd'),
);
const raisingChild =
  start() + throwing('raise', onEscalation('x')) + userTask('step') + end() + flows('start -> raise -> step -> end');
const raisingEnd = subProcess(
  'work',
  start('subStart') + userTask('inside') + ending('raise', onEscalation('x')) + flows('subStart -> inside -> raise'),
);
const both = 'then both ways go on';
const onlyReaction = 'then only the reaction goes on';

/** Escalations on activities. */
export const escalationBoundaries = [
  contractCase({
    id: 'boundary/escalation-interrupts-sub-process',
    title: `given an escalation event on a sub-process, when it is thrown inside, ${onlyReaction}`,
    needs: ['escalation'],
    model: (name) => guarded(name, raising, onEscalation('x')),
    async run(engine) {
      const instance = await engine.start();
      await engine.completeTask('reaction');
      await engine.expect(instance, { ways: ['start > work!', 'subStart > raise!', reacted] });
    },
  }),
  contractCase({
    id: 'boundary/escalation-beside-sub-process',
    title: `given an escalation event on a sub-process that does not interrupt, when it is thrown inside, ${both}`,
    needs: ['escalation'],
    model: (name) => guarded(name, raising, onEscalation('x'), false),
    async run(engine) {
      const instance = await engine.start();
      await engine.task('reaction');
      await engine.completeTask('inside');
      await engine.completeTask('reaction');
      await engine.expect(instance, { ways: ['start > work > end', 'subStart > raise > inside > subEnd', reacted] });
    },
  }),
  contractCase({
    id: 'boundary/escalation-interrupts-call-activity',
    title: `given an escalation event on a call activity, when the called process throws it, ${onlyReaction}`,
    needs: ['escalation'],
    model: (name) => guardedCall(name, onEscalation('x'), raisingChild),
    async run(engine) {
      const instance = await engine.start();
      const called = await engine.called(instance, 'child');
      await engine.completeTask('reaction');
      await engine.expect(instance, { ways: ['start > work!', reacted] });
      expectSame('the state of the called process', engine.events.state(called), 'terminated');
    },
  }),
  contractCase({
    id: 'boundary/escalation-beside-call-activity',
    title: `given an escalation event on a call activity that does not interrupt, when the called process throws it, ${both}`,
    needs: ['escalation'],
    model: (name) => guardedCall(name, onEscalation('x'), raisingChild, false),
    async run(engine) {
      const instance = await engine.start();
      await engine.task('reaction');
      const called = await engine.called(instance, 'child');
      await engine.completeTask('step');
      await engine.completeTask('reaction');
      await engine.expect(instance, { ways: ['start > work > end', reacted] });
      await engine.expect(called, { ways: ['start > raise > step > end'] });
    },
  }),
  contractCase({
    id: 'boundary/escalation-end-interrupts',
    title: `given an escalation event on a sub-process, when an escalation end inside is reached, ${onlyReaction}`,
    needs: ['escalation'],
    model: (name) => guarded(name, raisingEnd, onEscalation('x')),
    async run(engine) {
      const instance = await engine.start();
      await engine.completeTask('inside');
      await engine.completeTask('reaction');
      await engine.expect(instance, { ways: ['start > work!', 'subStart > inside > raise!', reacted] });
    },
  }),
  contractCase({
    id: 'boundary/escalation-end-beside',
    title: `given an escalation event that does not interrupt, when an escalation end inside is reached, ${both}`,
    needs: ['escalation'],
    model: (name) => guarded(name, raisingEnd, onEscalation('x'), false),
    async run(engine) {
      const instance = await engine.start();
      await engine.completeTask('inside');
      await engine.completeTask('reaction');
      await engine.expect(instance, { ways: ['start > work > end', 'subStart > inside > raise', reacted] });
    },
  }),
  contractCase({
    id: 'boundary/escalation-other-code',
    title: 'given an escalation event for another code, when one is thrown, then nothing catches it',
    needs: ['escalation'],
    model: (name) => guarded(name, raising, onEscalation('y')),
    async run(engine) {
      const instance = await engine.start();
      await engine.completeTask('inside');
      await engine.expect(instance, { ways: ['start > work > end', 'subStart > raise > inside > subEnd'] });
    },
  }),
  contractCase({
    id: 'boundary/escalation-any-code',
    title: 'given an escalation event without a code, when one is thrown, then it is caught',
    needs: ['escalation'],
    model: (name) => guarded(name, raising, onEscalation(), false),
    async run(engine) {
      const instance = await engine.start();
      await engine.completeTask('inside');
      await engine.completeTask('reaction');
      await engine.expect(instance, { ways: ['start > work > end', 'subStart > raise > inside > subEnd', reacted] });
    },
  }),
];
