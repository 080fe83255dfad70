-- Reports of one and the same thing: each merge is an edge that can be taken back, in any order.
create table complaints.merge (
  child_id bigint not null,
  parent_id bigint not null,
  at timestamptz not null,
  by_kind text not null,
  by_id text,
  state_before text not null,
  visibility_before text not null,
  undone_at timestamptz,
  constraint merge_pkey primary key (child_id, at),
  constraint merge_child_fkey foreign key (child_id) references cases."case",
  constraint merge_parent_fkey foreign key (parent_id) references cases."case",
  constraint merge_not_into_itself check (child_id <> parent_id)
);
create unique index merge_in_force on complaints.merge (child_id) where undone_at is null;
create index merge_parent on complaints.merge (parent_id) where undone_at is null;
comment on table complaints.merge is 'child says the same as parent. A case has one parent at most; a parent may have one itself. The child rests in state merged and takes up again where it stood when the merge is undone.';
