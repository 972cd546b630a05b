import type { CaseModule } from '../../bpm/case-module.ts';
import type { Endpoint } from '../../http/endpoint.ts';
import { completeEndpoint } from './public/complete-endpoint.ts';
import type { PublicNeeds } from './public/public-needs.ts';
import { queryEndpoint } from './public/query-endpoint.ts';
import { setupEndpoints } from './public/setup-endpoints.ts';
import { submitEndpoint } from './public/submit-endpoint.ts';
import { reportCaseModule, type ReportNeeds } from './report-case-module.ts';
import { readReportOptions } from './report-options.ts';

/** The case module of reports; `root` is the folder in which `bpmn/report` lies. */
export function createReportCaseModule({
  root,
  ...needs
}: Omit<ReportNeeds, 'options'> & { readonly root: string }): CaseModule {
  return reportCaseModule({ ...needs, options: readReportOptions(root) });
}

/** The public pages' endpoints of reports. */
export function reportEndpoints({
  root,
  ...needs
}: Omit<PublicNeeds, 'options'> & { readonly root: string }): Endpoint[] {
  const all = { ...needs, options: readReportOptions(root) };
  return [...setupEndpoints(all), submitEndpoint(all), queryEndpoint(all), completeEndpoint(all)];
}
