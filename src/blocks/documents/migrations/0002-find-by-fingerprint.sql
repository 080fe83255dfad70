-- Whoever holds a file and no code finds the paper by what the file is.
create index document_sha256 on documents.document (sha256) where sha256 is not null;
