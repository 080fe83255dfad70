-- What stood in the folder of a service when it was last read: whatever is as it was need not be read again.
create table definitions.folder (
  service text not null,
  digest text not null,
  constraint folder_pkey primary key (service)
);
comment on table definitions.folder is 'SHA-256 of the files of a pack''s service as they were last taken over, found right.';
