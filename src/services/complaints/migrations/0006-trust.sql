-- What the public sees of a report where that is not simply the report, who asked for a second look, and who may know a confidential reporter.
alter table complaints.complaint
  add column confidential boolean not null default false,
  add column public_text text,
  add column full_title text,
  add constraint complaint_confidential_is_somebody check (not (confidential and anonymous));
comment on column complaints.complaint.confidential is 'The city knows who reported, but only a named few may look (complaints.confidant); nothing of the report is public.';
comment on column complaints.complaint.public_text is 'What the public reads in place of the description; null: the description itself; empty: nothing. The title of the case is always the public one.';
comment on column complaints.complaint.full_title is 'The title for officers where the public reads another one.';

create table complaints.face (
  case_id bigint not null,
  kind text not null,
  ref text not null,
  state text not null,
  version integer not null default 1,
  public_file uuid,
  public_text text,
  boxes jsonb,
  visibility_before text,
  at timestamptz not null,
  constraint face_pkey primary key (case_id, kind, ref),
  constraint face_case_fkey foreign key (case_id) references cases."case",
  constraint face_kind_known check (kind in ('report', 'text', 'entry', 'photo')),
  constraint face_state_known check (state in ('shown', 'held', 'hidden', 'masked', 'redacted'))
);
create index face_part on complaints.face (ref, kind) where ref <> '';
comment on table complaints.face is 'How one part of a report stands before the public; a part without a row is shown. report: all of it; text: the description; entry: words of the timeline (ref = its id); photo (ref = id of the original file). held: nobody has looked yet.';
comment on column complaints.face.public_file is 'The redacted copy that the public gets in place of the original.';
comment on column complaints.face.boxes is 'What was made unrecognisable: boxes in parts of the width and height, so that it can be done again from the original.';
comment on column complaints.face.visibility_before is 'What a hidden report goes back to when it is shown again.';

create table complaints.review (
  id uuid not null default gen_random_uuid(),
  case_id bigint not null,
  kind text not null,
  ref text not null,
  reasons text[] not null,
  flags integer not null default 0,
  opened_at timestamptz not null,
  objection text,
  answers uuid,
  not_by text,
  decided_at timestamptz,
  decided_by text,
  decision text,
  reason text,
  note text,
  constraint review_pkey primary key (id),
  constraint review_case_fkey foreign key (case_id) references cases."case",
  constraint review_answers_fkey foreign key (answers) references complaints.review,
  constraint review_decision_known check (decision in ('show', 'hide', 'mask', 'redact'))
);
create unique index review_open on complaints.review (case_id, kind, ref) where decided_at is null;
create index review_waiting on complaints.review (opened_at, id) where decided_at is null;
create index review_decided on complaints.review (decided_at, id) where decided_at is not null;
create unique index review_answers on complaints.review (answers) where answers is not null;
create index review_case on complaints.review (case_id);
comment on table complaints.review is 'A part of a report that somebody should look at, and what was decided. An objection of the reporter is a review that answers an earlier one and that its decider (not_by) may not decide.';

create table complaints.flag (
  review uuid not null,
  reason text not null,
  by_key bytea not null,
  source text not null,
  at timestamptz not null,
  note text,
  constraint flag_pkey primary key (review, reason, by_key),
  constraint flag_review_fkey foreign key (review) references complaints.review
);
comment on table complaints.flag is 'Who flags stays unknown: by_key is a keyed hash of the day, the part and the address or account, so that one person counts once.';

create table complaints.look (
  id bigint generated always as identity,
  case_id bigint not null,
  at timestamptz not null,
  officer text not null,
  agency text,
  what text not null,
  reason text not null,
  constraint look_pkey primary key (id),
  constraint look_case_fkey foreign key (case_id) references cases."case",
  constraint look_what_known check (what in ('identity', 'photo'))
);
create index look_case on complaints.look (case_id);
comment on table complaints.look is 'append-only: each time an officer looked at who reported in confidence, or at the original of a photo that the public does not get.';

create table complaints.confidant (
  id uuid not null default gen_random_uuid(),
  officer uuid not null,
  agency text,
  valid_from date not null,
  valid_until date,
  appointed_at timestamptz not null,
  appointed_by text not null,
  ended_at timestamptz,
  ended_by text,
  constraint confidant_pkey primary key (id),
  constraint confidant_days check (valid_until is null or valid_until >= valid_from)
);
create index confidant_officer on complaints.confidant (officer) where ended_at is null;
comment on table complaints.confidant is 'Officers who may look at who reported in confidence: by name, for one agency or (null) the whole city, between two days, both included.';
