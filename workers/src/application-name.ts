const NAMES: Readonly<Record<string, string>> = {
  closure: '办结申请',
  extension: '延期申请',
  return: '退回申请',
  'not-accept': '不予受理申请',
};

/** What messages call the application that a handling unit made (RPT-035). */
export function applicationName(step: unknown): string {
  return NAMES[String(step)] ?? '申请';
}
