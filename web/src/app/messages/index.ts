import type { Routes } from '@angular/router';

export const messagesRoutes: Routes = [];
