/** The example from which a service is begun when nothing like it is there yet. */
import { exampleTexts } from '../../blocks/definitions/api.ts';
import { FILES, type FileTexts } from './contract.ts';

/** With the name of the new service and a first day. */
export async function example(service: string, today: string): Promise<FileTexts> {
  const texts = await exampleTexts({ name: service, from: today });
  return Object.fromEntries(FILES.map((name) => [name, texts[name] ?? ''])) as FileTexts;
}
