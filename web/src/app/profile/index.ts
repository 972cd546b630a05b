import type { Routes } from '@angular/router';

export const profileRoutes: Routes = [];
