import { Component, effect, inject, input, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { Api } from '../../api/api.ts';
import { inboxAction } from '../inbox/inbox-keys.ts';
import { TaskPanel } from './task-panel.ts';

/** One work item over the whole width. */
@Component({
  selector: 'sf-task-page',
  imports: [TaskPanel],
  host: { '(document:keydown)': 'press($event)' },
  template: '<sf-task-panel [id]="id()" (next)="next()" />',
  styles: ':host { display: block; height: 100%; }',
})
export class TaskPage {
  readonly #router = inject(Router);
  readonly #api = inject(Api);
  readonly id = input.required<string>();
  private readonly panel = viewChild(TaskPanel);

  constructor() {
    effect(() => this.panel()?.focus());
  }

  protected async next(): Promise<void> {
    const page = await this.#api.get<{ items: { id: string }[] }>('/api/work-items', { folder: 'todo', limit: 1 });
    const id = page.items[0]?.id;
    await this.#router.navigate(id ? ['/app/tasks', id] : ['/app/inbox']);
  }

  protected press(event: KeyboardEvent): void {
    const action = inboxAction(event as KeyboardEvent & { target: HTMLElement | null });
    if (!action) return;
    event.preventDefault();
    if (this.panel()?.done() && ['next', 'open', 'complete'].includes(action)) void this.next();
    else if (action === 'claim') void this.panel()?.claim();
    else if (action === 'complete') void this.panel()?.complete();
    else if (action === 'back') void this.#router.navigate(['/app/inbox']);
  }
}
