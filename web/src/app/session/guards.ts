import { inject } from '@angular/core';
import { type CanActivateFn, RedirectCommand, Router } from '@angular/router';
import type { Permission } from '@safeflow/contracts';
import { SessionStore } from './session-store.ts';

/** Lets signed-in users in; others sign in first and come back. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const router = inject(Router);
  const session = await inject(SessionStore).load();
  const queryParams = { return: state.url };
  if (!session) return router.createUrlTree(['/sign-in'], { queryParams });
  return session.passwordExpired ? router.createUrlTree(['/change-password'], { queryParams }) : true;
};

/** Lets in who has one of the permissions; others see the page that says so, under the address they asked for. */
export function allowed(...permissions: Permission[]): CanActivateFn {
  return (_route, state) => {
    const router = inject(Router);
    const store = inject(SessionStore);
    if (permissions.some((permission) => store.can(permission))) return true;
    return new RedirectCommand(router.parseUrl('/app/forbidden'), { browserUrl: state.url });
  };
}
