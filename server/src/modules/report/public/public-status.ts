import type { Text } from '../../../http/errors.ts';

const PENDING: Text = { zh: '待受理', en: 'Waiting for acceptance' };
const HANDLED: Text = { zh: '办理中', en: 'Being handled' };
const CLOSED: Text = { zh: '已办结', en: 'Closed' };

const TEXTS: Readonly<Record<string, Text>> = {
  'pending-acceptance': PENDING,
  'temporarily-not-accepted': { zh: '暂不受理，待补正', en: 'Not accepted for now, something is missing' },
  closed: CLOSED,
  'reward-pending': CLOSED,
  'not-accepted': { zh: '不予受理', en: 'Not accepted' },
  'handed-out': { zh: '已转交其他部门', en: 'Handed to another department' },
};

/** The state of a report as its reporter is told it: nothing of reviews and units inside (RPT-008). */
export function publicStatus(status: string): Text {
  return TEXTS[status] ?? HANDLED;
}
