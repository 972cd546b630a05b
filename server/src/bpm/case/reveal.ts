import type { CaseDetail } from '@safeflow/contracts';
import { forbidden } from '../../http/errors.ts';
import type { Principal } from '../../http/principal.ts';
import type { KernelContext } from '../kernel-context.ts';
import { addEntry } from '../timeline/add-entry.ts';
import { deny, requireCase } from './case-access.ts';
import { mayReveal } from './case-detail.ts';
import { caseSections } from './case-sections.ts';

/** Shows protected facts to a handling person; each view is on the timeline and in the audit log (RPT-051 … RPT-053). */
export async function reveal(
  context: KernelContext,
  principal: Principal,
  caseId: string,
): Promise<{ sections: CaseDetail['sections'] }> {
  const row = await requireCase(context, principal, caseId);
  if (!(await mayReveal(context, principal, row))) {
    await deny(context, principal, 'case.reveal', row.number);
    throw forbidden();
  }
  await context.database.transaction(async (tx) => {
    await addEntry(tx, {
      caseId,
      at: context.clock.now(),
      kind: 'view',
      title: '查看受保护信息',
      titleEn: 'Viewed protected facts',
      actorName: principal.name,
      unitName: principal.unitName,
    });
    await context.audit.record(tx, { principal, action: 'case.reveal', object: row.number });
  });
  return { sections: await caseSections(context, row, true) };
}
