/** Columns every kind of case has; a kind adds its own. */
export const COMMON_COLUMNS = [
  'number',
  'title',
  'status',
  'unit',
  'region',
  'holders',
  'createdAt',
  'dueAt',
  'closedAt',
] as const;
export const DEFAULT_COLUMNS: readonly string[] = [
  'number',
  'title',
  'status',
  'region',
  'holders',
  'createdAt',
  'dueAt',
];
export const SORTS = ['-created', 'created', 'due', '-due'] as const;
export type CaseSort = (typeof SORTS)[number];

/** What the list shows; all of it stands in the address. */
export interface CaseListQuery {
  readonly q: string;
  readonly type: string;
  readonly status: readonly string[];
  readonly region: string;
  readonly unitId: string;
  readonly industry: readonly string[];
  readonly due: '' | 'near' | 'overdue';
  readonly open: '' | 'true' | 'false';
  readonly from: string;
  readonly to: string;
  readonly sort: CaseSort;
  readonly columns: readonly string[];
}

export const EMPTY_QUERY: CaseListQuery = {
  q: '',
  type: '',
  status: [],
  region: '',
  unitId: '',
  industry: [],
  due: '',
  open: '',
  from: '',
  to: '',
  sort: '-created',
  columns: [],
};

interface Params {
  get(name: string): string | null;
  getAll(name: string): string[];
}

/** Reads an address; what it does not know falls back to the default. */
export function caseListQuery(params: Params): CaseListQuery {
  const text = (name: string) => params.get(name) ?? '';
  return {
    q: text('q'),
    type: text('type'),
    status: params.getAll('status'),
    region: /^\d{6}$/.test(text('region')) ? text('region') : '',
    unitId: text('unitId'),
    industry: params.getAll('industry'),
    due: (['near', 'overdue'] as const).find((due) => due === text('due')) ?? '',
    open: (['true', 'false'] as const).find((open) => open === text('open')) ?? '',
    from: day(text('from')),
    to: day(text('to')),
    sort: SORTS.find((sort) => sort === text('sort')) ?? '-created',
    columns: params.getAll('columns'),
  };
}

/** Query parameters of the address; defaults are left out, so that the address stays short. */
export function caseListAddress(query: CaseListQuery): Record<string, string | readonly string[] | null> {
  const entries = Object.entries(query).map(([name, value]: [string, string | readonly string[]]) => {
    const isDefault = value.length === 0 || (name === 'sort' && value === EMPTY_QUERY.sort);
    return [name, isDefault ? null : value] as const;
  });
  return Object.fromEntries(entries);
}

/** What is asked of the API: the columns are a matter of the screen. */
export function caseListRequest(query: CaseListQuery): Omit<CaseListQuery, 'columns'> {
  const { columns: _columns, ...asked } = query;
  return asked;
}

/** Something narrows the list. */
export function isFiltered(query: CaseListQuery): boolean {
  const { sort: _sort, columns: _columns, ...filters } = query;
  return Object.values(filters).some((value) => value.length > 0);
}

function day(text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : '';
}
