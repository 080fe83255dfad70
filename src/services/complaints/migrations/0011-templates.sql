-- Ready answers with fields, of the city and of its agencies, and how often each was used.
create table complaints.template (
  id text not null,
  valid_from date not null,
  agency text,
  acts text[] not null,
  categories text[] not null default '{}',
  title jsonb not null,
  body jsonb not null,
  fields jsonb not null default '[]',
  from_pack boolean not null,
  retired_on date,
  constraint template_pkey primary key (id, valid_from),
  constraint template_for_some_act check (cardinality(acts) > 0)
);
comment on table complaints.template is 'Ready answers, each version with its date; agency null = of the whole city. A version edited by the city is no longer from_pack and is never overwritten by one.';
comment on column complaints.template.body is 'Text by language, Indonesian always; fields in braces are filled from the case or asked of the officer (rules/templates.ts).';

create table complaints.template_use (
  id bigint generated always as identity,
  template text not null,
  case_id bigint not null,
  act text not null,
  at timestamptz not null,
  constraint template_use_pkey primary key (id),
  constraint template_use_case_fkey foreign key (case_id) references cases."case"
);
create index template_use_by_template on complaints.template_use (template, at);
comment on table complaints.template_use is 'Each time a text that began as a template was sent; written in the transaction of the act.';
