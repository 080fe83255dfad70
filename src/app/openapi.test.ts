import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { testHouse } from '../../test/kit/house.ts';

type Parameter = { $ref?: string; name?: string; in?: string; required?: boolean; description?: string };
type Operation = { parameters: Parameter[]; requestBody?: { content: Record<string, { schema: Schema }> } };
type Schema = { description?: string; properties: Record<string, { description?: string }> };
type Description = {
  paths: Record<string, Record<string, Operation>>;
  components: { parameters: Record<string, Parameter>; securitySchemes: Record<string, unknown> };
};

describe('the description of the API', () => {
  it('names the headers that routes take, each where it counts', async (t) => {
    const { call } = await testHouse(t);
    const { body, text } = await call<Description>('GET', '/api/openapi.json');
    const named = (path: string, method: string) =>
      (body.paths[path]?.[method]?.parameters ?? []).flatMap((parameter) => {
        const found = parameter.$ref
          ? body.components.parameters[parameter.$ref.split('/').at(-1) ?? '']
          : parameter;
        assert.ok(found?.name, `${method} ${path}: ${JSON.stringify(parameter)}`);
        return found.in === 'header' ? [found.name] : [];
      });
    assert.deepEqual(named('/api/complaints/{code}', 'get'), ['X-Receipt', 'X-Closing-Key', 'X-Language']);
    for (const act of ['replies', 'reopen', 'rating'])
      assert.deepEqual(named(`/api/complaints/{code}/${act}`, 'post'), [
        'X-Receipt',
        'X-Language',
        'Idempotency-Key',
        'X-Pendopo',
      ]);
    assert.ok(named('/api/live', 'get').includes('Last-Event-ID'));
    assert.ok(named('/api/files', 'post').includes('Idempotency-Key'));
    assert.ok(!named('/api/complaints', 'get').includes('X-Pendopo'));
    assert.deepEqual(Object.keys(body.components.securitySchemes), ['session', 'bearer', 'kiosk']);
    for (const [path, operations] of Object.entries(body.paths))
      for (const method of Object.keys(operations))
        assert.ok(named(path, method).includes('X-Language'), path);
    assert.ok(!text.includes('"undefined"'));

    const page = await call('GET', '/api/docs');
    assert.match(page.text, /in the headers<\/h4>.*X-Receipt/);
  });

  it('says that a report needs a location or an area, as the intake has it', async (t) => {
    const { call } = await testHouse(t);
    const { body } = await call<Description>('GET', '/api/openapi.json');
    const report = body.paths['/api/complaints']?.post?.requestBody?.content['application/json']?.schema;
    for (const said of [report?.properties.location, report?.properties.area, report])
      assert.match(String(said?.description), /Either `location` or `area` must be given/);
    const neither = await call<{ fields: { path: string; rule: string }[] }>('POST', '/api/complaints', {
      description: 'Lampu jalan padam sejak kemarin.',
      category: 'street-light',
    });
    assert.equal(neither.status, 422);
    assert.deepEqual(
      neither.body.fields.map(({ path, rule }) => ({ path, rule })),
      [{ path: 'location', rule: 'location-or-area' }],
    );
  });

  it('is kept: a header that is not as described is refused by its name', async (t) => {
    const { call } = await testHouse(t);
    const { status, body } = await call<{ fields: { path: string; message: string }[] }>(
      'GET',
      '/api/complaints/MGL-000-000-000',
      undefined,
      { 'x-receipt': 'A'.repeat(101), 'x-language': 'en' },
    );
    assert.equal(status, 422);
    assert.equal(body.fields[0]?.path, 'x-receipt');
    assert.match(String(body.fields[0]?.message), /^The receipt \(X-Receipt\) is too long/);
  });
});
