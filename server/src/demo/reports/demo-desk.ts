import { Readable } from 'node:stream';
import type { Services } from '../../compose.ts';
import { chinaDay } from '../../calendar/index.ts';
import type { Endpoint } from '../../http/endpoint.ts';
import type { Principal } from '../../http/principal.ts';
import { demoPdf } from '../files/demo-pdf.ts';
import { demoPhoto } from '../files/demo-photo.ts';
import type { DemoRandom } from '../random.ts';
import type { DemoAnswer } from './demo-answers.ts';
import type { DemoReport } from './demo-report.ts';

const PUBLIC = 'demo';

export interface DemoItem {
  readonly id: string;
  /** JSON list of the groups that may claim it. */
  readonly candidates: string;
}

/** Hands reports in and completes steps through the real kernel, in the name of the demonstration's people. */
export class DemoDesk {
  readonly #services: Services;

  constructor(services: Services) {
    this.#services = services;
  }

  /** Opens the case of a report; tells nothing when an earlier start had opened it. */
  async open(report: DemoReport, random: DemoRandom): Promise<string | undefined> {
    const { database, kernel } = this.#services;
    const photos = random.chance(0.35)
      ? [await this.#store(demoPhoto(random), '现场照片.png', PUBLIC, '', 'evidence')]
      : [];
    const opened = await database.transaction((tx) =>
      kernel.openCase(tx, { ...caseOf(report, this.#now()), fileIds: photos }),
    );
    return opened.created ? opened.caseId : undefined;
  }

  /** Claims and completes a work item as one of its candidates. */
  async complete(item: DemoItem, answer: DemoAnswer, report: DemoReport, random: DemoRandom): Promise<void> {
    const principal = await this.#candidate(item, random);
    const fileIds = answer.attach ? [await this.#verificationReport(report, principal, answer)] : [];
    const { version } = await this.#call('claim', item.id, principal, {});
    const { values, opinion = '' } = answer;
    await this.#call('complete', item.id, principal, { version, values, opinion, fileIds });
  }

  /** Takes a work item without doing it yet. */
  async claim(item: DemoItem, random: DemoRandom): Promise<void> {
    await this.#call('claim', item.id, await this.#candidate(item, random), {});
  }

  /** Marks all messages of a user as read. */
  async readMessages(userId: string): Promise<void> {
    const principal = await this.#services.identity.principal(userId);
    await this.#endpoint('/api/messages/read-all').handle({ principal, language: 'zh' } as never);
  }

  async #call(
    action: 'claim' | 'complete',
    id: string,
    principal: Principal,
    body: Record<string, unknown>,
  ): Promise<{ version: number }> {
    const endpoint = this.#endpoint(`/api/work-items/:id/${action}`);
    return (await endpoint.handle({ principal, params: { id }, body, language: 'zh' } as never)) as { version: number };
  }

  #endpoint(path: string): Endpoint {
    const endpoint = this.#services.kernel.endpoints.find((one) => one.path === path);
    if (!endpoint) throw new Error(`Expected an endpoint ${path}, but there is none.`);
    return endpoint;
  }

  async #candidate({ candidates }: DemoItem, random: DemoRandom): Promise<Principal> {
    const { directory, principal } = this.#services.identity;
    const groups = JSON.parse(candidates) as string[];
    for (const group of groups) {
      const members = await directory.usersInGroup(group);
      const found = members.length > 0 ? await principal(random.pick(members).id) : undefined;
      if (found) return found;
    }
    throw new Error(`Expected somebody in ${groups.join(', ')}, but there is nobody.`);
  }

  #verificationReport(
    report: DemoReport,
    { userId, name, unitName }: Principal,
    { values }: DemoAnswer,
  ): Promise<string> {
    const facts = [
      `举报编号：${report.number}`,
      `被举报单位：${report.enterprise}`,
      `核查单位：${unitName}`,
      `核查日期：${chinaDay(this.#now())}`,
    ];
    const answers = Object.entries({
      核查情况: values['verification'] ?? values['coResult'],
      处理情况: values['handling'],
    })
      .filter(([, text]) => typeof text === 'string')
      .map(([label, text]) => `${label}：${String(text)}`);
    const pdf = demoPdf('安全生产举报核查报告', [...facts, ...answers]);
    return this.#store(pdf, '核查报告.pdf', userId, name, 'verification-report');
  }

  async #store(content: Buffer, name: string, owner: string, uploadedBy: string, kind: string): Promise<string> {
    const file = await this.#services.kernel.files.store(Readable.from([content]), { owner, uploadedBy, name, kind });
    return file.id;
  }

  #now(): number {
    return this.#services.clock.now();
  }
}

function caseOf(report: DemoReport, now: number) {
  const { place, source, reporter, title, facts, enterprise, number, requestId, channel } = report;
  const person = reporter
    ? { reporterName: reporter.name, reporterPhone: reporter.phone, reporterAddress: reporter.address }
    : {};
  const matter = {
    regionCode: place.regionCode,
    place: place.address,
    industry: source.industry,
    matter: source.matter,
  };
  return {
    ...{ type: 'report', number, title, requestId, unitId: place.unitId, regionCode: place.regionCode },
    priority: source.matter === 'major-risk' ? ('urgent' as const) : ('normal' as const),
    confidentiality: reporter ? ('protected' as const) : ('normal' as const),
    record: {
      ...matter,
      ...person,
      title,
      facts,
      enterprise,
      channel,
      receivedOn: chinaDay(now),
      form: reporter ? 'real' : 'anonymous',
    },
    variables: {},
    actor: null,
    fileOwner: PUBLIC,
  };
}
