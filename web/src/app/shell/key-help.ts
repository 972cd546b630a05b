import { Component, inject, model } from '@angular/core';
import { NzModalModule } from 'ng-zorro-antd/modal';
import { Texts } from '../i18n/texts.ts';
import { isTyping } from '../ui/is-typing.ts';

const KEYS = ['search', 'next', 'open', 'claim', 'complete', 'select', 'help'] as const;

/** The keys that work, shown by `?`. */
@Component({
  selector: 'sf-key-help',
  imports: [NzModalModule],
  host: { '(document:keydown)': 'toggle($event)' },
  template: `
    <nz-modal [(nzVisible)]="shown" [nzTitle]="t('shell.keys.title')" [nzFooter]="null" (nzOnCancel)="shown.set(false)">
      <dl *nzModalContent class="sf-keys">
        @for (key of keys; track key) {
          <dt>
            <kbd>{{ t('shell.keys.' + key + '.key') }}</kbd>
          </dt>
          <dd>{{ t('shell.keys.' + key + '.text') }}</dd>
        }
      </dl>
    </nz-modal>
  `,
  styles: `
    .sf-keys {
      display: grid;
      grid-template-columns: max-content 1fr;
      gap: 8px 16px;
    }
    kbd {
      padding: 2px 8px;
      border: 1px solid var(--sf-line);
      border-radius: 4px;
      background: var(--sf-ground);
    }
  `,
})
export class KeyHelp {
  readonly shown = model(false);
  protected readonly t = inject(Texts).t;
  protected readonly keys = KEYS;

  protected toggle(event: KeyboardEvent): void {
    if (event.key !== '?' || isTyping(event.target as HTMLElement)) return;
    event.preventDefault();
    this.shown.update((shown) => !shown);
  }
}
