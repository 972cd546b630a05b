import type { Routes } from '@angular/router';

export const workbenchRoutes: Routes = [];
