import { Component, inject, input, output, signal } from '@angular/core';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzModalModule } from 'ng-zorro-antd/modal';
import { Texts } from '../../i18n/texts.ts';

/** A first password, shown this once. */
@Component({
  selector: 'sf-first-password',
  imports: [NzButtonModule, NzModalModule],
  template: `
    <nz-modal
      [nzVisible]="true"
      [nzTitle]="t('admin.users.firstPassword', { name: name() })"
      [nzFooter]="null"
      [nzMaskClosable]="false"
      (nzOnCancel)="closed.emit()"
    >
      <div *nzModalContent class="sf-stack">
        <p>{{ t('admin.users.shownOnce') }}</p>
        <p class="password" data-testid="first-password">{{ password() }}</p>
        <div class="sf-row">
          <button nz-button nzType="primary" type="button" (click)="copy()">
            {{ t(copied() ? 'admin.users.copied' : 'admin.users.copy') }}
          </button>
          <button nz-button type="button" (click)="closed.emit()">{{ t('core.close') }}</button>
        </div>
      </div>
    </nz-modal>
  `,
  styles: `
    .password {
      padding: 12px;
      border-radius: var(--sf-radius);
      background: var(--sf-accent-soft);
      font-size: 20px;
      font-weight: 600;
      text-align: center;
      user-select: all;
    }
  `,
})
export class FirstPassword {
  readonly name = input.required<string>();
  readonly password = input.required<string>();
  readonly closed = output();
  protected readonly t = inject(Texts).t;
  protected readonly copied = signal(false);

  protected async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.password());
    this.copied.set(true);
  }
}
