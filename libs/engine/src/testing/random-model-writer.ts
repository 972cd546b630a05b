import {
  boundary,
  element,
  end,
  extensions,
  flow,
  ioMapping,
  loop,
  onError,
  onEscalation,
  serviceTask,
  start,
  userTask,
} from './bpmn.ts';
import type { Block } from './random-model.ts';
import { EventWriter, type ModelNames } from './random-event-writer.ts';

type Kind<Name extends Block['kind']> = Extract<Block, { readonly kind: Name }>;

type Ends = Readonly<Record<'first' | 'last', string>>;

/** Writes blocks as BPMN. */
export class ModelWriter {
  xml = '';
  readonly events: EventWriter;
  readonly #names: ModelNames;
  #last = 0;
  /** Depth of blocks that something may interrupt. */
  #interruptible = 0;

  constructor(names: ModelNames) {
    this.#names = names;
    this.events = new EventWriter(names);
  }

  write(block: Block): Ends {
    switch (block.kind) {
      case 'sequence':
        return this.#sequence(block.blocks);
      case 'parallel':
        return this.#parallel(block.blocks);
      case 'choice':
        return this.#choice(block.blocks);
      case 'inclusive':
        return this.#inclusive(block.blocks);
      case 'sub':
      case 'mapped':
        return this.#sub(block);
      case 'guarded':
        return this.#guarded(block);
      case 'watched':
        return this.#watched(block);
      case 'each':
        return this.#each(block);
      case 'loop':
        return this.#loop(block);
      case 'call':
        return this.#call();
      case 'risky':
        return this.#risky(block.repair);
      case 'failing':
        return this.#failing(block);
      case 'escalating':
        return this.#escalating(block);
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

  #leaf(kind: 'user' | 'service' | 'manual' | 'script' | 'timer' | 'message'): Ends {
    const id = this.#id(kind);
    if (kind === 'user') return this.#single(userTask(id), id);
    if (kind === 'service') return this.#single(serviceTask(id, this.#names.name('random/job')), id);
    if (kind === 'manual') return this.#single(element('manualTask', id), id);
    if (kind === 'script') {
      const script = `<zeebe:script expression="=way + 1" resultVariable="next_${id}" />`;
      return this.#single(element('scriptTask', id, extensions(script)), id);
    }
    return this.#single(
      element('intermediateCatchEvent', id, this.events.write(kind, { id, host: id, isInTheWay: true })),
      id,
    );
  }

  #sequence(parts: readonly Block[]): Ends {
    const ends = parts.map((part) => this.write(part));
    for (const [index, { first }] of ends.entries()) {
      const before = ends[index - 1];
      if (before) this.xml += flow(before.last, first);
    }
    return { first: ends[0]?.first ?? '', last: ends.at(-1)?.last ?? '' };
  }

  #parallel(parts: readonly Block[]): Ends {
    // Only the tokens of a join that nothing interrupts are all used up.
    const [fork, join] = [this.#id('fork'), this.#id(this.#interruptible > 0 ? 'gather' : 'join')];
    const ends = parts.map((part) => this.write(part));
    this.xml += element('parallelGateway', fork) + element('parallelGateway', join);
    for (const { first, last } of ends) this.xml += flow(fork, first) + flow(last, join);
    return { first: fork, last: join };
  }

  #choice(parts: readonly Block[]): Ends {
    const [fork, join] = [this.#id('choice'), this.#id('merge')];
    const ends = parts.map((part) => this.write(part));
    this.xml += element('exclusiveGateway', fork, '', { default: `${fork}_${ends.at(-1)?.first ?? ''}` });
    this.xml += element('exclusiveGateway', join);
    for (const [index, { first, last }] of ends.entries()) {
      const condition = index < ends.length - 1 ? `=way = ${index}` : undefined;
      this.xml += flow(fork, first, condition) + flow(last, join);
    }
    return { first: fork, last: join };
  }

  /** The profile has no joining inclusive gateway: a sub-process around the ways waits for all that were taken. */
  #inclusive(parts: readonly Block[]): Ends {
    const [id, from, fork] = [this.#id('sub'), this.#id('subStart'), this.#id('inclusive')];
    const inner = this.#nested(() => {
      const ends = parts.map((part) => this.write(part));
      this.xml += element('inclusiveGateway', fork, '', { default: `${fork}_${ends.at(-1)?.first ?? ''}` });
      for (const [index, { first, last }] of ends.entries()) {
        const done = this.#id('done');
        const condition = index < ends.length - 1 ? `=way > ${index}` : undefined;
        this.xml += flow(fork, first, condition) + end(done) + flow(last, done);
      }
      return { first: fork, last: fork };
    });
    return this.#single(element('subProcess', id, start(from) + inner.xml + flow(from, fork)), id);
  }

  /** A sub-process around a block. */
  #around(block: Block, extension = '', more = '', marks = ''): Ends {
    const [id, from] = [this.#id('sub'), this.#id('subStart')];
    const nested = this.#ended(() => this.write(block));
    const body = start(from) + nested.xml + flow(from, nested.first) + more;
    return this.#single(element('subProcess', id, extensions(extension) + marks + body), id);
  }

  #sub({ kind, block }: Kind<'sub' | 'mapped'>): Ends {
    if (kind === 'sub') return this.#around(block);
    const id = this.#id('value');
    return this.#around(block, ioMapping({ [`in_${id}`]: '=way + 1' }, { [`out_${id}`]: `=in_${id} + way` }));
  }

  #nested(write: () => Ends): Ends & { readonly xml: string } {
    const outer = this.xml;
    this.xml = '';
    const ends = write();
    const nested = { ...ends, xml: this.xml };
    this.xml = outer;
    return nested;
  }

  /** With an end event behind it. */
  #ended(write: () => Ends): Ends & { readonly xml: string } {
    const nested = this.#nested(write);
    const done = this.#id('done');
    return { ...nested, xml: nested.xml + end(done) + flow(nested.last, done) };
  }

  /** A block of which something else may take over. */
  #interrupted<Result>(write: () => Result): Result {
    this.#interruptible += 1;
    const result = write();
    this.#interruptible -= 1;
    return result;
  }

  /** An activity whose boundary event leads to another block: instead of it, or beside it. */
  #withReaction(activity: string, event: string, reaction: Block, interrupting: boolean): Ends {
    const join = this.#id('merge');
    const ends = this.write(reaction);
    this.xml += element('exclusiveGateway', join) + flow(activity, join) + flow(event, ends.first);
    if (interrupting) this.xml += flow(ends.last, join);
    else {
      // What runs beside the activity must not come back to its way, or that would be walked twice.
      const done = this.#id('done');
      this.xml += end(done) + flow(ends.last, done);
    }
    return { first: activity, last: join };
  }

  #guarded({ trigger, interrupting, block, reaction }: Kind<'guarded'>): Ends {
    const { first: activity } = this.#interrupted(() =>
      block.kind === 'user' || block.kind === 'service' ? this.write(block) : this.#around(block),
    );
    const event = this.#id('caught');
    this.xml += boundary(
      event,
      activity,
      this.events.write(trigger, { id: event, host: activity, guards: block }),
      interrupting,
    );
    return this.#withReaction(activity, event, reaction, interrupting);
  }

  #watched({ trigger, interrupting, block, reaction }: Kind<'watched'>): Ends {
    const [on, begun] = [this.#id('on'), this.#id('begun')];
    const nested = this.#ended(() => this.#interrupted(() => this.write(reaction)));
    // The event sub-process waits while the sub-process around it is active, whose id is given with that.
    const host = { id: begun, host: '' };
    const begin = element('startEvent', begun, this.events.write(trigger, host), { isInterrupting: interrupting });
    const inner = begin + nested.xml + flow(begun, nested.first);
    const beside = element('subProcess', on, inner, { triggeredByEvent: true });
    const ends = this.#interrupted(() => this.#around(block, '', beside));
    this.events.setHost(begun, ends.first);
    return ends;
  }

  /** An activity and the way of the error it may throw. */
  #caught(id: string, activity: string, repair: Block): Ends {
    const event = this.#id('failed');
    this.xml += activity + boundary(event, id, onError('fail'));
    return this.#withReaction(id, event, repair, true);
  }

  #call(): Ends {
    const id = this.#id('call');
    const called = `<zeebe:calledElement processId="${this.#names.name('called')}" propagateAllChildVariables="false" />`;
    // What tells one called instance from another one at the same time.
    const result = ioMapping({ [`item_${id}`]: '=1' }, { [`result_${id}`]: '=answer' });
    return this.#caught(id, element('callActivity', id, extensions(called + result)), { kind: 'manual' });
  }

  #risky(repair: Block): Ends {
    const [id, from, job] = [this.#id('risky'), this.#id('riskyStart'), this.#id('service')];
    const [on, asked, answer] = [this.#id('on'), this.#id('asked'), this.#id('user')];
    const begin = element('startEvent', asked, this.events.write('message', { id: asked, host: id }), {
      isInterrupting: false,
    });
    const beside = element('subProcess', on, begin + userTask(answer) + flow(asked, answer), {
      triggeredByEvent: true,
    });
    const inner = start(from) + serviceTask(job, this.#names.name('random/job')) + flow(from, job) + beside;
    return this.#caught(id, element('subProcess', id, inner), repair);
  }

  #failing({ block, repair }: Kind<'failing'>): Ends {
    const [id, from] = [this.#id('sub'), this.#id('subStart')];
    const [choose, fail, done] = [this.#id('choice'), this.#id('fail'), this.#id('done')];
    // In a sub-process of its own, so that nothing beside it is still under way when the error is thrown.
    const nested = this.#nested(() => this.#interrupted(() => this.#around(block)));
    const inner =
      start(from) +
      nested.xml +
      element('exclusiveGateway', choose, '', { default: `${choose}_${done}` }) +
      element('endEvent', fail, onError('fail')) +
      end(done) +
      flow(from, nested.first) +
      flow(nested.last, choose) +
      flow(choose, fail, '=way = 2') +
      flow(choose, done);
    return this.#caught(id, element('subProcess', id, inner), repair);
  }

  #escalating({ interrupting, block, reaction }: Kind<'escalating'>): Ends {
    const [id, from, raise] = [this.#id('sub'), this.#id('subStart'), this.#id('raise')];
    const nested = this.#ended(() => this.#interrupted(() => this.write(block)));
    const thrown = element('intermediateThrowEvent', raise, onEscalation('raise'));
    const inner = start(from) + thrown + nested.xml + flow(from, raise) + flow(raise, nested.first);
    const event = this.#id('raised');
    this.xml += element('subProcess', id, inner) + boundary(event, id, onEscalation('raise'), interrupting);
    return this.#withReaction(id, event, reaction, interrupting);
  }

  #collection(id: string, sequential: boolean, items: number, completionCondition?: string): string {
    const list = Array.from({ length: items }, (_item, index) => index).join(', ');
    const item = `item_${id}`;
    return loop({
      sequential,
      inputCollection: `=[${list}]`,
      inputElement: item,
      outputCollection: `out_${id}`,
      outputElement: `=${item}`,
      completionCondition,
    });
  }

  #each({ sequential, items, early }: Kind<'each'>): Ends {
    const id = this.#id('user');
    const condition = early ? '=numberOfCompletedInstances = 1' : undefined;
    const marks = this.#collection(id, sequential, items, condition);
    return this.#single(element('userTask', id, extensions('') + marks), id);
  }

  #loop({ sequential, items, block }: Kind<'loop'>): Ends {
    const marks = this.#collection(this.#id('loop'), sequential, items);
    return this.#interrupted(() => this.#around(block, '', '', marks));
  }
}
