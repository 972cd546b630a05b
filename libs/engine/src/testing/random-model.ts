import fc from 'fast-check';
import {
  error,
  flows,
  onError,
  boundary,
  bpmn,
  element,
  end,
  extensions,
  flow,
  loop,
  message,
  onMessage,
  onTimer,
  serviceTask,
  start,
  userTask,
} from './bpmn.ts';

/** A block-structured piece of a process: one way in, one way out. */
export type Block =
  | { readonly kind: 'user' | 'service' | 'manual' | 'timer' | 'message' }
  | { readonly kind: 'sequence' | 'parallel' | 'choice'; readonly blocks: readonly Block[] }
  | { readonly kind: 'sub'; readonly block: Block }
  | { readonly kind: 'guarded'; readonly interrupting: boolean; readonly reaction: Block }
  | { readonly kind: 'each'; readonly sequential: boolean; readonly items: number }
  /** A call of the process `called`, which may throw. */
  | { readonly kind: 'call' }
  /** A sub-process with a service task that may throw, caught outside, and a message that is answered beside it. */
  | { readonly kind: 'risky'; readonly repair: Block };

const leaf = fc.constantFrom<Block>(
  { kind: 'user' },
  { kind: 'service' },
  { kind: 'manual' },
  { kind: 'timer' },
  { kind: 'message' },
);

/** Random blocks, nested up to four deep. */
export const blocks: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    leaf,
    fc.record({
      kind: fc.constantFrom('sequence' as const, 'parallel' as const, 'choice' as const),
      blocks: fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
    }),
    fc.constant<Block>({ kind: 'call' }),
    fc.record({ kind: fc.constant('risky' as const), repair: tie('block') }),
    fc.record({ kind: fc.constant('sub' as const), block: tie('block') }),
    fc.record({ kind: fc.constant('guarded' as const), interrupting: fc.boolean(), reaction: tie('block') }),
    fc.record({ kind: fc.constant('each' as const), sequential: fc.boolean(), items: fc.integer({ min: 0, max: 3 }) }),
  ),
})).block;

/** Writes a block as the process `random`; ids are numbered, messages are called `go` with the key in `number`. */
export function randomModel(block: Block): string {
  const writer = new Writer();
  const { first, last } = writer.write(block);
  const body = start() + writer.xml + end() + flow('start', first) + flow(last, 'end');
  return bpmn('random', body, GLOBALS);
}

const GLOBALS = message('go', 'go', '=number') + message('ask', 'ask', '=number') + error('fail', 'FAIL');

/** The process that random ones call: a job that may throw, and a task. */
export const calledModel = bpmn(
  'called',
  start() + serviceTask('inner', 'random/job') + userTask('user') + end() + flows('start -> inner -> user -> end'),
);

interface Ends {
  readonly first: string;
  readonly last: string;
}

class Writer {
  xml = '';
  #last = 0;

  write(block: Block): Ends {
    switch (block.kind) {
      case 'sequence':
        return this.#sequence(block.blocks);
      case 'parallel':
        return this.#fork('parallelGateway', block.blocks);
      case 'choice':
        return this.#fork('exclusiveGateway', block.blocks);
      case 'sub':
        return this.#sub(block.block);
      case 'guarded':
        return this.#guarded(block.interrupting, block.reaction);
      case 'call':
        return this.#call();
      case 'risky':
        return this.#risky(block.repair);
      case 'each':
        return this.#each(block.sequential, block.items);
      default:
        return this.#leaf(block.kind);
    }
  }

  #id(prefix: string): string {
    this.#last += 1;
    return `${prefix}${this.#last}`;
  }

  #single(xml: string, id: string): Ends {
    this.xml += xml;
    return { first: id, last: id };
  }

  #leaf(kind: 'user' | 'service' | 'manual' | 'timer' | 'message'): Ends {
    const id = this.#id(kind);
    if (kind === 'user') return this.#single(userTask(id), id);
    if (kind === 'service') return this.#single(serviceTask(id, 'random/job'), id);
    if (kind === 'manual') return this.#single(element('manualTask', id), id);
    const event = kind === 'timer' ? onTimer('timeDuration', 'PT1H') : onMessage('go');
    return this.#single(element('intermediateCatchEvent', id, event), id);
  }

  #sequence(parts: readonly Block[]): Ends {
    const ends = parts.map((part) => this.write(part));
    for (const [index, { first }] of ends.entries()) {
      const before = ends[index - 1];
      if (before) this.xml += flow(before.last, first);
    }
    return { first: ends[0]?.first ?? '', last: ends.at(-1)?.last ?? '' };
  }

  #fork(gateway: string, parts: readonly Block[]): Ends {
    const [fork, join] = [this.#id('fork'), this.#id('join')];
    const ends = parts.map((part) => this.write(part));
    const isChoice = gateway === 'exclusiveGateway';
    this.xml += element(gateway, fork, '', isChoice ? { default: `${fork}_${ends.at(-1)?.first ?? ''}` } : {});
    this.xml += element(gateway, join);
    for (const [index, { first, last }] of ends.entries()) {
      const condition = isChoice && index < ends.length - 1 ? `=way = ${index}` : undefined;
      this.xml += flow(fork, first, condition) + flow(last, join);
    }
    return { first: fork, last: join };
  }

  #sub(inner: Block): Ends {
    const [id, from] = [this.#id('sub'), this.#id('subStart')];
    const nested = this.#nested(inner);
    return this.#single(element('subProcess', id, start(from) + nested.xml + flow(from, nested.first)), id);
  }

  #nested(inner: Block): Ends & { readonly xml: string } {
    const outer = this.xml;
    this.xml = '';
    const ends = this.write(inner);
    const nested = { ...ends, xml: this.xml };
    this.xml = outer;
    return nested;
  }

  #guarded(interrupting: boolean, reaction: Block): Ends {
    const [task, event, join, done] = [this.#id('user'), this.#id('late'), this.#id('merge'), this.#id('done')];
    const ends = this.write(reaction);
    this.xml +=
      userTask(task) +
      boundary(event, task, onTimer('timeDuration', 'PT2H'), interrupting) +
      element('exclusiveGateway', join) +
      flow(task, join) +
      flow(event, ends.first);
    // What runs beside the task must not come back to its way, or that would be walked twice.
    this.xml += interrupting ? flow(ends.last, join) : end(done) + flow(ends.last, done);
    return { first: task, last: join };
  }

  /** An activity and the way of the error it may throw. */
  #caught(id: string, activity: string, repair: Ends): Ends {
    const [event, join] = [this.#id('failed'), this.#id('merge')];
    this.xml +=
      activity +
      boundary(event, id, onError('fail')) +
      element('exclusiveGateway', join) +
      flow(id, join) +
      flow(event, repair.first) +
      flow(repair.last, join);
    return { first: id, last: join };
  }

  #call(): Ends {
    const id = this.#id('call');
    const called = element('callActivity', id, extensions('<zeebe:calledElement processId="called" />'));
    return this.#caught(id, called, this.#leaf('manual'));
  }

  #risky(repair: Block): Ends {
    const [id, from, job] = [this.#id('risky'), this.#id('riskyStart'), this.#id('service')];
    const [on, asked, answer] = [this.#id('on'), this.#id('asked'), this.#id('user')];
    const beside = element(
      'subProcess',
      on,
      element('startEvent', asked, onMessage('ask'), { isInterrupting: false }) +
        userTask(answer) +
        flow(asked, answer),
      { triggeredByEvent: true },
    );
    const inner = start(from) + serviceTask(job, 'random/job') + flow(from, job) + beside;
    return this.#caught(id, element('subProcess', id, inner), this.write(repair));
  }

  #each(sequential: boolean, items: number): Ends {
    const id = this.#id('user');
    const inputCollection = `=[${Array.from({ length: items }, (_item, index) => index).join(', ')}]`;
    const settings = {
      sequential,
      inputCollection,
      inputElement: 'item',
      outputCollection: `out_${id}`,
      outputElement: '=item',
    };
    return this.#single(element('userTask', id, extensions('') + loop(settings)), id);
  }
}
