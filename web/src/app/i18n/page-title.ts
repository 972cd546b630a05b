import { effect, inject, Injectable, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { type RouterStateSnapshot, TitleStrategy } from '@angular/router';
import { Texts } from './texts.ts';

/** Window titles: a route's `title` is a text key; a page with a name of its own sets it here. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  readonly #title = inject(Title);
  readonly #texts = inject(Texts);
  readonly #key = signal('');
  readonly #own = signal('');

  constructor() {
    super();
    effect(() => {
      const name = this.#own() || (this.#key() ? this.#texts.t(this.#key()) : '');
      this.#title.setTitle(name ? `${name} · ${this.#texts.t('core.product')}` : this.#texts.t('core.product'));
    });
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.#own.set('');
    this.#key.set(this.buildTitle(snapshot) ?? '');
  }

  /** Names the page after what it shows, e.g. a case number. */
  name(text: string): void {
    this.#own.set(text);
  }
}
