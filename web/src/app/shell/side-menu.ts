import { Component, inject, input, output } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzTooltipModule } from 'ng-zorro-antd/tooltip';
import { Texts } from '../i18n/texts.ts';
import { MenuEntries } from './menu-entries.ts';

@Component({
  selector: 'sf-side-menu',
  imports: [RouterLink, RouterLinkActive, NzIconModule, NzTooltipModule],
  templateUrl: './side-menu.html',
  styleUrl: './side-menu.css',
  host: { '[class.narrow]': 'narrow()' },
})
export class SideMenu {
  /** Icons only; the words appear as tooltips. */
  readonly narrow = input(false);
  readonly chosen = output();
  protected readonly t = inject(Texts).t;
  protected readonly groups = inject(MenuEntries).groups;
}
