import { Component, computed, effect, inject, input, model, resource } from '@angular/core';
import { DomSanitizer } from '@angular/platform-browser';
import type { FileRef } from '@safeflow/contracts';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzModalModule } from 'ng-zorro-antd/modal';
import { Texts } from '../../i18n/texts.ts';

/** Pictures and PDF files in a dialog; others are offered for download. */
@Component({
  selector: 'sf-file-preview',
  imports: [NzModalModule, NzButtonModule],
  template: `
    <nz-modal
      [nzVisible]="file() !== null"
      [nzTitle]="file()?.name ?? ''"
      [nzFooter]="footer"
      nzWidth="min(960px, 96vw)"
      [nzBodyStyle]="{ padding: '0' }"
      (nzOnCancel)="index.set(null)"
    >
      <div *nzModalContent class="stage">
        @if (isImage()) {
          <img [src]="path()" [alt]="file()?.name ?? ''" />
        } @else if (isPdf()) {
          @if (pdf(); as source) {
            <iframe [src]="source" [title]="file()?.name ?? ''"></iframe>
          } @else {
            <p class="sf-soft" role="status">{{ t('core.loading') }}</p>
          }
        } @else {
          <p class="sf-soft">{{ t('core.files.noPreview') }}</p>
        }
      </div>
      <ng-template #footer>
        <div class="sf-row">
          <button nz-button type="button" [disabled]="(index() ?? 0) <= 0" (click)="move(-1)">
            {{ t('core.files.previous') }}
          </button>
          <button nz-button type="button" [disabled]="(index() ?? 0) >= files().length - 1" (click)="move(1)">
            {{ t('core.files.next') }}
          </button>
          <span class="sf-grow"></span>
          <a nz-button nzType="primary" [href]="path() + '?download=true'" [attr.download]="file()?.name">{{
            t('core.files.download')
          }}</a>
        </div>
      </ng-template>
    </nz-modal>
  `,
  styles: `
    .stage {
      display: grid;
      place-content: center;
      min-height: 320px;
      background: var(--sf-ground);
    }
    img {
      max-width: 100%;
      max-height: 75vh;
    }
    iframe {
      width: min(960px, 96vw);
      height: 75vh;
      border: 0;
    }
  `,
})
export class FilePreview {
  readonly #sanitizer = inject(DomSanitizer);
  readonly files = input.required<readonly FileRef[]>();
  /** Which file is shown; null for none. */
  readonly index = model<number | null>(null);
  protected readonly t = inject(Texts).t;
  protected readonly file = computed(() => {
    const index = this.index();
    return index === null ? null : (this.files()[index] ?? null);
  });
  protected readonly path = computed(() => `/api/files/${this.file()?.id ?? ''}`);
  protected readonly isImage = computed(() => this.file()?.type.startsWith('image/') ?? false);
  protected readonly isPdf = computed(() => this.file()?.type === 'application/pdf');
  // Files are served in a sandbox where the browser's PDF viewer does not run; an address of our own page's memory does.
  readonly #pdf = resource({
    params: () => (this.isPdf() ? this.path() : undefined),
    loader: async ({ params, abortSignal }) => {
      const answer = await fetch(params, { signal: abortSignal });
      return URL.createObjectURL(await answer.blob());
    },
  });
  protected readonly pdf = computed(() =>
    this.#pdf.hasValue() ? this.#sanitizer.bypassSecurityTrustResourceUrl(this.#pdf.value()) : undefined,
  );

  constructor() {
    effect((onCleanup) => {
      const address = this.#pdf.hasValue() ? this.#pdf.value() : undefined;
      if (address) onCleanup(() => URL.revokeObjectURL(address));
    });
  }

  protected move(step: number): void {
    this.index.update((index) => (index === null ? null : index + step));
  }
}
