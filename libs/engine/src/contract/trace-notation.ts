/**
 * What happened to the elements of an instance, written as ways through the model:
 *
 * - `start > work > end`: three elements were entered and completed, and the flows between them taken;
 * - `work?` is still open, `work!` was terminated, `work#` stands in an incident, `work#!` was terminated there;
 * - `.fork > b`: the fork is written elsewhere and only the flow behind it counts;
 * - `gate ~ late`: `late` follows `gate`, and whether the engine tells of the flow between them is left open;
 * - `each[2 1! 1?]`: a multi-instance activity with two turns completed, one terminated, one open; `each?[…]` is open;
 * - `2 * inner > a`: the whole way was gone twice.
 */
export type Way = string;

/** How often each thing happened, by its name such as `entered work` or `took start_work`. */
export class Tally {
  readonly counts = new Map<string, number>();
  /** Flows that are not compared. */
  readonly open = new Set<string>();

  add(what: string, times = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + times);
  }
}

const END = { '': 'completed', '?': undefined, '!': 'terminated', '#': undefined, '#!': 'terminated' } as const;
const TASK_END = { '': 'completed', '?': undefined, '!': 'canceled' } as const;
type Mark = keyof typeof END;

const STEP = /^(\.?)([\w-]+)(\?|#!|#|!)?(?:\[([^\]]*)\])?$/;
const TURNS = /^(\d+)(\?|#!|#|!)?$/;

/** Counts what ways tell; elements of which `isUserTask` is true have tasks, too. */
export function tallyOf(ways: readonly Way[], isUserTask: (elementId: string) => boolean): Tally {
  const tally = new Tally();
  for (const way of ways) new WayReader(tally, isUserTask).read(way);
  return tally;
}

class WayReader {
  readonly #tally: Tally;
  readonly #isUserTask: (elementId: string) => boolean;
  #times = 1;

  constructor(tally: Tally, isUserTask: (elementId: string) => boolean) {
    this.#tally = tally;
    this.#isUserTask = isUserTask;
  }

  read(way: Way): void {
    const [, times, rest = ''] = /^(?:(\d+) \* )?(.*)$/.exec(way.trim()) ?? [];
    this.#times = Number(times ?? 1);
    const parts = rest.split(/\s+(>|~)\s+/);
    let before = this.#step(parts[0] ?? '', way);
    for (let index = 1; index < parts.length; index += 2) {
      const after = this.#step(parts[index + 1] ?? '', way);
      if (parts[index] === '>') this.#tally.add(`took ${before}_${after}`, this.#times);
      else this.#tally.open.add(`took ${before}_${after}`);
      before = after;
    }
  }

  #step(text: string, way: Way): string {
    const [, anchor, id = '', mark = '', turns] = STEP.exec(text) ?? [];
    if (id === '') throw new Error(`Expected a step such as "work" or ".fork", but "${way}" has "${text}".`);
    if (anchor === '.') return id;
    if (turns === undefined) this.#element(id, mark as Mark, this.#times);
    else {
      this.#lifecycle(`loop ${id}`, mark as Mark, this.#times);
      for (const part of turns.split(' ').filter(Boolean)) this.#turns(id, part, way);
    }
    return id;
  }

  #turns(id: string, part: string, way: Way): void {
    const [, count, mark = ''] = TURNS.exec(part) ?? [];
    if (count === undefined) throw new Error(`Expected turns such as "2" or "1!", but "${way}" has "${part}".`);
    this.#element(id, mark as Mark, Number(count) * this.#times);
  }

  #element(id: string, mark: Mark, times: number): void {
    this.#lifecycle(id, mark, times);
    if (!this.#isUserTask(id) || mark === '#' || mark === '#!') return;
    this.#tally.add(`task created ${id}`, times);
    const end = TASK_END[mark];
    if (end) this.#tally.add(`task ${end} ${id}`, times);
  }

  #lifecycle(what: string, mark: Mark, times: number): void {
    this.#tally.add(`entered ${what}`, times);
    const end = END[mark];
    if (end) this.#tally.add(`${end} ${what}`, times);
  }
}
