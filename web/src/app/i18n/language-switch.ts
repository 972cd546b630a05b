import { Component, computed, inject } from '@angular/core';
import { Texts } from './texts.ts';

/** A button that changes to the other language and is named in that language. */
@Component({
  selector: 'sf-language-switch',
  template: `<button type="button" class="sf-quiet" [attr.lang]="other()" (click)="change()">{{ label() }}</button>`,
})
export class LanguageSwitch {
  readonly #texts = inject(Texts);
  protected readonly other = computed(() => (this.#texts.language() === 'en' ? 'zh-CN' : 'en'));
  protected readonly label = computed(() => (this.other() === 'en' ? 'English' : '中文'));

  protected change(): void {
    void this.#texts.use(this.other());
  }
}
