import { Component, computed, inject, signal } from '@angular/core';
import { Texts } from '../i18n/texts.ts';
import { TimePipe } from '../i18n/time.pipe.ts';
import { ChangePasswordForm, SessionStore } from '../session/index.ts';

/** Who is signed in, and the change of his password. */
@Component({
  selector: 'sf-profile-page',
  imports: [ChangePasswordForm, TimePipe],
  template: `
    <h1>{{ t('profile.title') }}</h1>
    @if (session(); as session) {
      <div class="columns">
        <section class="sf-card sf-stack">
          <h2>{{ session.name }}</h2>
          <dl>
            <dt>{{ t('profile.account') }}</dt>
            <dd>{{ session.account }}</dd>
            <dt>{{ t('profile.unit') }}</dt>
            <dd>{{ session.unit.name }}</dd>
            <dt>{{ t('profile.roles') }}</dt>
            <dd>{{ roles() }}</dd>
            <dt>{{ t('profile.lastSignIn') }}</dt>
            <dd>{{ (session.lastSignInAt | sfTime) || t('profile.first') }}</dd>
          </dl>
          <p class="sf-small sf-soft">{{ t('profile.changeHint') }}</p>
        </section>
        <section class="sf-card sf-stack">
          <h2>{{ t('profile.password') }}</h2>
          @if (changed()) {
            <p class="sf-note sf-good" role="status">{{ t('profile.changed') }}</p>
          } @else {
            <sf-change-password-form (done)="changed.set(true)" />
          }
        </section>
      </div>
    }
  `,
  styles: `
    .columns {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr));
      gap: var(--sf-gap);
      max-width: 880px;
      align-items: start;
    }
    dl {
      display: grid;
      grid-template-columns: max-content 1fr;
      gap: 8px 16px;
    }
    dt {
      color: var(--sf-ink-soft);
    }
  `,
  host: { class: 'sf-page sf-stack' },
})
export class ProfilePage {
  readonly #texts = inject(Texts);
  protected readonly t = this.#texts.t;
  protected readonly session = inject(SessionStore).session;
  protected readonly changed = signal(false);
  protected readonly roles = computed(() =>
    (this.session()?.roles ?? [])
      .map((role) => this.#texts.pick(role.name, role.nameEn))
      .join(this.#texts.pick('、', ', ')),
  );
}
