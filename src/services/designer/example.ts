/** The example from which a service is begun when nothing like it is there yet. */
import { exampleTexts } from '../../blocks/definitions/api.ts';
import { FILES, type FileTexts } from './contract.ts';
import { contentOf } from './files.ts';
import { alikeIn } from './rules/alike.ts';

/** With the name of the new service and a first day. */
export async function example(service: string, today: string): Promise<FileTexts> {
  const texts = await exampleTexts({ name: service, from: today });
  return Object.fromEntries(FILES.map((name) => [name, texts[name] ?? ''])) as FileTexts;
}

let content: Promise<Record<string, unknown> | null> | undefined;

/** Where a new service still says what the example says, as paths. */
export async function likeExample(of: unknown): Promise<string[]> {
  content ??= example('contoh', '2026-01-01').then(contentOf);
  return alikeIn(await content, of);
}
