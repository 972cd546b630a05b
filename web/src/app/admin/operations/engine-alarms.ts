import { Component, computed, type ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { EngineState } from '@safeflow/contracts';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzPopconfirmModule } from 'ng-zorro-antd/popconfirm';
import { Api } from '../../api/api.ts';
import { ApiProblem } from '../../api/api-problem.ts';
import { Texts } from '../../i18n/texts.ts';
import { TimePipe } from '../../i18n/time.pipe.ts';
import { EmptyState } from '../../ui/empty-state.ts';
import { OneAction } from '../../ui/one-action.ts';
import { ProblemBox } from '../../ui/problem-box.ts';

type Alarm = EngineState['alarms'][number];

const AT_ONCE = 20;
/** What hinders cases now, and what the system has already put right by itself. */
const GRAVE: ReadonlySet<Alarm['code']> = new Set(['unreachable', 'command-refused', 'intake-failed']);

/** What the engine wants operators to look at: what happened, what to do, and the technical message folded below. */
@Component({
  selector: 'sf-engine-alarms',
  imports: [EmptyState, NzButtonModule, NzIconModule, NzPopconfirmModule, ProblemBox, RouterLink, TimePipe],
  templateUrl: './engine-alarms.html',
  styleUrl: './engine-alarms.css',
  host: { class: 'sf-stack' },
})
export class EngineAlarms {
  readonly #api = inject(Api);
  readonly alarms = input.required<readonly Alarm[]>();
  /** The engine does not work, whether alarms say so or not. */
  readonly failing = input(false);
  readonly cleared = output();
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  protected readonly t = inject(Texts).t;
  protected readonly action = new OneAction();
  /** The question fits on a phone. */
  protected readonly narrow = { maxWidth: 'min(420px, calc(100vw - 48px))' };
  protected readonly note = signal('');
  readonly #limit = signal(AT_ONCE);
  /** Cleared here, but perhaps still in a list that was read before; when it is raised again, it has another time. */
  readonly #cleared = signal<ReadonlySet<string>>(new Set());
  protected readonly open = computed(() => this.alarms().filter((alarm) => !this.#cleared().has(raisedAs(alarm))));
  protected readonly shown = computed(() => this.open().slice(0, this.#limit()));

  protected isGrave({ code }: Alarm): boolean {
    return GRAVE.has(code);
  }

  protected more(): void {
    this.#limit.update((limit) => limit + AT_ONCE);
  }

  protected async clear(alarm: Alarm): Promise<void> {
    this.note.set('');
    if (!(await this.action.run(() => this.#clear(alarm)))) return;
    this.#cleared.update((cleared) => new Set(cleared).add(raisedAs(alarm)));
    const name = this.t(`admin.engine.alarm.${alarm.code}.name`);
    this.note.set(this.t('admin.engine.alarms.cleared', { name }));
    this.heading().nativeElement.focus();
    this.cleared.emit();
  }

  /** Another operator, or the engine's recovery, may have been faster. */
  async #clear({ id }: Alarm): Promise<void> {
    try {
      await this.#api.post(`/api/engine/alarms/${encodeURIComponent(id)}/clear`);
    } catch (problem) {
      if (!(problem instanceof ApiProblem && problem.status === 404)) throw problem;
    }
  }
}

function raisedAs({ id, at }: Alarm): string {
  return `${id} ${at}`;
}
