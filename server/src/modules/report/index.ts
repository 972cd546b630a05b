export { createReportCaseModule, reportEndpoints } from './create-report-module.ts';
export { newReportCode } from './record/report-code.ts';
