import type { z } from 'zod';
import type { openCaseSchema, startFormSchema } from '@safeflow/contracts';
import { ApiError, defineError, notFound, type Language } from '../../http/errors.ts';
import type { Principal } from '../../http/principal.ts';
import type { CaseStart } from '../case-module.ts';
import type { CaseType } from '../definition/case-types.ts';
import { labelledAnswers } from '../form/answer-text.ts';
import { recordPatch } from '../form/form-fields.ts';
import type { FormSchema } from '../form/form-schema.ts';
import { readSubmission, type Submission } from '../form/read-submission.ts';
import { latestForm } from '../form/stored-form.ts';
import type { KernelContext } from '../kernel-context.ts';
import { readYourWrites } from '../read-your-writes.ts';
import { formOptions } from '../work-item/form-data.ts';
import { authorityOf } from './case-scope.ts';
import { openCase, type OpenedCase } from './open-case.ts';

const notStartable = defineError('not-startable', 409, {
  zh: '该类事项不能由工作人员直接发起。',
  en: 'Cases of this kind cannot be opened by staff.',
});
const REFUSED = {
  zh: '填写的内容有误，请检查标出的项目。',
  en: 'Some of the input is not valid. Please check the marked fields.',
};

type OpenCaseInput = z.output<typeof openCaseSchema>;

/** The form with which staff open a case of a type. */
export async function startForm(
  context: KernelContext,
  principal: Principal,
  typeId: string,
): Promise<z.input<typeof startFormSchema>> {
  const { form } = await startable(context, typeId);
  const data = await formOptions(context, principal, typeId, { caseId: null, unitId: principal.unitId });
  return { form, data };
}

/** Opens a case from its start form; repeated with the same request id it answers with the same case. */
export async function startCase(
  context: KernelContext,
  principal: Principal,
  input: OpenCaseInput,
  language: Language,
): Promise<OpenedCase> {
  const { form, type } = await startable(context, input.type);
  const place = { caseId: null, unitId: principal.unitId };
  const options = await formOptions(context, principal, type.id, place);
  const now = context.clock.now();
  const submission = readSubmission({ form, submitted: input.values, data: {}, options, now, language });
  if (submission.errors.length > 0) {
    throw new ApiError('invalid-input', 400, REFUSED, {
      field: submission.errors[0]?.field ?? '',
      details: { errors: submission.errors },
    });
  }
  const module = context.modules.get(type.id);
  const start = module?.prepareStart
    ? await module.prepareStart({ ...submission.values }, { ...place, principal })
    : await plainStart(context, principal, type, submission);
  return readYourWrites(context, async (tx) => {
    const opened = await openCase(context, tx, {
      ...start,
      type: type.id,
      priority: 'normal',
      actor: { userId: principal.userId, name: principal.name, unitName: principal.unitName },
      fileIds: input.fileIds,
      requestId: input.requestId,
      answers: labelledAnswers(submission.answers),
    });
    if (opened.created) await context.audit.record(tx, { principal, action: 'case.open', object: opened.number });
    return opened;
  });
}

async function startable(context: KernelContext, typeId: string): Promise<{ form: FormSchema; type: CaseType }> {
  const type = context.caseTypes.find(typeId);
  if (!type) throw notFound();
  const form =
    type.startable && type.startForm !== undefined
      ? await latestForm(context.database.read, type.startForm)
      : undefined;
  if (!form) throw notStartable();
  return { form, type };
}

/** A process without a module: the case belongs to the starter's authority, its title is the field `title`. */
async function plainStart(
  { directory }: KernelContext,
  principal: Principal,
  type: CaseType,
  { values, answers }: Submission,
): Promise<Omit<CaseStart, 'number'>> {
  const authority = await authorityOf(directory, principal.unitId);
  const title = values['title'];
  return {
    title: typeof title === 'string' ? title : type.name,
    unitId: authority?.id ?? principal.unitId,
    regionCode: authority?.regionCode ?? '000000',
    confidentiality: 'normal',
    record: { ...values, ...recordPatch(answers) },
    variables: { ...values },
  };
}
