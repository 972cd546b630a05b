import type { DemoRandom } from '../random.ts';
import { unitId } from '../organisation/demo-units.ts';
import type { DemoPlan } from './demo-plan.ts';
import type { DemoReport } from './demo-report.ts';

/** A step of a report that waits for somebody. */
export interface DemoStep {
  readonly report: DemoReport;
  readonly lead: boolean;
  /** How often steps of this kind of this report were done before. */
  readonly done: (element: string) => number;
  readonly random: DemoRandom;
  /** `YYYY-MM-DD` in China. */
  readonly today: string;
}

export interface DemoAnswer {
  readonly values: Readonly<Record<string, unknown>>;
  readonly opinion?: string;
  /** The step asks for a verification report. */
  readonly attach?: boolean;
}

type Answer = (step: DemoStep) => DemoAnswer | 'wait';

const approve: Answer = () => ({ values: { decision: 'approve' }, opinion: '同意。' });

/** What is answered in each step of the process, or that the report stays there. */
export const demoAnswers: Readonly<Record<string, Answer>> = {
  review_intake: intake,
  await_completion: ({ report: { plan } }) =>
    plan.ending === 'temporarily-not-accepted'
      ? 'wait'
      : { values: { supplement: '已补充现场照片拍摄时间和涉事车间的具体位置，可联系现场核实。' } },
  dispatch,
  receive,
  redispatch: ({ report }) => ({ values: { targetUnit: report.place.unitId, instruction: '请抓紧核查并按期反馈。' } }),
  verify,
  review_closure: reviewClosure,
  review_return: ({ report: { plan } }) =>
    plan.ending === 'return-review' ? 'wait' : { values: { decision: 'approve' }, opinion: '同意退回，另行交办。' },
  review_not_accept: (step) => (step.report.plan.ending === 'not-accept-review' ? 'wait' : approve(step)),
  approve_extension: (step) =>
    step.report.plan.ending === 'extension-review' && step.report.index % 2 === 0 ? 'wait' : approve(step),
  review_extension: (step) => (step.report.plan.ending === 'extension-review' ? 'wait' : approve(step)),
  reward: ({ report: { plan }, today }) =>
    plan.ending === 'reward-pending' ? 'wait' : { values: { rewardYuan: 2000, rewardedOn: today } },
};

function intake({ report: { plan }, done }: DemoStep): DemoAnswer | 'wait' {
  if (plan.ending === 'pending-acceptance') return 'wait';
  if (plan.ending === 'handed-out') {
    return {
      values: { decision: 'hand-out', handOutTo: '县住房和城乡建设局' },
      opinion: '不属于本部门职责，按规定转交。',
    };
  }
  if (plan.ending === 'not-accepted' && !plan.refusedByHandler) return { values: notAccepted(plan) };
  const temporarily = plan.ending === 'temporarily-not-accepted' || plan.completedLater;
  if (!temporarily || done('review_intake') > 0)
    return { values: { decision: 'accept' }, opinion: '属于受理范围，予以受理。' };
  const missingItems = '1. 问题发生的具体时间；2. 涉事车间或设备的位置；3. 现场照片或视频。';
  return { values: { decision: 'temporarily-not-accept', missingItems } };
}

function notAccepted({ age }: DemoPlan) {
  const explanations = {
    'no-object': '经初步审查，没有明确的举报对象和事实，且未提供新的有效线索。',
    resolved: '经初步审查，所反映的问题此前已依法处理完毕。',
  };
  const notAcceptReason = age % 2 < 1 ? 'no-object' : 'resolved';
  return { decision: 'not-accept', notAcceptReason, notAcceptExplanation: explanations[notAcceptReason] };
}

function dispatch({ report, random }: DemoStep): DemoAnswer | 'wait' {
  const { plan } = report;
  if (plan.ending === 'accepted') return 'wait';
  const targets = targetsOf(report);
  const leadUnit = random.pick(targets);
  const others = targets.filter((target) => target !== leadUnit);
  return {
    values: {
      leadUnit,
      ...(plan.cooperating && others.length > 0 ? { coUnits: [random.pick(others)] } : {}),
      reportRequired: plan.reportRequired,
      instruction: '请实地核查举报反映的问题，依法处理并按期反馈结果，注意为举报人保密。',
    },
  };
}

function receive({ report: { plan }, lead, done }: DemoStep): DemoAnswer | 'wait' {
  if (plan.ending === 'awaiting-receipt' && lead) return 'wait';
  if (plan.returned && lead && done('receive') === 0) {
    return { values: { action: 'return', returnReason: '经核对，该问题不属于本单位监管范围，建议另行交办。' } };
  }
  return { values: { action: 'verify' } };
}

function verify({ report, lead, done }: DemoStep): DemoAnswer | 'wait' {
  const { plan, source } = report;
  const attach = plan.reportRequired;
  if (!lead)
    return {
      values: { action: 'closure', coResult: '已配合主办单位现场核查，提供了日常检查记录和相关资料。' },
      attach,
    };
  if (plan.ending === 'verifying') return 'wait';
  if (plan.extended && done('verify') === 0) {
    return {
      values: { action: 'extension', extensionDays: 20, extensionReason: '需委托专业机构检测鉴定，出具报告尚需时日。' },
    };
  }
  if (plan.ending === 'extended') return 'wait';
  if (plan.refusedByHandler) {
    const values = {
      notAcceptReason: 'duplicate',
      notAcceptExplanation: '与此前已办结的举报反映的是同一事项，没有新的有效证据线索。',
    };
    return { values: { action: 'not-accept', ...values } };
  }
  return {
    values: { action: 'closure', ...verificationOf(report), penaltyYuan: fineOf(plan.verified, source.fine) },
    attach,
  };
}

function verificationOf({ plan, source }: DemoReport) {
  const { verified } = plan;
  if (verified === 'yes') return { verification: source.found, verifiedTrue: 'yes', handling: source.handled };
  if (verified === 'partly') {
    const verification = `${source.found}举报反映的其他情况未发现。`;
    return { verification, verifiedTrue: 'partly', handling: source.handled };
  }
  const verification = '经两次现场检查、查阅近半年记录并走访周边群众，未发现举报反映的问题。';
  return { verification, verifiedTrue: 'no', handling: '已要求企业加强日常管理，并向其宣讲安全生产法律法规。' };
}

function reviewClosure({ report: { plan }, lead, done }: DemoStep): DemoAnswer | 'wait' {
  if (plan.ending === 'closure-review' && lead) return 'wait';
  if (plan.rejectedOnce && lead && done('review_closure') === 0) {
    return { values: { decision: 'reject', rejectReason: '处理情况未附整改复查结果，请补充后重新申请。' } };
  }
  const answers = {
    yes: '举报属实，已责令整改并依法处罚。',
    partly: '举报部分属实，已责令整改。',
    no: '经核查，未发现举报反映的问题。',
  };
  return {
    values: {
      decision: 'approve',
      closingNote: '核查清楚，处理适当，同意办结。',
      publicAnswer: answers[plan.verified],
      rewardState: plan.reward,
      ...(plan.reward === 'paid' ? { rewardYuan: 3000 } : {}),
      notifyReporter: true,
    },
    opinion: '同意办结。',
  };
}

function fineOf(verified: string, fine: number): number {
  if (verified === 'no') return 0;
  return verified === 'yes' ? fine : Math.round(fine / 2);
}

/** Units that the owner of a report gives it to: its departments, townships, and the regulator of the matter. */
function targetsOf(report: DemoReport): string[] {
  const { place, source } = report;
  const code = place.unitId.slice(1);
  const department = departmentOf(report);
  if (code === '610000') return source.industry === 'coal-mine' ? [unitId(code, 'coal')] : [department];
  if (code === '610422' && source.industry === 'fire-safety') return [unitId(code, 'fire'), unitId(code, 'town1')];
  if (code === '610422') return [department, department, unitId(code, 'town1'), unitId(code, 'town2')];
  const townships = ['610423', '610323', '610523'].includes(code) ? [unitId(code, 'town1')] : [];
  return [department, department, ...townships];
}

function departmentOf({ place, source }: DemoReport): string {
  const code = place.unitId.slice(1);
  const small = !['610000', '610400', '610422'].includes(code);
  const chemicals = ['hazardous-chemicals', 'fireworks', 'gas'].includes(source.industry);
  if (small || chemicals) return unitId(code, 'chemicals');
  return unitId(
    code,
    ['metallurgy', 'special-equipment', 'non-coal-mine'].includes(source.industry) ? 'industry' : 'lead',
  );
}
