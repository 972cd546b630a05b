import { defineError } from '../../http/errors.ts';

export const alreadyClaimed = defineError('already-claimed', 409, {
  zh: '该事项已由{name}签收。',
  en: '{name} has claimed this item already.',
});
export const notClaimed = defineError('not-claimed', 409, {
  zh: '请先签收该事项再办理。',
  en: 'Please claim this item before working on it.',
});
export const alreadyCompleted = defineError('already-completed', 409, {
  zh: '该事项已办理完成，不能重复提交。',
  en: 'This item has been completed already and cannot be submitted again.',
});
export const itemCanceled = defineError('item-canceled', 409, {
  zh: '该事项已撤销，无需再办理。',
  en: 'This item was withdrawn and needs no more work.',
});
export const notReleasable = defineError('not-releasable', 409, {
  zh: '该事项直接指派给您，不能退回待签收。',
  en: 'This item was assigned to you directly and cannot be released.',
});
