export interface WorkItemTable {
  id: string;
  case_id: string;
  instance_id: string;
  task_key: string;
  process_id: string;
  process_version: number;
  element_id: string;
  name: string;
  name_en: string;
  state: 'open' | 'claimed' | 'completed' | 'canceled';
  /** JSON list of the holders that may claim it: groups, and `user:<id>`. */
  candidates: string;
  assignee_id: string | null;
  assignee_name: string | null;
  unit_id: string;
  unit_name: string;
  from_name: string;
  form_hash: string | null;
  /** JSON of the variables that the task saw. */
  variables: string;
  /** JSON of the whole submission. */
  submitted: string | null;
  opinion: string | null;
  created_at: number;
  due_at: number | null;
  near_at: number | null;
  claimed_at: number | null;
  completed_at: number | null;
  /** 1 once the engine has told that the task is over. */
  engine_done: number;
  version: number;
}

/** An item in the inbox of a group or a person (`user:<id>`). */
export interface InboxTable {
  holder: string;
  item_id: string;
  /** `taken`: claimed by somebody else of the group. */
  state: 'open' | 'mine' | 'taken' | 'done';
  due_key: number;
  near_key: number;
  /** Creation time, of a done item its completion. */
  sort_at: number;
  case_type: string;
  element_id: string;
}

export interface ReadTable {
  user_id: string;
  item_id: string;
}

export interface DraftTable {
  item_id: string;
  draft_values: string;
  opinion: string;
  file_ids: string;
  saved_at: number;
}

export interface SavedViewTable {
  id: string;
  user_id: string;
  list: 'cases' | 'inbox';
  name: string;
  query: string;
  view_columns: string;
}

declare module '../../db/schema.ts' {
  interface Schema {
    bpm_work_item: WorkItemTable;
    bpm_inbox: InboxTable;
    bpm_read: ReadTable;
    bpm_draft: DraftTable;
    bpm_saved_view: SavedViewTable;
  }
}
