import type { CaseRecord } from '../../../bpm/case-module.ts';
import type { Vault } from '../../../crypto/index.ts';
import type { Fact, Section } from './fact-sections.ts';

interface Line {
  readonly field: string;
  readonly label: string;
  readonly labelEn: string;
  readonly kind: Fact['kind'];
  readonly mask: (text: string) => string;
}

const LINES: readonly Line[] = [
  { field: 'reporterName', label: '姓名', labelEn: 'Name', kind: 'text', mask: (text) => `${[...text][0] ?? ''}**` },
  {
    field: 'reporterPhone',
    label: '手机号码',
    labelEn: 'Mobile number',
    kind: 'phone',
    mask: (text) => `${text.slice(0, 3)}****${text.slice(-2)}`,
  },
  { field: 'reporterIdNumber', label: '身份证号码', labelEn: 'Identity number', kind: 'text', mask: () => '******' },
  { field: 'reporterAddress', label: '联系地址', labelEn: 'Address', kind: 'text', mask: () => '******' },
];

/** Who reported, masked until it is revealed; an anonymous report has no such section (RPT-051). */
export function reporterSection(record: CaseRecord, revealed: boolean, vault: Vault): Section[] {
  const facts = LINES.flatMap(({ field, label, labelEn, kind, mask }) => {
    const sealed = record[field];
    if (typeof sealed !== 'string' || sealed === '') return [];
    const text = vault.open(sealed);
    return [{ key: field, label, labelEn, kind, value: revealed ? text : mask(text), masked: !revealed }];
  });
  return facts.length === 0 ? [] : [{ key: 'reporter', title: '举报人', titleEn: 'Reporter', facts }];
}
