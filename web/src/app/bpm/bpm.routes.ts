import type { Routes } from '@angular/router';

/** Pages that work for every kind of case. */
export const bpmRoutes: Routes = [];
