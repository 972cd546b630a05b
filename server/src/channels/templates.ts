/**
 * A message to a person: `title` for message centre and mail, `text` for SMS too; `{name}` is replaced by a value. English is
 * for the message centre only; a value that has a wording of its own there is named `<name>En`.
 */
export interface MessageTemplate {
  readonly title: string;
  readonly text: string;
  readonly titleEn: string;
  readonly textEn: string;
}

/**
 * All message templates by key (RPT-069, reports §7). What a supplier has approved must read the same as `text`; its own code
 * for a template comes from the configuration.
 */
export const messageTemplates = {
  'report-received': {
    title: '举报已收到',
    text: '您的举报（编号{number}）已收到，我们将在3个工作日内决定是否受理，请凭编号查询进度。',
    titleEn: 'Report received',
    textEn:
      'Your report {number} has arrived. We decide within 3 working days whether to accept it; follow it under its number.',
  },
  'report-accepted': {
    title: '举报已受理',
    text: '您的举报（编号{number}）已受理，正在组织核查，预计{due}前办结，请凭编号查询进度。',
    titleEn: 'Report accepted',
    textEn:
      'Your report {number} is accepted and being verified; we expect to close it by {due}. Follow it under its number.',
  },
  'report-temporarily-not-accepted': {
    title: '举报需补充材料',
    text: '您的举报（编号{number}）因线索不足暂不受理，请一次性补充以下内容：{missing}。补充后可凭编号继续提交。',
    titleEn: 'Report needs more',
    textEn:
      'Your report {number} cannot be accepted yet. Please add all of this: {missing}. You can then go on under its number.',
  },
  'report-not-accepted': {
    title: '举报不予受理',
    text: '您的举报（编号{number}）经审查不予受理。说明：{explanation}',
    titleEn: 'Report not accepted',
    textEn: 'Your report {number} was not accepted. Reason: {explanation}',
  },
  'report-handed-out': {
    title: '举报已转交',
    text: '您的举报（编号{number}）不属于应急管理部门职责范围，已转交{department}，后续请向该部门了解办理情况。',
    titleEn: 'Report handed over',
    textEn:
      'Your report {number} is not within our duty and was handed to {department}. Please ask them about its progress.',
  },
  'report-closed': {
    title: '举报已办结',
    text: '您的举报（编号{number}）已办结。办理结果：{answer}感谢您对安全生产工作的支持。',
    titleEn: 'Report closed',
    textEn: 'Your report {number} is closed. Result: {answer} Thank you for supporting work safety.',
  },
  'transferred-in': {
    title: '有新的交办举报',
    text: '{unit}收到交办举报{number}，请及时确认接收并办理，办理期限{due}。',
    titleEn: 'Report assigned to you',
    textEn: '{unit} was assigned report {number}. Please confirm receipt and handle it; due {due}.',
  },
  'application-to-review': {
    title: '有申请待审核',
    text: '{unit}就举报{number}提交了{application}，请及时审核。',
    titleEn: 'Application to review',
    textEn: '{unit} has made an {applicationEn} for report {number}. Please review it.',
  },
  'review-decided': {
    title: '申请已审核',
    text: '举报{number}的{application}审核结果：{result}。{reason}',
    titleEn: 'Application reviewed',
    textEn: 'The {applicationEn} for report {number} was reviewed: {resultEn}. {reason}',
  },
  'receipt-late': {
    title: '交办举报逾期未确认接收',
    text: '举报{number}交办{unit}已超过{days}天仍未确认接收，请立即处理。',
    titleEn: 'Receipt not confirmed',
    textEn:
      'Report {number} was assigned to {unit} more than {days} days ago and receipt is not confirmed. Please act at once.',
  },
  'deadline-near': {
    title: '举报即将到期',
    text: '举报{number}距办理期限{due}还有{days}天，尚未办结，请抓紧办理。',
    titleEn: 'Report due soon',
    textEn: 'Report {number} is due on {due}, in {days} days, and not closed yet.',
  },
  'deadline-overdue': {
    title: '举报已超期',
    text: '举报{number}已超过办理期限{due}，请立即办理并说明原因，上级单位将予督办。',
    titleEn: 'Report overdue',
    textEn: 'Report {number} was due on {due}. Please handle it at once and explain; the superior will supervise it.',
  },
  supervised: {
    title: '举报被督办',
    text: '{supervisor}（{unit}）对举报{number}进行督办：{opinion}请按要求办理并反馈。',
    titleEn: 'Report supervised',
    textEn: '{supervisor} ({unit}) supervises report {number}: {opinion} Please act and report back.',
  },
} as const satisfies Record<string, MessageTemplate>;

export type MessageTemplateKey = keyof typeof messageTemplates;

/** Fills a template; an unknown key or a value that is missing throws. */
export function renderMessage(key: string, values: Readonly<Record<string, string>>): MessageTemplate {
  if (!isTemplateKey(key)) throw new Error(`Expected the key of a message template, but got "${key}".`);
  const { title, text, titleEn, textEn } = messageTemplates[key];
  const fill = (template: string) => template.replace(/\{(\w+)\}/g, (_, name: string) => valueOf(key, name, values));
  // A value may be a sentence with its own full stop.
  return { title, text: fill(text).replace(/([。！？])。/gu, '$1'), titleEn, textEn: fill(textEn).trim() };
}

/** Names of the values a template needs. */
export function templateValues(key: MessageTemplateKey): string[] {
  return [...messageTemplates[key].text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

export function isTemplateKey(key: string): key is MessageTemplateKey {
  return Object.hasOwn(messageTemplates, key);
}

function valueOf(key: string, name: string, values: Readonly<Record<string, string>>): string {
  const value = values[name];
  if (value === undefined) throw new Error(`Expected a value "${name}" for message template "${key}", but got none.`);
  return value;
}
