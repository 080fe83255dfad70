/** What other rooms may ask of the files module. */
export {
  type AttachedFile,
  attachFiles,
  filesById,
  filesOf,
  removeFiles,
  setVisibility,
} from './attached.ts';
export { derivePhoto } from './derive.ts';
export { type FileGuard, type GuardedFile, registerFileGuard } from './guards.ts';
export { checkLength, PHOTO_BYTES, withHeld, withIncoming } from './incoming.ts';
export { type FileKind, type KeptFile, keepFile } from './kept-file.ts';
export { photoKey } from './key.ts';
export { openFileStore } from './open-store.ts';
export { likenessesOf, type Visibility } from './records.ts';
export { type FileSize, serveFile } from './serve.ts';
export { photosTaken } from './taken.ts';
export { keepPhoto } from './upload.ts';
