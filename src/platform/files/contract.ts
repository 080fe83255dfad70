/** Shapes of the file routes, for the server and the browser. */
import { type Static, Type } from 'typebox';

export const Uploaded = Type.Object({
  id: Type.String({ format: 'uuid' }),
  width: Type.Integer(),
  height: Type.Integer(),
  bytes: Type.Integer(),
  type: Type.String(),
});
export type Uploaded = Static<typeof Uploaded>;

export const FilePath = Type.Object({ id: Type.String({ format: 'uuid' }) });
export const FileHeaders = Type.Object({
  'if-none-match': Type.Optional(
    Type.String({ description: 'The ETag of the photo that is held already: 304 when it is still the same' }),
  ),
});
export const FileQuery = Type.Object({
  /** Opens one photo that is not public; given to the reporter with the case. */
  key: Type.Optional(Type.String({ maxLength: 40 })),
  size: Type.Optional(Type.Union([Type.Literal('thumb'), Type.Literal('full')], { default: 'full' })),
});
