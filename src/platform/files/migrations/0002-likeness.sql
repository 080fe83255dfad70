-- A few bits by which like photos are found, so that twins of a report can be shown side by side.
alter table files.file add column likeness text;
comment on column files.file.likeness is 'Difference hash of the picture, 64 bits in hexadecimal; null for photos kept before there was one.';
