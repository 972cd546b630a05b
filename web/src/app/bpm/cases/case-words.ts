import { inject, Injectable } from '@angular/core';
import type { Case, CaseType } from '@safeflow/contracts';
import { Texts } from '../../i18n/texts.ts';
import { CaseTypes } from '../live/case-types.ts';
import { COMMON_COLUMNS } from './case-list-query.ts';

type Options = CaseType['options'][string];

/** Words of the list that come from the kinds of case: columns, statuses and coded values. */
@Injectable({ providedIn: 'root' })
export class CaseWords {
  readonly #types = inject(CaseTypes);
  readonly #texts = inject(Texts);

  /** The kind the list is about; when there is but one, the filter may stay empty. */
  typeOf(id: string): CaseType | undefined {
    const all = this.#types.all();
    return id ? this.#types.find(id) : all.length === 1 ? all[0] : undefined;
  }

  columns(type: CaseType | undefined): { key: string; label: string }[] {
    const common = COMMON_COLUMNS.map((key) => ({ key, label: this.#texts.t(`cases.column.${key}`) }));
    const own = (type?.columns ?? []).map(({ key, label, labelEn }) => ({
      key,
      label: this.#texts.pick(label, labelEn),
    }));
    return [...common, ...own.filter(({ key }) => !common.some((column) => column.key === key))];
  }

  /** The choices of a coded field; a list of choices is named as its field or in the plural. */
  choices(type: CaseType | undefined, field: string): { value: string; label: string }[] {
    const options: Partial<Record<string, Options>> = type?.options ?? {};
    const found = options[field] ?? options[`${field}s`] ?? options[field.replace(/y$/, 'ies')] ?? [];
    return found.map(({ value, label, labelEn }) => ({ value, label: this.#texts.pick(label, labelEn) }));
  }

  field(one: Case, key: string): string {
    const value = one.fields[key] ?? '';
    const choice = this.choices(this.typeOf(one.type), key).find((candidate) => candidate.value === value);
    if (choice) return choice.label;
    if (typeof value === 'number') return value.toLocaleString('en-US');
    return typeof value === 'boolean' ? this.#texts.t(value ? 'cases.yes' : 'cases.no') : value;
  }
}
