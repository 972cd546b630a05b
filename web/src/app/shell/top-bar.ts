import { Component, computed, type ElementRef, inject, output, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { NzBadgeModule } from 'ng-zorro-antd/badge';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzDropdownModule } from 'ng-zorro-antd/dropdown';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { NzInputModule } from 'ng-zorro-antd/input';
import { WorkCounts } from '../bpm/live/work-counts.ts';
import { LanguageSwitch } from '../i18n/language-switch.ts';
import { Texts } from '../i18n/texts.ts';
import { SessionStore } from '../session/session-store.ts';
import { isTyping } from '../ui/is-typing.ts';

@Component({
  selector: 'sf-top-bar',
  imports: [RouterLink, NzBadgeModule, NzButtonModule, NzDropdownModule, NzIconModule, NzInputModule, LanguageSwitch],
  templateUrl: './top-bar.html',
  styleUrl: './top-bar.css',
  host: { role: 'banner', '(document:keydown./)': 'focusSearch($event)' },
})
export class TopBar {
  readonly #session = inject(SessionStore);
  readonly #router = inject(Router);
  readonly #texts = inject(Texts);
  private readonly search = viewChild<ElementRef<HTMLInputElement>>('search');
  readonly toggleMenu = output();
  readonly showKeys = output();
  protected readonly t = this.#texts.t;
  protected readonly counts = inject(WorkCounts).counts;
  protected readonly session = this.#session.session;
  protected readonly canSearch = computed(() => this.#session.can('case.read') || this.#session.can('work'));
  protected readonly roles = computed(() =>
    (this.session()?.roles ?? []).map((role) => this.#texts.pick(role.name, role.nameEn)).join(' · '),
  );

  protected find(event: Event): void {
    event.preventDefault();
    const q = this.search()?.nativeElement.value.trim();
    if (q) void this.#router.navigate(['/app/cases'], { queryParams: { q } });
  }

  protected focusSearch(event: Event): void {
    if (isTyping(event.target as HTMLElement)) return;
    event.preventDefault();
    this.search()?.nativeElement.focus();
  }

  protected signOut(): void {
    void this.#session.signOut();
  }
}
