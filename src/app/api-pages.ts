/** Serves the API description as JSON and as a page that a person can read. */
import { allProblems } from '../platform/http/problems.ts';
import type { Server } from '../platform/http/server.ts';
import type { Texts } from '../platform/texts.ts';
import { headerName, openApi } from './openapi.ts';
import { allRoutes } from './routes.ts';

type Json = Record<string, unknown>;

function escaped(text: unknown): string {
  return String(text ?? '').replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A schema as one readable line: `{ code: string, state: "received" | …, point?: { … } }`. */
function typeOf(schema: Json | undefined, depth = 0): string {
  if (!schema) return 'anything';
  if ('const' in schema) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return schema.enum.map((one) => JSON.stringify(one)).join(' | ');
  if (Array.isArray(schema.anyOf)) return schema.anyOf.map((one) => typeOf(one as Json, depth)).join(' | ');
  if (schema.type === 'array') return `${typeOf(schema.items as Json, depth)}[]`;
  if (schema.type === 'object' && schema.properties) {
    if (depth > 2) return '{ … }';
    const required = (schema.required as string[] | undefined) ?? [];
    const fields = Object.entries(schema.properties as Record<string, Json>).map(
      ([name, field]) => `${name}${required.includes(name) ? '' : '?'}: ${typeOf(field, depth + 1)}`,
    );
    return `{ ${fields.join(', ')} }`;
  }
  return String(schema.type ?? 'anything');
}

function limits(schema: Json): string {
  const parts = ['minLength', 'maxLength', 'minimum', 'maximum', 'maxItems', 'pattern', 'format'].flatMap(
    (key) => (key in schema ? [`${key} ${schema[key]}`] : []),
  );
  return parts.join(', ');
}

function fieldRows(schema: Json | undefined): string {
  const required = (schema?.required as string[] | undefined) ?? [];
  return Object.entries((schema?.properties as Record<string, Json> | undefined) ?? {})
    .map(
      ([name, field]) =>
        `<tr><td><code>${escaped(name)}</code></td><td>${required.includes(name) ? 'yes' : ''}</td><td><code>${escaped(typeOf(field))}</code></td><td>${escaped([limits(field), field.description].filter(Boolean).join('. '))}</td></tr>`,
    )
    .join('');
}

function table(title: string, schema: Json | undefined): string {
  const rows = fieldRows(schema);
  return rows
    ? `<h4>${title}</h4><table><thead><tr><th>name</th><th>needed</th><th>type</th><th>notes</th></tr></thead><tbody>${rows}</tbody></table>`
    : '';
}

const EXAMPLE = `curl http://magelang.localhost:8080/api/complaints -H 'content-type: application/json' -H 'idempotency-key: lampu-pasar-1' \\
  -d '{"description": "Lampu jalan di depan pasar padam.", "category": "street-light", "location": {"lat": -7.4806, "lng": 110.2231}}'`;

/** Headers under the spelling that people know. */
function headersOf(schema: Json | undefined): Json | undefined {
  const fields = Object.entries((schema?.properties as Record<string, Json> | undefined) ?? {});
  return {
    ...schema,
    properties: Object.fromEntries(fields.map(([name, field]) => [headerName(name), field])),
  };
}

/** What `type` of a problem points at, one anchor each. */
function problemRows(texts: Texts): string {
  return allProblems(texts, 'en')
    .map(
      ({ code, detail }) =>
        `<tr id="problem-${escaped(code)}"><td><code>${escaped(code)}</code></td><td>${escaped(detail)}</td></tr>`,
    )
    .join('');
}

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:70rem;padding:1.5rem;background:#fbf7ee;color:#241f1a}
h1,h2,h3{color:#172750;line-height:1.2}h3 code{font-size:1.05rem}code{font-size:.9em;overflow-wrap:anywhere}
section{border-top:1px solid #d9cfbb;padding:.5rem 0 1rem}table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:left;padding:.3rem .6rem .3rem 0;border-bottom:1px solid #e6decd;vertical-align:top}pre{overflow-x:auto;background:#f1e9d9;padding:.8rem;border-radius:.4rem}nav a{margin-right:1rem}
.m{display:inline-block;min-width:4.2rem;font-weight:700;color:#6b3e1d}a{color:#23407f}`;

/** The page: one section per route, grouped by module. Plain HTML, no script. */
export function apiPage(texts: Texts): string {
  const groups = Map.groupBy(
    allRoutes().filter(({ route }) => !route.hidden),
    ({ module }) => module,
  );
  const sections = [...groups].map(([module, routes]) => {
    const items = routes.map(({ route }) => {
      const answer = route.answer
        ? `<h4>answer</h4><p><code>${escaped(typeOf(route.answer as Json))}</code></p>`
        : '';
      return `<section><h3><span class="m">${route.method}</span> <code>${escaped(route.path)}</code></h3>
<p>${escaped(route.summary)} Permission: <code>${escaped(route.permission)}</code>.</p>
${table('in the path', route.params as Json)}${table('in the query', route.query as Json)}${table('in the headers', headersOf(route.headers as Json))}${table('in the body', route.body as Json)}${answer}</section>`;
    });
    return `<h2 id="${escaped(module)}">${escaped(module)}</h2>${items.join('')}`;
  });
  const links = [...groups.keys()].map((name) => `<a href="#${escaped(name)}">${escaped(name)}</a>`).join('');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Pendopo API</title><style>${STYLE}</style></head><body>
<h1>Pendopo API</h1><p>The city is chosen by the host name. The same as <a href="/api/openapi.json">OpenAPI 3.1</a>. Writes take an <code>Idempotency-Key</code>; refusals are problem details (RFC 9457) with a sentence in the language of <code>Accept-Language</code>. <code>X-Language</code> wins over it. A browser session also sends <code>X-Pendopo: 1</code> on writes. HEAD answers wherever GET does; OPTIONS and the <code>Allow</code> header of a 405 name the methods of an address.</p>
<p>For example:</p><pre><code>${escaped(EXAMPLE)}</code></pre>
<nav>${links}<a href="#problems">problems</a></nav>${sections.join('')}
<h2 id="problems">problems</h2><p>The <code>code</code> of a refusal is stable; its sentence is for a person and comes in four languages.</p><table><tbody>${problemRows(texts)}</tbody></table></body></html>`;
}

export function serveApiDescription(app: Server, texts: Texts): void {
  const description = JSON.stringify(openApi(allRoutes()));
  const page = apiPage(texts);
  app.get('/api/openapi.json', (_request, reply) =>
    reply
      .header('cache-control', 'public, max-age=300')
      .type('application/json; charset=utf-8')
      .send(description),
  );
  app.get('/api/docs', (_request, reply) =>
    reply.header('cache-control', 'public, max-age=300').type('text/html; charset=utf-8').send(page),
  );
}
