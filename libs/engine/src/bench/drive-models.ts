import { boundary, bpmn, element, end, flow, flows, onTimer, serviceTask, start, userTask } from '../testing/bpmn.ts';

/** Start → user task → service task → end. */
const short = bpmn(
  'drive-short',
  start() +
    userTask('review') +
    serviceTask('notify', 'bench/notify') +
    end() +
    flows('start -> review -> notify -> end'),
);

const handling =
  start('begin') +
  userTask('handle') +
  boundary('late', 'handle', onTimer('timeDuration', 'P3D'), false) +
  userTask('check') +
  end('handled') +
  end('reminded') +
  flows('begin -> handle -> check -> handled', 'late -> reminded');

/** A decision, then two tasks in a sub-process, one with a deadline, then a job. */
const long = bpmn(
  'drive-long',
  start() +
    userTask('apply') +
    element('exclusiveGateway', 'large', '', { default: 'large_approve' }) +
    userTask('approve') +
    element('subProcess', 'handling', handling) +
    serviceTask('notify', 'bench/notify') +
    end() +
    flows('start -> apply -> large', 'large -> approve -> notify', 'handling -> notify -> end') +
    flow('large', 'handling', '=amount > 10'),
);

export const driveModels = [
  { name: 'bpmn/bench/drive-short.bpmn', content: short },
  { name: 'bpmn/bench/drive-long.bpmn', content: long },
];
