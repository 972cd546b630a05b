export { createIdentity, type Identity } from './create-identity.ts';
export type { Captchas } from './session/captchas.ts';
export type { Organisation } from './organisation/organisation.ts';
export { permissionsOf, roles } from './roles.ts';
