import { contractCase } from '../../contract-case.ts';
import { expectSame } from '../../difference.ts';
import { end, flows, inputs, ioMapping, newProcess, outputs, serviceTask, start } from '../../elements.ts';
import type { Variables } from '../../../command.ts';
import { extensions } from '../../../testing/bpmn.ts';

interface Mapped {
  readonly id: string;
  readonly title: string;
  readonly mapping: string;
  readonly variables: Variables;
  /** What the worker gives back. */
  readonly result?: Variables;
  /** What the worker is given. */
  readonly given: Variables;
  /** Variables of the process in the end. */
  readonly kept: Variables;
}

const mapped: readonly Mapped[] = [
  {
    id: 'none',
    title: 'no mapping, then the worker sees everything and its result is merged',
    mapping: '',
    variables: { a: 1 },
    result: { a: 2, b: 3 },
    given: { a: 1 },
    kept: { a: 2, b: 3 },
  },
  {
    id: 'input-reads-earlier',
    title: 'inputs of which a later one reads an earlier one, then it sees its value',
    mapping: inputs({ first: '=a + 1', second: '=first * 10' }),
    variables: { a: 1 },
    given: { a: 1, first: 2, second: 20 },
    kept: { a: 1 },
  },
  {
    id: 'input-path',
    title: 'an input into a path, then a context is made of it',
    mapping: inputs({ 'to.name': '=who', 'to.channel': '="sms"' }),
    variables: { who: 'li' },
    given: { who: 'li', to: { name: 'li', channel: 'sms' } },
    kept: { who: 'li' },
  },
  {
    id: 'input-shadows',
    title: 'an input of the name of a variable, then the worker sees the local and the variable stays',
    mapping: inputs({ a: '=a + 1' }),
    variables: { a: 1 },
    given: { a: 2 },
    kept: { a: 1 },
  },
  {
    id: 'result-to-local',
    title: 'a result of the name of an input, then it stays local and the rest becomes variables of the process',
    mapping: inputs({ local: '=a' }),
    variables: { a: 1 },
    result: { local: 9, other: 3 },
    given: { a: 1, local: 1 },
    kept: { a: 1, other: 3 },
  },
  {
    id: 'output-only',
    title: 'outputs, then only they become variables of the process',
    mapping: outputs({ sum: '=b + c' }),
    variables: { a: 1 },
    result: { b: 2, c: 3 },
    given: { a: 1 },
    kept: { a: 1, sum: 5 },
  },
  {
    id: 'output-path',
    title: 'an output into a context that is there, then its other entries stay',
    mapping: outputs({ 'case.result': '=b' }),
    variables: { case: { id: 7, result: 0 } },
    result: { b: 2 },
    given: { case: { id: 7, result: 0 } },
    kept: { case: { id: 7, result: 2 } },
  },
  {
    id: 'output-new-path',
    title: 'an output into a path that is not there, then contexts are made',
    mapping: outputs({ 'a.b.c': '=1' }),
    variables: {},
    given: {},
    kept: { a: { b: { c: 1 } } },
  },
  {
    id: 'output-reads-earlier',
    title: 'outputs of which a later one reads an earlier one, then it sees its value',
    mapping: outputs({ x: '=b', y: '=x + 1' }),
    variables: {},
    result: { b: 2 },
    given: {},
    kept: { x: 2, y: 3 },
  },
  {
    id: 'output-of-missing',
    title: 'an output that reads what is not there, then it is null',
    mapping: outputs({ x: '=nowhere' }),
    variables: {},
    given: {},
    kept: { x: null },
  },
  {
    id: 'input-of-missing',
    title: 'an input that reads what is not there, then it is null',
    mapping: inputs({ x: '=nowhere', y: '=a.b.c' }),
    variables: { a: {} },
    given: { a: {}, x: null, y: null },
    kept: { a: {} },
  },
  {
    id: 'both',
    title: 'inputs and outputs, then outputs read the inputs and inputs do not leave',
    mapping: ioMapping({ net: '=gross - tax' }, { ratio: '=net / gross', note: '=text' }),
    variables: { gross: 200, tax: 50 },
    result: { text: 'ok' },
    given: { gross: 200, tax: 50, net: 150 },
    kept: { gross: 200, tax: 50, ratio: 0.75, note: 'ok' },
  },
  {
    id: 'unicode-names',
    title: 'variables with Chinese names, then FEEL reads them',
    mapping: ioMapping({ net: '=单价 * 数量' }, { total: '=net + 运费' }),
    variables: { 单价: 3, 数量: 4 },
    result: { 运费: 5 },
    given: { 单价: 3, 数量: 4, net: 12 },
    kept: { 单价: 3, 数量: 4, total: 17 },
  },
  {
    id: 'constant-text',
    title: 'fixed text as a source, then that is the value',
    mapping: inputs({ greeting: 'hello world' }),
    variables: {},
    given: { greeting: 'hello world' },
    kept: {},
  },
];

/** Input and output mappings of a service task. */
export const mappings = [
  ...mapped.map(({ id, title, mapping, variables, result = {}, given, kept }) =>
    contractCase({
      id: `mapping/${id}`,
      title: `given ${title}`,
      model: (name) =>
        newProcess(
          name('main'),
          start() + serviceTask('work', name('work'), mapping) + end() + flows('start -> work -> end'),
        ),
      async run(engine) {
        const instance = await engine.start(variables);
        expectSame('what the worker is given', (await engine.job('work')).job.variables, given);
        await engine.completeJob('work', result);
        await engine.expect(instance, { ways: ['start > work > end'], variables: kept });
      },
    }),
  ),
  contractCase({
    id: 'mapping/end-event-outputs',
    title: 'given outputs on an end event, then they become variables',
    model: (name) =>
      newProcess(name('main'), start() + end('end', extensions(outputs({ result: '=a + 1' }))) + flows('start -> end')),
    async run(engine) {
      const instance = await engine.start({ a: 1 });
      await engine.expect(instance, { ways: ['start > end'], variables: { a: 1, result: 2 } });
    },
  }),
];
