import {
  Component,
  type ElementRef,
  afterRenderEffect,
  computed,
  effect,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { Texts } from '../../i18n/texts.ts';
import { ProblemBox } from '../../ui/problem-box.ts';
import { PublicSite } from '../public-site.ts';
import { markNoticeRead, noticeWasRead } from '../submit/draft-storage.ts';
import { createCountdown } from './countdown.ts';
import { noticeBlocks } from './notice-blocks.ts';

/** The first page: what this is for, the notice with its reading time (RPT-002, RPT-003), and the choice (RPT-004). */
@Component({
  selector: 'sf-notice-page',
  imports: [RouterLink, ProblemBox],
  templateUrl: './notice-page.html',
})
export class NoticePage {
  readonly #texts = inject(Texts);
  protected readonly t = this.#texts.t;
  protected readonly setup = inject(PublicSite).setup;
  protected readonly countdown = createCountdown();
  protected readonly confirmed = signal(noticeWasRead());
  protected readonly blocks = computed(() => {
    const notice = this.setup.hasValue() ? this.setup.value().notice : null;
    return notice ? noticeBlocks(this.#texts.pick(notice.zh, notice.en)) : [];
  });
  protected readonly steps = ['read', 'tell', 'follow'] as const;
  protected readonly kinds = ['real', 'anonymous'] as const;
  private readonly choice = viewChild<ElementRef<HTMLElement>>('choice');
  readonly #justConfirmed = signal(false);

  constructor() {
    effect(() => {
      if (!this.setup.hasValue()) return;
      const { noticeSeconds } = this.setup.value();
      untracked(() => this.countdown.start(noticeSeconds));
    });
    afterRenderEffect(() => {
      if (this.#justConfirmed()) this.choice()?.nativeElement.focus();
    });
  }

  protected confirm(): void {
    markNoticeRead();
    this.confirmed.set(true);
    this.#justConfirmed.set(true);
  }
}
