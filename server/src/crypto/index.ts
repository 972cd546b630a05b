export { readDataKey } from './data-key.ts';
export { withOpenPhone } from './open-phone.ts';
export { createVault, isSealed, type Vault } from './vault.ts';
