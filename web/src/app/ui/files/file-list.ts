import { Component, inject, input, signal } from '@angular/core';
import type { FileRef } from '@safeflow/contracts';
import { NzButtonModule } from 'ng-zorro-antd/button';
import { NzIconModule } from 'ng-zorro-antd/icon';
import { dayAndTime } from '../../i18n/china-time.ts';
import { Texts } from '../../i18n/texts.ts';
import { FilePreview } from './file-preview.ts';
import { fileSize } from './file-size.ts';

/** Stored files with preview and download. */
@Component({
  selector: 'sf-file-list',
  imports: [NzButtonModule, NzIconModule, FilePreview],
  template: `
    <ul>
      @for (file of files(); track file.id; let index = $index) {
        <li>
          @if (file.type.startsWith('image/')) {
            <img [src]="path(file)" alt="" loading="lazy" />
          } @else {
            <nz-icon class="kind" nzType="file" aria-hidden="true" />
          }
          <div class="sf-grow">
            <button type="button" class="name sf-cut" (click)="shown.set(index)">{{ file.name }}</button>
            <span class="sf-small sf-soft sf-cut">{{ note(file) }}</span>
          </div>
          <a
            nz-button
            nzType="text"
            [href]="path(file) + '?download=true'"
            [attr.download]="file.name"
            [attr.aria-label]="t('core.files.download') + ' ' + file.name"
          >
            <nz-icon nzType="download" aria-hidden="true" />
          </a>
        </li>
      } @empty {
        <li class="sf-soft">{{ t('core.files.none') }}</li>
      }
    </ul>
    <sf-file-preview [files]="files()" [(index)]="shown" />
  `,
  styles: `
    ul {
      display: grid;
      gap: 8px;
      list-style: none;
    }
    li {
      display: flex;
      align-items: center;
      gap: 12px;
      min-width: 0;
    }
    img,
    .kind {
      flex: none;
      width: 48px;
      height: 48px;
      object-fit: cover;
      border-radius: var(--sf-radius);
      background: var(--sf-ground);
    }
    .kind {
      display: grid;
      place-content: center;
      font-size: 22px;
      color: var(--sf-ink-soft);
    }
    .name {
      display: block;
      max-width: 100%;
      padding: 0;
      border: 0;
      background: none;
      color: var(--sf-accent);
      cursor: pointer;
      text-align: left;
    }
    span {
      display: block;
    }
  `,
})
export class FileList {
  readonly files = input.required<readonly FileRef[]>();
  protected readonly shown = signal<number | null>(null);
  protected readonly t = inject(Texts).t;

  protected path(file: FileRef): string {
    return `/api/files/${file.id}`;
  }

  /** Size, who and when; a reporter's name stays out. */
  protected note(file: FileRef): string {
    return [fileSize(file.size), file.uploadedBy, dayAndTime(file.uploadedAt)].filter(Boolean).join(' · ');
  }
}
