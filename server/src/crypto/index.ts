export { readDataKey } from './data-key.ts';
export { createVault, isSealed, type Vault } from './vault.ts';
