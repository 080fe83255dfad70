-- Where and when an officer's photo was taken, kept until the photo has proven something.
alter table files.file add column taken bytea;
comment on column files.file.taken is 'Time and place from the metadata of an officer''s photo, sealed with the city''s key; emptied when the photo is attached. The picture itself is kept without metadata, and of citizens'' photos nothing is kept.';
