/** The rows of a case as rooms see them. */

export type CaseRow = {
  id: number;
  code: string;
  service: string;
  /** What the service calls this sort of case, e.g. a complaint's category. */
  kind: string;
  state: string;
  open: boolean;
  visibility: 'public' | 'coarse' | 'hidden';
  title: string;
  agency: string | null;
  assignee: string | null;
  area: string | null;
  point: { lat: number; lng: number } | null;
  place: string | null;
  /** 1 = most urgent … 4. */
  priority: number;
  opened_at: Date;
  closed_at: Date | null;
  due_at: Date | null;
  complete_by: Date | null;
  /** When the promises began to run: the report, or the last reopening. */
  clock_start: Date;
  paused_at: Date | null;
  responded_at: Date | null;
  reopened: number;
  followers: number;
  version: number;
};

export type NewCase = Omit<
  CaseRow,
  'open' | 'closed_at' | 'paused_at' | 'responded_at' | 'reopened' | 'followers' | 'version'
>;

export type EntryRow = {
  id: number;
  at: Date;
  kind: string;
  visibility: 'public' | 'reporter' | 'internal';
  actor_kind: string;
  actor_id: string | null;
  agency: string | null;
  text: string | null;
  files: string[];
  data: Record<string, unknown>;
};

export type NewEntry = Omit<EntryRow, 'id'> & { case_id: number };
