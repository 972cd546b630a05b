import type { Request, Response } from 'express';
import type { Clock, ProcessEngine } from '@safeflow/engine';
import type { Captcha } from '@safeflow/contracts';
import type { Audit } from '../../../audit/index.ts';
import type { OpenCase, OpenedCase } from '../../../bpm/case/open-case.ts';
import type { Config } from '../../../config.ts';
import type { Tx } from '../../../db/database.ts';
import type { CaseModule } from '../../../bpm/case-module.ts';
import type { ReportNeeds } from '../report-case-module.ts';

/** What the public pages of reports are built on. */
export interface PublicNeeds extends ReportNeeds {
  readonly clock: Clock;
  readonly engine: ProcessEngine;
  readonly audit: Audit;
  readonly config: Pick<Config, 'NOTICE_SECONDS' | 'UPLOAD_MAX_MB'>;
  readonly captchas: {
    create(): Promise<Captcha>;
    /** Whether the answer is right; asking uses the picture up. */
    check(answer: { id: string; answer: string }): Promise<boolean>;
  };
  readonly kernel: {
    openCase(tx: Tx, input: OpenCase): Promise<OpenedCase>;
    /** Milestones of a case, oldest first; times are UTC milliseconds. */
    publicProgress(caseId: string): Promise<{ at: number; key: string; text: string; textEn: string }[]>;
    /** Takes one file of a multipart request as an upload of `owner`. */
    receiveFile(
      request: Request,
      response: Response,
      owner: { owner: string; uploadedBy: string },
    ): Promise<PublicFile>;
  };
  readonly module: CaseModule;
}

export interface PublicFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** Whose uploads those of the public are: nobody's in particular, so their ids are not to be guessed. */
export const PUBLIC_OWNER = 'public';
