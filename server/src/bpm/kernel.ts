import { join } from 'node:path';
import type { Tx } from '../db/database.ts';
import type { Endpoint } from '../http/endpoint.ts';
import type { CaseModule } from './case-module.ts';
import { caseEndpoints } from './case/case-endpoints.ts';
import { openCase, type OpenCase } from './case/open-case.ts';
import { CaseTypes } from './definition/case-types.ts';
import type { DefinitionProblem } from './definition/check-folder.ts';
import { Definitions } from './definition/definitions.ts';
import { deployFolders } from './definition/deploy-folders.ts';
import { BlobStore } from './file/blob-store.ts';
import { fileEndpoints } from './file/file-endpoints.ts';
import { Files } from './file/files.ts';
import type { KernelContext, KernelServices } from './kernel-context.ts';
import { EventStreams } from './message/event-stream.ts';
import { messageEndpoints } from './message/message-endpoints.ts';
import { UserEvents } from './message/user-events.ts';
import { operationEndpoints } from './operation/operation-endpoints.ts';
import type { Channels } from './outbox/channels.ts';
import { OutboxDispatcher } from './outbox/dispatcher.ts';
import { outboxEndpoints } from './outbox/outbox-endpoints.ts';
import { projectEvents } from './projection/project-events.ts';
import { savedViewEndpoints } from './saved-view/saved-view-endpoints.ts';
import { publicProgress } from './timeline/timeline-view.ts';
import { jobContext } from './worker/job-context.ts';
import { workItemEndpoints } from './work-item/work-item-endpoints.ts';

const MEGABYTE = 1024 * 1024;
const CLEAN_EVERY = 10 * 60_000;

export interface KernelNeeds extends KernelServices {
  readonly channels: Channels;
}

export type Kernel = ReturnType<typeof createKernel>;

/** Cases, work items and everything around them, for any process; it knows no domain. */
export function createKernel(needs: KernelNeeds) {
  const { database, clock, config, logger } = needs;
  const modules = new Map<string, CaseModule>();
  const outbox = new OutboxDispatcher(needs);
  const context: KernelContext = {
    ...needs,
    modules,
    definitions: new Definitions(),
    caseTypes: new CaseTypes(),
    userEvents: new UserEvents(),
    wakeOutbox: () => outbox.wake(),
  };
  const blobs = new BlobStore(join(config.dataDir, 'files'));
  const files = new Files({ database, clock, blobs, maxBytes: config.UPLOAD_MAX_MB * MEGABYTE });
  const streams = new EventStreams(context);
  let problems: readonly DefinitionProblem[] = [];
  let cleaner: NodeJS.Timeout | undefined;
  needs.engine.onEvents(projectEvents(context));
  return {
    context,
    files,
    outbox,
    endpoints: [...endpointsOf(context, files, streams), ...operationEndpoints(context, () => problems)],
    /** What the engine's runner gives a worker for a job. */
    jobContext: jobContext(context),
    registerModule: (module: CaseModule) => void modules.set(module.type, module),
    openCase: (tx: Tx, input: OpenCase) => openCase(context, tx, input),
    publicProgress: (caseId: string) => publicProgress(context, caseId),
    /** Deploys the process folders below the root and tells what was refused. */
    async deploy(root: string, jobTypes: ReadonlySet<string>): Promise<readonly DefinitionProblem[]> {
      problems = await deployFolders(context, root, jobTypes);
      return problems;
    },
    closeStreams: () => streams.closeAll(),
    async start(): Promise<void> {
      await outbox.start();
      const clean = () =>
        files
          .removeExpired()
          .catch((error: unknown) => logger.error({ err: error }, 'removing expired uploads failed'));
      cleaner = setInterval(() => void clean(), CLEAN_EVERY).unref();
    },
    async stop(): Promise<void> {
      clearInterval(cleaner);
      await outbox.stop();
    },
  };
}

function endpointsOf(context: KernelContext, files: Files, streams: EventStreams): Endpoint[] {
  return [
    ...workItemEndpoints(context),
    ...caseEndpoints(context),
    ...fileEndpoints(context, files),
    ...messageEndpoints(context, streams),
    ...savedViewEndpoints(context),
    ...outboxEndpoints(context),
  ];
}
