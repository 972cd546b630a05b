import { defineError } from '../../../http/errors.ts';

export const wrongCaptcha = defineError('wrong-captcha', 400, {
  zh: '验证码不正确或已失效，请重新输入。',
  en: 'The captcha is wrong or has expired. Please try the new one.',
});
export const unknownIndustry = defineError('unknown-industry', 400, {
  zh: '请重新选择所属行业。',
  en: 'Please choose the industry again.',
});
export const unknownCode = defineError('unknown-code', 404, {
  zh: '未查到该举报编码，请核对后重试。',
  en: 'There is no report with this code. Please check it and try again.',
});
export const nothingToComplete = defineError('nothing-to-complete', 409, {
  zh: '该举报目前不需要补正，或者已经补正。',
  en: 'Nothing needs to be added to this report, or it has been added already.',
});
