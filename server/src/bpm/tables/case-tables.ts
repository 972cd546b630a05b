/** A version of a process as deployed, with its drawing: finished cases stay readable (PLT-077). */
export interface DefinitionTable {
  process_id: string;
  version: number;
  hash: string;
  resource: string;
  name: string;
  case_type: string;
  xml: string;
  deployed_at: number;
}

/** A form by content, so that a work item keeps the one it was made with. */
export interface FormTable {
  hash: string;
  form_id: string;
  content: string;
  deployed_at: number;
}

/** The last good `case-type.json` of a process folder. */
export interface CaseTypeTable {
  id: string;
  content: string;
}

export interface CaseTable {
  id: string;
  /** Creation time and a counter in one number: unique, and sorts by creation. */
  seq: number;
  type: string;
  number: string;
  title: string;
  status: string;
  open: number;
  unit_id: string;
  region_code: string;
  industry: string;
  priority: 'normal' | 'urgent';
  confidentiality: 'normal' | 'protected';
  created_at: number;
  due_at: number | null;
  near_at: number | null;
  closed_at: number | null;
  /** JSON list of the names that hold it. */
  holders: string;
  /** JSON of the record when the case type has no module. */
  record: string | null;
  request_id: string | null;
  version: number;
}

/** A request that opened a case, by actor and request id. */
export interface RequestTable {
  id: string;
}

export interface CaseScopeTable {
  /** Number of a scope key, see `scopeNumber`. */
  scope: number;
  seq: number;
  status: string;
  region_code: string;
  type: string;
  industry: string;
  open: number;
  due_key: number;
  near_key: number;
}

export type InstanceRole = 'main' | 'assignment' | 'watch';

export interface InstanceTable {
  id: string;
  case_id: string;
  root_id: string;
  process_id: string;
  version: number;
  role: InstanceRole;
  state: 'active' | 'completed' | 'terminated';
  /** Status of the instance itself, such as that of one assignment. */
  status: string;
  /** 1: its statuses and milestones are those of the case too. */
  leads: number;
  started_at: number;
  ended_at: number | null;
  /** Position of the last event projected. */
  position: number;
  /** JSON of the marks on the diagram. */
  marks: string;
}

export type TimelineKind = 'step' | 'message' | 'deadline' | 'view' | 'system' | 'incident';

export interface TimelineTable {
  id: string;
  case_id: string;
  at: number;
  kind: TimelineKind;
  title: string;
  title_en: string;
  actor_name: string | null;
  unit_name: string | null;
  opinion: string;
  answers: string;
  file_ids: string;
  duration: number | null;
  element_id: string | null;
  instance_id: string | null;
  /** Key of the milestone that the public sees. */
  milestone: string | null;
}

export interface IncidentTable {
  id: string;
  instance_id: string;
  incident_key: string;
  case_id: string;
  process_id: string;
  version: number;
  element_id: string;
  element_name: string;
  code: string;
  message: string;
  state: 'open' | 'resolved';
  created_at: number;
  resolved_at: number | null;
}

declare module '../../db/schema.ts' {
  interface Schema {
    bpm_definition: DefinitionTable;
    bpm_form: FormTable;
    bpm_case_type: CaseTypeTable;
    bpm_case: CaseTable;
    bpm_request: RequestTable;
    bpm_case_scope: CaseScopeTable;
    bpm_instance: InstanceTable;
    bpm_timeline: TimelineTable;
    bpm_incident: IncidentTable;
  }
}
