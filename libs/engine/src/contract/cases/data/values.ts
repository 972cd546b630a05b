import { contractCase } from '../../contract-case.ts';
import { Difference, expectSame } from '../../difference.ts';
import { end, exclusive, flow, flows, newProcess, scriptTask, serviceTask, start, userTask } from '../../elements.ts';

const LARGE = '数据 data '.repeat(10_000);

/** Values that must come out as they went in, through task, job and end. */
const values: readonly [string, string, unknown][] = [
  ['null', 'null', null],
  ['booleans', 'booleans', [true, false]],
  ['integers', 'whole numbers of any size', [0, -1, 42, 2_147_483_648, 9_007_199_254_740_991, -9_007_199_254_740_991]],
  ['decimals', 'decimals', [0.1, -2.5, 1e-7, 123_456.789]],
  [
    'texts',
    'texts with quotes, lines and signs',
    ['', ' ', '"quoted" \'single\'', 'a\nb\tc\\d', '<b>&amp;</b>', '${x} #{y}'],
  ],
  ['unicode', 'texts in Chinese and beyond', ['应急管理', '𠮷野家', '👷🏽‍♀️', 'é', '\u200b']],
  ['date-texts', 'texts that look like dates', ['2026-01-05', '2026-01-05T09:30:00+08:00', '09:30', 'P3D']],
  ['number-texts', 'texts that look like numbers', ['1', '1.0', '007', 'true', 'null']],
  ['empty', 'empty lists, contexts and texts', { list: [], context: {}, text: '', nested: [[], [{}]] }],
  [
    'nested',
    'nested lists and contexts',
    { a: [{ b: { c: [1, [2, [3, { d: null }]]] } }], 'key with space': { 键: 1 } },
  ],
  ['large', 'a text of 100,000 characters', LARGE],
];

/** What FEEL makes of an expression, as JSON. */
const computed: readonly [string, string, unknown][] = [
  ['arithmetic', '=(1 + 2) * 3 / 4 - 5 ** 2', -22.75],
  ['division', '=1 / 4', 0.25],
  ['text', '="Nr. " + string(7) + upper case(" ab") + substring("hello", 2, 3)', 'Nr. 7 ABell'],
  ['list', '=for n in [1, 2, 3] return n * 10', [10, 20, 30]],
  ['filter', '=[{n: 1, ok: true}, {n: 2, ok: false}, {n: 3, ok: true}][ok = true].n', [1, 3]],
  ['conditional', '=if count([1, 2]) > 1 then "many" else "few"', 'many'],
  ['context', '={a: 1, b: {c: [a, a + 1]}}', { a: 1, b: { c: [1, 2] } }],
  ['quantified', '=every n in [2, 4] satisfies modulo(n, 2) = 0', true],
  ['null', '=nowhere', null],
  ['null-safe', '=if nowhere = null then "none" else nowhere', 'none'],
  ['date', '=date("2026-01-05")', '2026-01-05'],
  ['date-plus', '=date("2026-01-31") + duration("P1M")', '2026-02-28'],
  [
    'date-and-time',
    '=date and time("2026-01-05T10:00:00Z") + duration("PT90M") = date and time("2026-01-05T11:30:00Z")',
    true,
  ],
  ['duration', '=duration("PT90M") + duration("P1D") = duration("PT25H30M")', true],
  ['between-dates', '=date("2026-01-10") - date("2026-01-05") = duration("P5D")', true],
  ['duration-ratio', '=(date("2026-01-10") - date("2026-01-05")) / duration("P1D")', 5],
  ['filter-by-flag', '=[{n: 1, ok: true}, {n: 2, ok: false}, {n: 3, ok: true}][ok].n', [1, 3]],
  ['compare-kinds', '=["9" > 10, 1 < null]', [null, null]],
  ['list-functions', '=[sum([1, 2, 3]), min(4, 2), max([5, 7]), mean([2, 4]), count([])]', [6, 2, 7, 3, 0]],
  ['list-building', '=append(concatenate([1], [2, 3]), 4)', [1, 2, 3, 4]],
  ['text-functions', '=[contains("abc", "b"), starts with("abc", "b"), split("a,b", ",")]', [true, false, ['a', 'b']]],
  ['range', '=5 in [1..5]', true],
  ['rounding', '=[floor(2.7), ceiling(2.1), decimal(2.346, 2), abs(-3)]', [2, 3, 2.35, 3]],
];

/** Variables of every kind. */
export const valueCases = [
  ...values.map(([id, what, value]) =>
    contractCase({
      id: `value/${id}`,
      title: `given ${what}, when they pass through a task and a job, then they come out as they went in`,
      model: (name) =>
        newProcess(
          name('main'),
          start() +
            userTask('look') +
            serviceTask('work', name('work')) +
            end() +
            flows('start -> look -> work -> end'),
        ),
      async run(engine) {
        const instance = await engine.start({ started: value });
        expectSame('the variables of the task', (await engine.task('look')).variables, { started: value });
        await engine.completeTask('look', { looked: value });
        const { job } = await engine.job('work');
        expectSame('the variables of the job', job.variables, { started: value, looked: value });
        await engine.completeJob('work', { worked: value });
        await engine.expect(instance, {
          ways: ['start > look > work > end'],
          variables: { started: value, looked: value, worked: value },
        });
      },
    }),
  ),
  ...computed.map(([id, expression, value]) =>
    contractCase({
      id: `feel/${id}`,
      title: `given the expression ${expression}, then its value is ${JSON.stringify(value)}`,
      model: (name) =>
        newProcess(
          name('main'),
          start() + scriptTask('work', expression, 'value') + end() + flows('start -> work -> end'),
        ),
      async run(engine) {
        const instance = await engine.start();
        await engine.expect(instance, { ways: ['start > work > end'], variables: { value } });
      },
    }),
  ),
  contractCase({
    id: 'feel/now',
    title: 'given now() and today(), then they are the time of the engine in China Standard Time',
    model: (name) =>
      newProcess(
        name('main'),
        start() +
          scriptTask('work', '=[string(now()), string(today())]', 'value') +
          exclusive('choose', 'no') +
          end('yes') +
          end('no') +
          flows('start -> work -> choose -> no') +
          flow('choose', 'yes', '=now() > date and time("2020-01-01T00:00:00Z")'),
      ),
    async run(engine) {
      const before = chineseMinute(engine.now);
      const instance = await engine.start();
      await engine.expect(instance, { ways: ['start > work > choose > yes'] });
      const [now = '', today = ''] = engine.events.variables(instance).value as string[];
      const expected = [before, chineseMinute(engine.now)];
      const isNow = expected.some((minute) => now.startsWith(minute) && minute.startsWith(`${today}T`));
      if (!isNow) throw new Difference(`Expected ${expected.join(' or ')}, but got "${now}" and "${today}".`);
    },
  }),
];

/** `YYYY-MM-DDThh:mm` where the offices are, eight hours before UTC the year round. */
function chineseMinute(now: number): string {
  return new Date(now + 8 * 3_600_000).toISOString().slice(0, 16);
}
