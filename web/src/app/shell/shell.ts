import { Component, DestroyRef, inject, signal, ViewEncapsulation } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { NzDrawerModule } from 'ng-zorro-antd/drawer';
import { LiveEvents } from '../api/live-events.ts';
import { WorkCounts } from '../bpm/live/work-counts.ts';
import { Texts } from '../i18n/texts.ts';
import { EngineBanner } from './engine-banner.ts';
import { EngineWatch } from './engine-watch.ts';
import { KeyHelp } from './key-help.ts';
import { SideMenu } from './side-menu.ts';
import { TopBar } from './top-bar.ts';

const NARROW_KEY = 'safeflow.menu';

/** Frame of the staff area; carries the component library's styles for all pages inside. */
@Component({
  selector: 'sf-shell',
  imports: [RouterOutlet, NzDrawerModule, EngineBanner, SideMenu, TopBar, KeyHelp],
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
    const destroyed = inject(DestroyRef);
    destroyed.onDestroy(inject(WorkCounts).start());
    destroyed.onDestroy(inject(EngineWatch).start());
    inject(Router)
      .events.pipe(takeUntilDestroyed())
      .subscribe((event) => {
        if (event instanceof NavigationEnd) this.#arrive(event.urlAfterRedirects);
      });
  }

  #path = '';

  /** Another page begins at its top, with the keyboard inside it; a changed filter leaves both where they are. */
  #arrive(address: string): void {
    const path = address.split('?')[0] ?? '';
    if (path === this.#path) return;
    const first = this.#path === '';
    this.#path = path;
    const main = document.getElementById('main');
    if (!main || first) return;
    main.scrollTop = 0;
    main.focus({ preventScroll: true });
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
