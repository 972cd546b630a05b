import type { CaseDetail } from '@safeflow/contracts';
import type { CaseRecord } from '../../../bpm/case-module.ts';
import type { Text } from '../../../http/errors.ts';

export type Section = CaseDetail['sections'][number];
export type Fact = Section['facts'][number];

/** One line of a section: where its value comes from and how it is shown. */
export interface FactLine {
  readonly field: string;
  readonly label: string;
  readonly labelEn: string;
  readonly kind?: Fact['kind'];
  /** Name of the list whose labels replace the codes. */
  readonly list?: string;
}

export interface SectionPlan {
  readonly key: string;
  readonly title: string;
  readonly titleEn: string;
  readonly lines: readonly FactLine[];
}

const line = (field: string, label: string, labelEn: string, more: Partial<FactLine> = {}): FactLine => ({
  field,
  label,
  labelEn,
  ...more,
});
const long = { kind: 'long-text' } as const;
const money = { kind: 'money' } as const;
const time = { kind: 'time' } as const;

/** What the case page shows of a report, in the order of its way (RPT-014). */
export const SECTIONS: readonly SectionPlan[] = [
  {
    key: 'matter',
    title: '举报事项',
    titleEn: 'Matter',
    lines: [
      line('region', '问题所在地', 'Region'),
      line('place', '详细地点', 'Place'),
      line('industry', '所属行业', 'Industry', { list: 'industries' }),
      line('matter', '举报类型', 'Kind of matter', { list: 'matters', kind: 'tag' }),
      line('enterprise', '被举报单位', 'Reported enterprise'),
      line('facts', '举报内容', 'Facts', long),
      line('form', '举报形式', 'Form', { list: 'forms', kind: 'tag' }),
      line('channel', '举报渠道', 'Channel', { list: 'channels' }),
      line('receivedOn', '收到日期', 'Received on'),
      line('supplement', '补正内容', 'Added by the reporter', long),
    ],
  },
  {
    key: 'acceptance',
    title: '受理与交办',
    titleEn: 'Acceptance and assignment',
    lines: [
      line('acceptedAt', '受理时间', 'Accepted at', time),
      line('missingItems', '需补正内容', 'Asked to add', long),
      line('notAcceptReason', '不予受理原因', 'Reason for not accepting', { list: 'notAcceptReasons' }),
      line('notAcceptExplanation', '不予受理说明', 'Explanation', long),
      line('duplicateOf', '重复的举报', 'Repeats report'),
      line('handOutTo', '转交部门', 'Handed to'),
      line('leadUnit', '主办单位', 'Leading unit'),
      line('instruction', '交办要求', 'Instructions', long),
      line('reportRequired', '须提交核查报告', 'Verification report required', { kind: 'tag' }),
    ],
  },
  {
    key: 'verification',
    title: '核查与处理',
    titleEn: 'Verification and handling',
    lines: [
      line('verification', '核查情况', 'What was found', long),
      line('verifiedTrue', '是否属实', 'Verified true', { list: 'verifiedTrues', kind: 'tag' }),
      line('handling', '处理情况', 'What was done', long),
      line('penaltyYuan', '罚款金额', 'Fine', money),
      line('extendedDays', '已延期天数', 'Days of extension'),
      line('extensionReason', '延期理由', 'Reason for the extension', long),
      line('applicationReason', '申请退回的理由', 'Reason for the return', long),
    ],
  },
  {
    key: 'closing',
    title: '办结与奖励',
    titleEn: 'Closure and reward',
    lines: [
      line('closedAt', '办结时间', 'Closed at', time),
      line('closingNote', '办结意见', 'Closing note', long),
      line('publicAnswer', '答复举报人', 'Answer to the reporter', long),
      line('rewardState', '举报奖励', 'Reward', { list: 'rewardStates', kind: 'tag' }),
      line('rewardYuan', '奖励金额', 'Amount of the reward', money),
      line('rewardedOn', '兑现日期', 'Paid on'),
    ],
  },
];

type Labels = (list: string, value: unknown) => Text;

const NOTHING: Text = { zh: '', en: '' };
const YES: Text = { zh: '是', en: 'Yes' };

/** Shows the lines that have a value; a section without any is left out. */
export function fillSection(plan: SectionPlan, record: CaseRecord, labels: Labels): Section[] {
  const facts = plan.lines.flatMap((one) => {
    const { zh, en } = factText(one, record[one.field], labels);
    const { field: key, label, labelEn, kind = 'text' } = one;
    return zh === '' ? [] : [{ key, label, labelEn, value: zh, valueEn: en, kind, masked: false }];
  });
  return facts.length === 0 ? [] : [{ key: plan.key, title: plan.title, titleEn: plan.titleEn, facts }];
}

/** Money as integer fen, a time in ISO 8601, as facts carry them. */
function factText({ kind, list }: FactLine, value: unknown, labels: Labels): Text {
  if (value === null || value === undefined || value === false || value === 0) return NOTHING;
  if (list !== undefined) return labels(list, value);
  if (value === true) return YES;
  if (typeof value === 'string') return { zh: value, en: value };
  if (typeof value !== 'number') return NOTHING;
  const text = { time: () => new Date(value).toISOString(), money: () => String(Math.round(value * 100)) };
  const shown = kind === 'time' || kind === 'money' ? text[kind]() : String(value);
  return { zh: shown, en: shown };
}
