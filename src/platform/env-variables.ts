// The table of environment variables: one row each, which `env.ts` reads, checks and can print.

export type VariableKind =
  | { is: 'integer'; min: number; max: number }
  | { is: 'one-of'; values: readonly string[] }
  | { is: 'text' }
  | { is: 'host' }
  | { is: 'domain' }
  | { is: 'folder' }
  | { is: 'url'; schemes: readonly string[]; or?: readonly string[] };

export type Variable = {
  name: string;
  kind: VariableKind;
  /** The value when the variable is absent or empty; `undefined` = switched off. */
  default?: string;
  /** One sentence for `pendopo env` and for the documentation. */
  description: string;
  /** Its value, or a part of it, must never be printed. */
  secret?: true;
  /** What a right value looks like, for the error message. */
  example?: string;
};

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export const VARIABLES: readonly Variable[] = [
  {
    name: 'PENDOPO_PORT',
    kind: { is: 'integer', min: 0, max: 65_535 },
    default: '8080',
    description: 'The TCP port of the web server; 0 takes any free one.',
  },
  {
    name: 'PENDOPO_HOST',
    kind: { is: 'host' },
    default: '127.0.0.1',
    description: 'The address it listens on; 0.0.0.0 or :: for every address of the machine.',
    example: '0.0.0.0',
  },
  {
    name: 'PENDOPO_DATA',
    kind: { is: 'folder' },
    default: './data',
    description: 'The folder that holds the embedded PostgreSQL, files, logs and generated secrets.',
    example: '/var/lib/pendopo',
  },
  {
    name: 'DATABASE_URL',
    kind: { is: 'url', schemes: ['postgres', 'postgresql'] },
    description:
      'An outside PostgreSQL 15 or newer (its role may create databases and roles) instead of ours.',
    secret: true,
    example: 'postgres://pendopo:PASSWORD@db.example.go.id:5432/postgres',
  },
  {
    name: 'PENDOPO_MODE',
    kind: { is: 'one-of', values: ['demo', 'production'] },
    default: 'demo',
    description: 'demo: two fictional cities with generated sign-ins. production: nothing is made up.',
  },
  {
    name: 'PENDOPO_DEMO_LIFE',
    kind: { is: 'one-of', values: ['on', 'off'] },
    default: 'on',
    description: 'In demo mode, whether simulated people use the system.',
  },
  {
    name: 'PENDOPO_PACKS',
    kind: { is: 'folder' },
    description:
      'A folder of packs to follow: a changed service is published at once. In demo mode that of this installation.',
    example: '/srv/pendopo/packs',
  },
  {
    name: 'PENDOPO_DOMAIN',
    kind: { is: 'domain' },
    default: 'localhost',
    description: 'Each city answers at its short name under this domain; may carry a port.',
    example: 'pendopo.example.go.id',
  },
  {
    name: 'PENDOPO_PUBLIC_SCHEME',
    kind: { is: 'one-of', values: ['http', 'https'] },
    default: 'http',
    description: 'How browsers reach the server: https when a proxy in front of it ends TLS.',
  },
  {
    name: 'PENDOPO_TRUST_PROXY',
    kind: { is: 'one-of', values: ['off', 'on'] },
    default: 'off',
    description: 'on: believe X-Forwarded-* headers. Only behind a proxy that overwrites them.',
  },
  {
    name: 'PENDOPO_LOG_LEVEL',
    kind: { is: 'one-of', values: LOG_LEVELS },
    default: 'info',
    description: 'The least serious kind of event that is logged.',
  },
  {
    name: 'PENDOPO_METRICS_TOKEN',
    kind: { is: 'text' },
    description: 'The bearer token that /metrics asks for from other machines.',
    secret: true,
  },
  {
    name: 'PENDOPO_TRACES',
    kind: { is: 'url', schemes: ['http', 'https'], or: ['off', 'console'] },
    default: 'off',
    description: 'Where traces go: off, console, or the address of an OTLP/HTTP collector.',
    secret: true,
    example: 'http://collector.example:4318/v1/traces',
  },
  {
    name: 'PENDOPO_FILES',
    kind: { is: 'one-of', values: ['disk', 's3'] },
    default: 'disk',
    description: 'Where uploaded files are kept: the data folder, or an S3-compatible store.',
  },
  {
    name: 'PENDOPO_S3_ENDPOINT',
    kind: { is: 'url', schemes: ['http', 'https'] },
    description: 'The address of the S3-compatible store.',
    example: 'https://s3.example.go.id',
  },
  { name: 'PENDOPO_S3_REGION', kind: { is: 'text' }, description: 'Its region.', example: 'id-jkt-1' },
  { name: 'PENDOPO_S3_BUCKET', kind: { is: 'text' }, description: 'The bucket for the files.' },
  { name: 'PENDOPO_S3_ACCESS_KEY', kind: { is: 'text' }, description: 'The access key.', secret: true },
  { name: 'PENDOPO_S3_SECRET_KEY', kind: { is: 'text' }, description: 'The secret key.', secret: true },
  {
    name: 'PENDOPO_SMTP_URL',
    kind: { is: 'url', schemes: ['smtp', 'smtps'] },
    description: 'The mail server for notices by e-mail.',
    secret: true,
    example: 'smtps://user:PASSWORD@mail.example.go.id:465',
  },
  {
    name: 'PENDOPO_SMTP_FROM',
    kind: { is: 'text' },
    description: 'The sender of those e-mails.',
    example: 'Kota Contoh <layanan@example.go.id>',
  },
  {
    name: 'PENDOPO_WHATSAPP_TOKEN',
    kind: { is: 'text' },
    description: 'The access token of the WhatsApp Cloud API.',
    secret: true,
  },
  {
    name: 'PENDOPO_WHATSAPP_PHONE_ID',
    kind: { is: 'text' },
    description: 'The id of the sending telephone number there.',
  },
  {
    name: 'PENDOPO_WHATSAPP_APP_SECRET',
    kind: { is: 'text' },
    description: 'The secret of the app there: with it WhatsApp signs the messages that people send us.',
    secret: true,
  },
  {
    name: 'PENDOPO_WHATSAPP_VERIFY_TOKEN',
    kind: { is: 'text' },
    description: 'A word of your choice that WhatsApp repeats when the webhook is registered.',
    secret: true,
  },
  {
    name: 'PENDOPO_WHATSAPP_API',
    kind: { is: 'url', schemes: ['http', 'https'] },
    default: 'https://graph.facebook.com/v23.0',
    description: 'The address of the WhatsApp Cloud API, or of a provider that speaks the same.',
  },
  {
    name: 'PENDOPO_SMS_URL',
    kind: { is: 'url', schemes: ['http', 'https'] },
    description: 'The HTTP address of the SMS gateway.',
    secret: true,
    example: 'https://sms.example.id/send',
  },
  {
    name: 'PENDOPO_SMS_TOKEN',
    kind: { is: 'text' },
    description: 'The token of the SMS gateway.',
    secret: true,
  },
  {
    name: 'PENDOPO_IMAP_URL',
    kind: { is: 'url', schemes: ['imap', 'imaps'] },
    description: 'The mailbox whose letters become reports and answers; read once a minute.',
    secret: true,
    example: 'imaps://lapor%40example.go.id:PASSWORD@mail.example.go.id:993',
  },
  {
    name: 'PENDOPO_IMAP_FOLDER',
    kind: { is: 'text' },
    default: 'INBOX',
    description: 'The folder of that mailbox.',
  },
  {
    name: 'PENDOPO_EMAIL_INBOUND_SECRET',
    kind: { is: 'text' },
    description: 'The secret with which a mail server signs letters that it hands in over HTTP instead.',
    secret: true,
  },
  {
    name: 'PENDOPO_INBOUND_CITY',
    kind: { is: 'text' },
    description:
      'The short name of the city to which the WhatsApp number and the mailbox belong; needed when several are served.',
    example: 'magelang',
  },
  {
    name: 'PENDOPO_SP4N_URL',
    kind: { is: 'url', schemes: ['http', 'https'] },
    description:
      'The integration service of SP4N-LAPOR!, as the ministry hands it to the city; without it nothing is exchanged.',
    example: 'https://integrasi.example.go.id',
  },
  {
    name: 'PENDOPO_SP4N_TOKEN',
    kind: { is: 'text' },
    description: 'The token of the city there.',
    secret: true,
  },
  {
    name: 'PENDOPO_BSRE_URL',
    kind: { is: 'url', schemes: ['http', 'https'] },
    description:
      'The electronic signing service of BSrE in the city’s network; without it papers are signed by hand, and in a fictional city by a made-up signer.',
    example: 'https://esign.example.go.id',
  },
  {
    name: 'PENDOPO_BSRE_USER',
    kind: { is: 'text' },
    description: 'The user name under which that service knows this system.',
  },
  {
    name: 'PENDOPO_BSRE_PASSWORD',
    kind: { is: 'text' },
    description:
      'Its password there. Passphrases of officers are never settings: they are asked for at each signing.',
    secret: true,
  },
  {
    name: 'PENDOPO_VAPID_SUBJECT',
    kind: { is: 'url', schemes: ['mailto', 'https'] },
    description: 'Whom a browser maker may ask about our web push messages.',
    example: 'mailto:layanan@example.go.id',
  },
  {
    name: 'PENDOPO_MAP_STYLE',
    kind: { is: 'url', schemes: ['http', 'https'] },
    description: 'A MapLibre style to use instead of the plain built-in map.',
    example: 'https://tiles.example.go.id/style.json',
  },
  {
    name: 'PENDOPO_SOURCE_URL',
    kind: { is: 'url', schemes: ['http', 'https'] },
    description:
      'Where the source of the version that runs here, with its changes, can be had; the page /sumber tells it.',
    example: 'https://kode.example.go.id/pendopo',
  },
  {
    name: 'PENDOPO_BROWSER',
    kind: { is: 'text' },
    description: 'The Chromium that the browser tests drive.',
  },
  {
    name: 'PENDOPO_POOL_SIZE',
    kind: { is: 'integer', min: 1, max: 100 },
    default: '10',
    description: 'Connections to PostgreSQL per city.',
  },
];

/** Retired names and the sentence that says what to use instead. */
export const RETIRED_VARIABLES: Readonly<Record<string, string>> = {};
