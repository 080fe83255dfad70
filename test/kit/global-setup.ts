/** Before the first test file: one PostgreSQL and one template city for the whole run. */
import { buildWeb } from '../../src/app/web/build.ts';
import { makeTemplate, startTestServer, type TestServer, URL_VARIABLE } from './postgres.ts';

let server: TestServer | undefined;

export async function globalSetup(): Promise<void> {
  server = await startTestServer();
  await makeTemplate(server.adminUrl, server.dataDir);
  // Once for all journeys and processes, so that no two of them build at the same time.
  await buildWeb();
  process.env[URL_VARIABLE] = server.adminUrl;
  process.env.PENDOPO_TEST_DATA = server.dataDir;
}

export async function globalTeardown(): Promise<void> {
  await server?.close();
}
