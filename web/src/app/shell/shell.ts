import { Component, DestroyRef, inject, signal, ViewEncapsulation } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { NzDrawerModule } from 'ng-zorro-antd/drawer';
import { LiveEvents } from '../api/live-events.ts';
import { WorkCounts } from '../bpm/live/work-counts.ts';
import { Texts } from '../i18n/texts.ts';
import { KeyHelp } from './key-help.ts';
import { SideMenu } from './side-menu.ts';
import { TopBar } from './top-bar.ts';

const NARROW_KEY = 'safeflow.menu';

/** Frame of the staff area; carries the component library's styles for all pages inside. */
@Component({
  selector: 'sf-shell',
  imports: [RouterOutlet, NzDrawerModule, SideMenu, TopBar, KeyHelp],
  encapsulation: ViewEncapsulation.None,
  templateUrl: './shell.html',
  styleUrl: './shell.less',
})
export class Shell {
  protected readonly t = inject(Texts).t;
  protected readonly connected = inject(LiveEvents).connected;
  protected readonly narrow = signal(localStorage.getItem(NARROW_KEY) === 'narrow');
  protected readonly drawerOpen = signal(false);
  protected readonly keysShown = signal(false);

  constructor() {
    inject(DestroyRef).onDestroy(inject(WorkCounts).start());
  }

  protected toggleMenu(): void {
    if (matchMedia('(max-width: 767px)').matches) {
      this.drawerOpen.set(true);
      return;
    }
    this.narrow.update((narrow) => !narrow);
    localStorage.setItem(NARROW_KEY, this.narrow() ? 'narrow' : 'wide');
  }

  protected skip(event: Event): void {
    event.preventDefault();
    document.getElementById('main')?.focus();
  }
}
