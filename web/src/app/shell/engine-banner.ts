import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { Texts } from '../i18n/texts.ts';
import { SessionStore } from '../session/session-store.ts';
import { EngineWatch } from './engine-watch.ts';

/** Tells calmly that the engine does not work and what that means for one's own work; gone by itself when it does again. */
@Component({
  selector: 'sf-engine-banner',
  imports: [NzIconModule, RouterLink],
  template: `
    @if (trouble() !== 'none') {
      <p>
        <nz-icon nzType="info-circle" aria-hidden="true" />
        <span>
          {{ t('shell.engine.' + trouble()) }}
          @if (isOperator()) {
            <a routerLink="/app/admin/engine">{{ t('shell.engine.look') }}</a>
          }
        </span>
      </p>
    }
  `,
  styles: `
    p {
      display: flex;
      justify-content: center;
      gap: 8px;
      padding: 6px 16px;
      background: var(--sf-warn-soft);
      color: var(--sf-warn);
    }
    nz-icon {
      margin-top: 4px;
    }
    a {
      color: inherit;
      text-decoration: underline;
      white-space: nowrap;
    }
  `,
  host: { role: 'status' },
})
export class EngineBanner {
  readonly #session = inject(SessionStore);
  protected readonly t = inject(Texts).t;
  protected readonly trouble = inject(EngineWatch).trouble;
  protected readonly isOperator = computed(() => this.#session.can('process.operate'));
}
