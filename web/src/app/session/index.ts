export { ChangePasswordForm } from './change-password-form.ts';
export { allowed, signedIn } from './guards.ts';
export { sessionTexts } from './session-texts.ts';
export { SessionStore } from './session-store.ts';
