/** A message to a person: `title` for message centre and mail, `text` for SMS too; `{name}` is replaced by a value. */
export interface MessageTemplate {
  readonly title: string;
  readonly text: string;
}

/**
 * All message templates by key (RPT-069, reports §7). What a supplier has approved must read the same as `text`; its own code
 * for a template comes from the configuration.
 */
export const messageTemplates = {
  'report-received': {
    title: '举报已收到',
    text: '您的举报（编号{number}）已收到，我们将在3个工作日内决定是否受理，请凭编号查询进度。',
  },
  'report-accepted': {
    title: '举报已受理',
    text: '您的举报（编号{number}）已受理，正在组织核查，预计{due}前办结，请凭编号查询进度。',
  },
  'report-temporarily-not-accepted': {
    title: '举报需补充材料',
    text: '您的举报（编号{number}）因线索不足暂不受理，请一次性补充以下内容：{missing}。补充后可凭编号继续提交。',
  },
  'report-not-accepted': {
    title: '举报不予受理',
    text: '您的举报（编号{number}）经审查不予受理。说明：{explanation}',
  },
  'report-handed-out': {
    title: '举报已转交',
    text: '您的举报（编号{number}）不属于应急管理部门职责范围，已转交{department}，后续请向该部门了解办理情况。',
  },
  'report-closed': {
    title: '举报已办结',
    text: '您的举报（编号{number}）已办结。办理结果：{answer}感谢您对安全生产工作的支持。',
  },
  'transferred-in': {
    title: '有新的交办举报',
    text: '{unit}收到交办举报{number}，请及时确认接收并办理，办理期限{due}。',
  },
  'application-to-review': {
    title: '有申请待审核',
    text: '{unit}就举报{number}提交了{application}，请及时审核。',
  },
  'review-decided': {
    title: '申请已审核',
    text: '举报{number}的{application}审核结果：{result}。{reason}',
  },
  'receipt-late': {
    title: '交办举报逾期未确认接收',
    text: '举报{number}交办{unit}已超过{days}天仍未确认接收，请立即处理。',
  },
  'deadline-near': {
    title: '举报即将到期',
    text: '举报{number}距办理期限{due}还有{days}天，尚未办结，请抓紧办理。',
  },
  'deadline-overdue': {
    title: '举报已超期',
    text: '举报{number}已超过办理期限{due}，请立即办理并说明原因，上级单位将予督办。',
  },
  supervised: {
    title: '举报被督办',
    text: '{supervisor}（{unit}）对举报{number}进行督办：{opinion}请按要求办理并反馈。',
  },
} as const satisfies Record<string, MessageTemplate>;

export type MessageTemplateKey = keyof typeof messageTemplates;

/** Fills a template; an unknown key or a value that is missing throws. */
export function renderMessage(key: string, values: Readonly<Record<string, string>>): MessageTemplate {
  if (!isTemplateKey(key)) throw new Error(`Expected the key of a message template, but got "${key}".`);
  const { title, text } = messageTemplates[key];
  const filled = text.replace(/\{(\w+)\}/g, (_, name: string) => valueOf(key, name, values));
  // A value may be a sentence with its own full stop.
  return { title, text: filled.replace(/([。！？])。/gu, '$1') };
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
