/** Keeps file bytes in an S3-compatible bucket, one object per content hash under the city's prefix. */
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { FileStore } from './store.ts';

export type S3Place = {
  endpoint: string;
  region: string;
  bucket: string;
  accessKey: string;
  secretKey: string;
};

/** The S3 client is large: it is loaded by the first call, so that a city on disk never pays for it. */
async function connect(place: S3Place) {
  const { S3Client, PutObjectCommand, GetObjectCommand, HeadObjectCommand, DeleteObjectCommand } =
    await import('@aws-sdk/client-s3');
  const client = new S3Client({
    endpoint: place.endpoint,
    region: place.region,
    credentials: { accessKeyId: place.accessKey, secretAccessKey: place.secretKey },
    // Self-hosted stores rarely have a host name per bucket.
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 3,
  });
  return { client, PutObjectCommand, GetObjectCommand, HeadObjectCommand, DeleteObjectCommand };
}

function missing(error: unknown): boolean {
  const { name, $metadata } = error as { name?: string; $metadata?: { httpStatusCode?: number } };
  return name === 'NoSuchKey' || name === 'NotFound' || $metadata?.httpStatusCode === 404;
}

/** A store below `prefix` (the city's slug) in the bucket; equal bytes are sent once. */
export function openS3Store(place: S3Place, prefix: string): FileStore {
  let connection: ReturnType<typeof connect> | undefined;
  const s3 = () => {
    connection ??= connect(place);
    return connection;
  };
  const named = (sha256: string) => ({
    Bucket: place.bucket,
    Key: `${prefix}/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`,
  });
  return {
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const { client, HeadObjectCommand, PutObjectCommand } = await s3();
      try {
        const head = await client.send(new HeadObjectCommand(named(sha256)));
        if (head.ContentLength === bytes.length) return sha256;
      } catch (error) {
        if (!missing(error)) throw error;
      }
      await client.send(
        new PutObjectCommand({ ...named(sha256), Body: bytes, ContentType: 'application/octet-stream' }),
      );
      return sha256;
    },
    async get(sha256) {
      const { client, GetObjectCommand } = await s3();
      try {
        const answer = await client.send(new GetObjectCommand(named(sha256)));
        return answer.Body as Readable | undefined;
      } catch (error) {
        if (missing(error)) return undefined;
        throw error;
      }
    },
    async remove(sha256) {
      const { client, DeleteObjectCommand } = await s3();
      await client.send(new DeleteObjectCommand(named(sha256)));
    },
  };
}
