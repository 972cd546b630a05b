import type { Response } from 'express';
import type { Case, CaseQuery } from '@safeflow/contracts';
import type { Language } from '../../http/errors.ts';
import type { Principal } from '../../http/principal.ts';
import { chinaDay } from '../china-day.ts';
import type { KernelContext } from '../kernel-context.ts';
import { writeCursor } from '../keyset-cursor.ts';
import { casePositions } from './case-query.ts';
import { casesBySeq, searchOf } from './list-cases.ts';

const PAGE = 500;
const MOST = 100_000;

interface Column {
  readonly zh: string;
  readonly en: string;
  readonly width: number;
  value(one: Case): string | number | boolean | null;
}

/** Writes the list to an Excel stream, page by page, so that its length does not matter to the memory. */
export async function exportCases(
  context: KernelContext,
  principal: Principal,
  query: CaseQuery,
  options: { language: Language; columns: readonly string[] },
  response: Response,
): Promise<void> {
  response.set({
    'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Content-Disposition': `attachment; filename="cases-${chinaDay(context.clock.now())}.xlsx"`,
    'Cache-Control': 'no-store',
  });
  // Loaded when first needed: it is large, and most processes never export.
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: response, useStyles: true });
  const sheet = workbook.addWorksheet(options.language === 'zh' ? '案件' : 'Cases', {
    views: [{ state: 'frozen', ySplit: 1 }],
  });
  const columns = columnsOf(context, query, options);
  sheet.columns = columns.map((column) => ({ header: column[options.language], width: column.width }));
  sheet.getRow(1).font = { bold: true };
  sheet.getRow(1).commit();
  let count = 0;
  for await (const one of allCases(context, principal, query)) {
    sheet.addRow(columns.map((column) => column.value(one))).commit();
    count += 1;
    if (response.destroyed) break;
  }
  sheet.commit();
  // Nobody has the whole sheet before the audit log knows of it.
  await context.audit.record(null, {
    principal,
    action: 'case.export',
    object: query.type ?? '',
    detail: `${count} rows`,
  });
  if (!response.destroyed) await workbook.commit();
}

async function* allCases(context: KernelContext, principal: Principal, query: CaseQuery): AsyncGenerator<Case> {
  let cursor: string | undefined;
  for (let count = 0; count < MOST;) {
    const search = await searchOf(context, principal, { ...query, cursor });
    const positions = await casePositions(search, PAGE);
    const page = positions.slice(0, PAGE);
    yield* await casesBySeq(
      context,
      page.map(({ seq }) => seq),
    );
    count += page.length;
    const last = page.at(-1);
    if (positions.length <= PAGE || !last) return;
    cursor = writeCursor(last);
  }
}

function columnsOf(
  context: KernelContext,
  query: CaseQuery,
  { language, columns: chosen }: { language: Language; columns: readonly string[] },
): Column[] {
  const time = (at: string | null) => (at === null ? '' : localTime(at));
  const own = query.type === undefined ? [] : context.caseTypes.get(query.type).columns;
  const all: (Column & { key: string })[] = [
    { key: 'number', zh: '编号', en: 'Number', width: 24, value: (one) => one.number },
    { key: 'title', zh: '标题', en: 'Title', width: 48, value: (one) => one.title },
    { key: 'status', zh: '状态', en: 'Status', width: 16, value: (one) => statusText(context, one, language) },
    { key: 'unit', zh: '所属单位', en: 'Unit', width: 24, value: (one) => one.unitName },
    { key: 'region', zh: '地区', en: 'Region', width: 16, value: (one) => one.regionName },
    { key: 'createdAt', zh: '登记时间', en: 'Registered', width: 18, value: (one) => time(one.createdAt) },
    { key: 'dueAt', zh: '办理期限', en: 'Due', width: 18, value: (one) => time(one.dueAt) },
    { key: 'closedAt', zh: '办结时间', en: 'Closed', width: 18, value: (one) => time(one.closedAt) },
    { key: 'holders', zh: '当前办理', en: 'Held by', width: 32, value: (one) => one.holders.join('；') },
    ...own.map(({ key, label, labelEn }) => ({
      ...{ key, zh: label, en: labelEn, width: 18 },
      value: (one: Case) => optionText(context, one, key, language),
    })),
  ];
  return chosen.length === 0 ? all : all.filter(({ key }) => chosen.includes(key));
}

function statusText({ caseTypes }: KernelContext, one: Case, language: Language): string {
  const status = caseTypes.get(one.type).statuses.find(({ id }) => id === one.status);
  return (language === 'zh' ? status?.name : status?.nameEn) ?? one.status;
}

function optionText({ caseTypes }: KernelContext, one: Case, key: string, language: Language) {
  const value = one.fields[key] ?? null;
  const { options } = caseTypes.get(one.type);
  const choices = options[key] ?? options[`${key}s`] ?? options[key.replace(/y$/, 'ies')] ?? [];
  const option = choices.find((choice) => choice.value === value);
  return (language === 'zh' ? option?.label : option?.labelEn) ?? value;
}

function localTime(at: string): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
