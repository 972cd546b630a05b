const NAMES: Readonly<Record<string, readonly [string, string]>> = {
  closure: ['办结申请', 'application for closure'],
  extension: ['延期申请', 'application for extension'],
  return: ['退回申请', 'application to return'],
  'not-accept': ['不予受理申请', 'application for refusal'],
};

/** What messages call the application that a handling unit made (RPT-035), as their values. */
export function applicationName(step: unknown): { application: string; applicationEn: string } {
  const [application, applicationEn] = NAMES[String(step)] ?? ['申请', 'application'];
  return { application, applicationEn };
}
