import { Component, inject, input, output } from '@angular/core';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzDropdownModule } from 'ng-zorro-antd/dropdown';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { Texts } from '../../i18n/texts.ts';

/** Ticks the columns to show; the number stays, it is the way to the case. */
@Component({
  selector: 'sf-column-chooser',
  imports: [NzButtonModule, NzDropdownModule, NzIconModule],
  template: `
    <button nz-button type="button" nz-dropdown nzTrigger="click" [nzDropdownMenu]="menu" [nzClickHide]="false">
      <nz-icon nzType="setting" aria-hidden="true" />{{ t('cases.columns') }}
    </button>
    <nz-dropdown-menu #menu="nzDropdownMenu">
      <div class="ant-dropdown-menu columns" role="group" [attr.aria-label]="t('cases.columns')">
        @for (column of all(); track column.key) {
          <label>
            <input
              type="checkbox"
              [checked]="shown().includes(column.key)"
              [disabled]="column.key === 'number'"
              (change)="toggle(column.key)"
            />
            {{ column.label }}
          </label>
        }
        <button type="button" class="sf-quiet" (click)="changed.emit([])">{{ t('cases.columnsReset') }}</button>
      </div>
    </nz-dropdown-menu>
  `,
  styles: `
    .columns {
      display: grid;
      gap: 2px;
      padding: 8px;
    }
    label {
      display: flex;
      gap: 8px;
      padding: 4px 8px;
      cursor: pointer;
    }
    input {
      accent-color: var(--sf-accent);
    }
  `,
})
export class ColumnChooser {
  readonly all = input.required<readonly { key: string; label: string }[]>();
  readonly shown = input.required<readonly string[]>();
  readonly changed = output<string[]>();
  protected readonly t = inject(Texts).t;

  protected toggle(key: string): void {
    const shown = new Set(this.shown());
    if (!shown.delete(key)) shown.add(key);
    this.changed.emit(
      this.all()
        .map((column) => column.key)
        .filter((candidate) => shown.has(candidate)),
    );
  }
}
