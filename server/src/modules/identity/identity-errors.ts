import { defineError } from '../../http/errors.ts';

export const signInFailed = defineError('sign-in-failed', 401, {
  zh: '账号或密码不正确。',
  en: 'The account or the password is not right.',
});
export const accountLocked = defineError('account-locked', 429, {
  zh: '连续登录失败次数过多，账号已暂时锁定，请 {minutes} 分钟后再试。',
  en: 'Too many failed sign-ins. The account is locked; try again in {minutes} minutes.',
});
export const captchaNeeded = defineError('captcha-needed', 400, {
  zh: '请输入图形验证码。',
  en: 'Please enter the characters of the picture.',
});
export const captchaWrong = defineError('captcha-wrong', 400, {
  zh: '图形验证码不正确或已过期，请重新输入。',
  en: 'The characters of the picture are wrong or expired. Please try again.',
});
export const tooBusy = defineError('too-busy', 503, {
  zh: '当前登录人数较多，请稍后重试。',
  en: 'Many people are signing in right now. Please try again shortly.',
});
export const passwordWrong = defineError('password-wrong', 400, {
  zh: '当前密码不正确。',
  en: 'The current password is not right.',
});
export const passwordWeak = defineError('password-weak', 400, {
  zh: '新密码至少 10 位，须包含大写字母、小写字母、数字、符号中的三类，且不得包含账号。',
  en: 'The new password needs at least 10 characters of three kinds (capital and small letters, digits, signs) and must not contain the account.',
});
export const passwordSame = defineError('password-same', 400, {
  zh: '新密码不能与当前密码相同。',
  en: 'The new password must differ from the current one.',
});
export const codeTaken = defineError('code-taken', 409, {
  zh: '单位编码“{code}”已被使用。',
  en: 'Unit code "{code}" is already used.',
});
export const accountTaken = defineError('account-taken', 409, {
  zh: '账号“{account}”已被使用。',
  en: 'Account "{account}" is already used.',
});
export const unknownUnit = defineError('unknown-unit', 400, {
  zh: '所选单位不存在，或不在您的管理范围内。',
  en: 'The unit does not exist or is not yours to manage.',
});
export const unknownRegion = defineError('unknown-region', 400, {
  zh: '行政区划代码“{code}”不存在。',
  en: 'Region code "{code}" does not exist.',
});
export const wrongParent = defineError('wrong-parent', 400, {
  zh: '该类单位不能设在所选上级单位之下。',
  en: 'A unit of this kind cannot stand below the chosen one.',
});
export const unitCannotMove = defineError('unit-cannot-move', 409, {
  zh: '已建立的单位不能变更上级单位或类型。',
  en: 'An existing unit keeps its parent and its kind.',
});
export const unknownRole = defineError('unknown-role', 400, {
  zh: '角色“{role}”不存在。',
  en: 'Role "{role}" does not exist.',
});
export const roleNotGrantable = defineError('role-not-grantable', 403, {
  zh: '您无权授予或管理角色“{role}”。',
  en: 'You may not give or manage role "{role}".',
});
export const notOnYourself = defineError('not-on-yourself', 403, {
  zh: '不能停用自己的账号或更改自己的角色。',
  en: 'You cannot disable your own account or change your own roles.',
});
