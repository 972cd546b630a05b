export { DEMO_PASSWORD, demoCast } from './organisation/demo-users.ts';
export { seedAccounts } from './seed-accounts.ts';
export { seedDemo } from './seed-demo.ts';
