import { inject } from '@angular/core';
import type { ResolveFn } from '@angular/router';
import { Texts, type TextsLoader } from './texts.ts';

/** Route resolver: the page appears when its texts are there. */
export function loadTexts(feature: string, loader: TextsLoader): ResolveFn<void> {
  return () => inject(Texts).load(feature, loader);
}
