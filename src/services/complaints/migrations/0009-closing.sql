-- Each closing with its proof, what those who reported say afterwards, and the city's rules for both.
create table complaints.closing_rule (
  kind text not null,
  id text not null,
  valid_from date not null,
  data jsonb not null,
  from_pack boolean not null,
  constraint closing_rule_pkey primary key (kind, id, valid_from),
  constraint closing_rule_kind check (kind in ('proof', 'reason', 'survey'))
);
comment on table complaints.closing_rule is 'proof: how near to the place a photo must be; reason: why a case may be closed without being mended; survey: the questions of the satisfaction survey. Each version with its date.';

create table complaints.closing (
  case_id bigint not null,
  at timestamptz not null,
  mended boolean,
  reason text,
  authority text,
  planned_for date,
  proof text not null,
  metres integer,
  accuracy integer,
  taken_at timestamptz,
  why_away text,
  without_photo text,
  reminded_at timestamptz,
  planned_told_at timestamptz,
  disputed_at timestamptz,
  reviewed_at timestamptz,
  constraint closing_pkey primary key (case_id, at),
  constraint closing_case_fkey foreign key (case_id) references cases."case",
  constraint closing_proof_known check (proof in ('place', 'elsewhere', 'unplaced', 'unmeasured', 'none')),
  constraint closing_reason_or_mended check (mended is distinct from false or reason is not null)
);
comment on table complaints.closing is 'One row for each time that an officer closed the case. The position of the photo is not kept, only its distance to the point of the report.';
comment on column complaints.closing.proof is 'place: a photo taken near enough; elsewhere: too far away, why_away says why; unplaced: nobody knows where; unmeasured: the report has no point; none: no photo.';
create index closing_planned on complaints.closing (planned_for) where planned_for is not null and planned_told_at is null;
create index closing_disputed on complaints.closing (disputed_at) where disputed_at is not null and reviewed_at is null;
create index complaint_awaiting on complaints.complaint (case_id) where outcome = 'awaiting';

create table complaints.verdict (
  case_id bigint not null,
  closed_at timestamptz not null,
  of_case bigint not null,
  at timestamptz not null,
  mended boolean not null,
  constraint verdict_pkey primary key (case_id, closed_at, of_case),
  constraint verdict_case_fkey foreign key (case_id) references cases."case",
  constraint verdict_of_case_fkey foreign key (of_case) references cases."case"
);
comment on table complaints.verdict is 'What somebody who reported says of a closing. of_case is the report that gives the right to speak: the case itself or one merged into it.';
