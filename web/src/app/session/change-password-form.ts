import { Component, computed, inject, output, signal } from '@angular/core';
import { Texts } from '../i18n/texts.ts';
import { ProblemBox } from '../ui/problem-box.ts';
import { PasswordField } from './password-field.ts';
import { SessionStore } from './session-store.ts';

const SHORTEST = 10;

/** Changes the password of the signed-in user (RPT-074). */
@Component({
  selector: 'sf-change-password-form',
  imports: [PasswordField, ProblemBox],
  template: `
    <form class="sf-stack" novalidate (submit)="submit($event)">
      <sf-problem-box [problem]="problem()" />
      <sf-password-field
        name="current"
        autocomplete="current-password"
        [label]="t('session.change.current')"
        [(value)]="current"
      />
      <sf-password-field
        name="next"
        autocomplete="new-password"
        [label]="t('session.change.next')"
        [hint]="t('session.change.rules')"
        [error]="tried() ? nextError() : ''"
        [(value)]="next"
      />
      <sf-password-field
        name="again"
        autocomplete="new-password"
        [label]="t('session.change.again')"
        [error]="tried() ? againError() : ''"
        [(value)]="again"
      />
      <button class="sf-button sf-primary" [disabled]="busy()">{{ t('session.change.submit') }}</button>
    </form>
  `,
})
export class ChangePasswordForm {
  readonly #session = inject(SessionStore);
  readonly done = output();
  protected readonly t = inject(Texts).t;
  protected readonly current = signal('');
  protected readonly next = signal('');
  protected readonly again = signal('');
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly nextError = computed(() => (this.next().length < SHORTEST ? this.t('session.change.short') : ''));
  protected readonly againError = computed(() =>
    this.next() === this.again() ? '' : this.t('session.change.different'),
  );

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    if (!this.current() || this.nextError() || this.againError() || this.busy()) return;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      await this.#session.changePassword(this.current(), this.next());
      this.done.emit();
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
