// The only room that reads environment variables: checks them all at once and gives the rest of the house a typed value.
import { checkVariable, type Fault, nearestName } from './env-check.ts';
import { RETIRED_VARIABLES, VARIABLES } from './env-variables.ts';

export { VARIABLES } from './env-variables.ts';

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';

export type FileStore =
  | { kind: 'disk' }
  | { kind: 's3'; endpoint: string; region: string; bucket: string; accessKey: string; secretKey: string };

export type Env = {
  port: number;
  host: string;
  /** Absolute path of the data folder. */
  dataDir: string;
  databaseUrl?: string;
  mode: 'demo' | 'production';
  demoLife: boolean;
  /** Absolute path of the folder of packs whose services are followed; undefined: that of this installation in demo mode, else none. */
  packs?: string;
  /** A city's host is its slug, a dot, and this. */
  domain: string;
  publicScheme: 'http' | 'https';
  trustProxy: boolean;
  logLevel: LogLevel;
  metricsToken?: string;
  traces: { kind: 'off' } | { kind: 'console' } | { kind: 'otlp'; url: string };
  files: FileStore;
  smtp?: { url: string; from: string };
  whatsapp?: { token: string; phoneId: string; baseUrl: string };
  /** Doors by which people write to the city. */
  inbound: {
    /** Short name of the city they belong to; undefined where only one is served. */
    city?: string;
    whatsapp?: { appSecret: string; verifyToken: string };
    imap?: { url: string; folder: string };
    /** Signs letters that come over HTTP. */
    emailSecret?: string;
  };
  /** The integration service of SP4N-LAPOR!; undefined: no exchange. */
  sp4n?: { url: string; token: string };
  /** The electronic signing service; undefined: papers are signed otherwise. */
  bsre?: { url: string; user: string; password: string };
  sms?: { url: string; token?: string };
  vapidSubject?: string;
  mapStyle?: string;
  /** Where the source of the running version can be had, if the operator names it. */
  sourceUrl?: string;
  browser?: string;
  /** Connections per city. */
  poolSize: number;
  /** Every PENDOPO_TEST_* variable, under its full name. */
  test: Readonly<Record<string, string>>;
};

/** The environment is wrong; `faults` has one entry per variable, and the message lists them all. */
export class EnvError extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    const lines = faults.map((it) => `  ${it.variable}: ${it.wrong}; ${it.fix}.`);
    super(
      `The environment has ${faults.length === 1 ? 'a mistake' : `${faults.length} mistakes`}:\n${lines.join('\n')}`,
    );
    this.name = 'EnvError';
    this.faults = faults;
  }
}

type Source = Readonly<Record<string, string | undefined>>;

/**
 * Reads and checks the environment.
 * @throws EnvError naming every wrong, unknown, retired or missing variable; never the value of a secret.
 */
export function readEnv(source: Source = process.env, retired = RETIRED_VARIABLES): Env {
  const faults: Fault[] = unknownNames(source, retired);
  const values = new Map<string, string>();
  for (const variable of VARIABLES) {
    const result = checkVariable(variable, source[variable.name]);
    if (typeof result === 'string') values.set(variable.name, result);
    else if (result) faults.push(result);
  }
  const get = (name: string) => values.get(name);
  const given = (name: string) => Boolean(source[name]?.trim());
  const together = (reason: string, names: readonly string[]) => {
    for (const name of names) {
      if (!given(name))
        faults.push({ variable: name, wrong: 'is missing', fix: `set it, because ${reason}` });
    }
  };

  const s3 = ['ENDPOINT', 'REGION', 'BUCKET', 'ACCESS_KEY', 'SECRET_KEY'].map((it) => `PENDOPO_S3_${it}`);
  if (get('PENDOPO_FILES') === 's3') together('PENDOPO_FILES is s3', s3);
  else if (s3.some(given))
    faults.push({
      variable: s3.find(given) ?? '',
      wrong: 'has no effect while photos are kept on the disk',
      fix: 'set PENDOPO_FILES=s3 as well, or remove it',
    });
  if (given('PENDOPO_SMTP_URL')) together('PENDOPO_SMTP_URL is set', ['PENDOPO_SMTP_FROM']);
  if (given('PENDOPO_WHATSAPP_TOKEN'))
    together('PENDOPO_WHATSAPP_TOKEN is set', ['PENDOPO_WHATSAPP_PHONE_ID']);
  if (given('PENDOPO_WHATSAPP_PHONE_ID'))
    together('PENDOPO_WHATSAPP_PHONE_ID is set', ['PENDOPO_WHATSAPP_TOKEN']);
  const inbound = ['PENDOPO_WHATSAPP_APP_SECRET', 'PENDOPO_WHATSAPP_VERIFY_TOKEN'];
  const one = inbound.find(given);
  if (one) together(`${one} is set`, [...inbound, 'PENDOPO_WHATSAPP_TOKEN']);
  for (const door of ['PENDOPO_IMAP_URL', 'PENDOPO_EMAIL_INBOUND_SECRET'])
    if (given(door)) together(`${door} is set`, ['PENDOPO_SMTP_URL']);
  const sp4n = ['PENDOPO_SP4N_URL', 'PENDOPO_SP4N_TOKEN'];
  const half = sp4n.find(given);
  if (half) together(`${half} is set`, sp4n);
  const bsre = ['PENDOPO_BSRE_URL', 'PENDOPO_BSRE_USER', 'PENDOPO_BSRE_PASSWORD'];
  const some = bsre.find(given);
  if (some) together(`${some} is set`, bsre);
  if (given('PENDOPO_SMS_TOKEN')) together('PENDOPO_SMS_TOKEN is set', ['PENDOPO_SMS_URL']);
  if (faults.length > 0) throw new EnvError(faults);

  const text = (name: string) => get(name) ?? '';
  const [endpoint = '', region = '', bucket = '', accessKey = '', secretKey = ''] = s3.map(text);
  const traces = text('PENDOPO_TRACES');
  return {
    port: Number(get('PENDOPO_PORT')),
    host: text('PENDOPO_HOST'),
    dataDir: text('PENDOPO_DATA'),
    databaseUrl: get('DATABASE_URL'),
    mode: text('PENDOPO_MODE') as Env['mode'],
    demoLife: get('PENDOPO_DEMO_LIFE') === 'on',
    packs: get('PENDOPO_PACKS'),
    domain: text('PENDOPO_DOMAIN'),
    publicScheme: text('PENDOPO_PUBLIC_SCHEME') as Env['publicScheme'],
    trustProxy: get('PENDOPO_TRUST_PROXY') === 'on',
    logLevel: text('PENDOPO_LOG_LEVEL') as LogLevel,
    metricsToken: get('PENDOPO_METRICS_TOKEN'),
    traces: traces === 'off' || traces === 'console' ? { kind: traces } : { kind: 'otlp', url: traces },
    files:
      get('PENDOPO_FILES') === 's3'
        ? { kind: 's3', endpoint, region, bucket, accessKey, secretKey }
        : { kind: 'disk' },
    smtp: given('PENDOPO_SMTP_URL')
      ? { url: text('PENDOPO_SMTP_URL'), from: text('PENDOPO_SMTP_FROM') }
      : undefined,
    whatsapp: given('PENDOPO_WHATSAPP_TOKEN')
      ? {
          token: text('PENDOPO_WHATSAPP_TOKEN'),
          phoneId: text('PENDOPO_WHATSAPP_PHONE_ID'),
          baseUrl: text('PENDOPO_WHATSAPP_API').replace(/\/+$/, ''),
        }
      : undefined,
    inbound: {
      city: get('PENDOPO_INBOUND_CITY'),
      whatsapp: given('PENDOPO_WHATSAPP_APP_SECRET')
        ? {
            appSecret: text('PENDOPO_WHATSAPP_APP_SECRET'),
            verifyToken: text('PENDOPO_WHATSAPP_VERIFY_TOKEN'),
          }
        : undefined,
      imap: given('PENDOPO_IMAP_URL')
        ? { url: text('PENDOPO_IMAP_URL'), folder: text('PENDOPO_IMAP_FOLDER') }
        : undefined,
      emailSecret: get('PENDOPO_EMAIL_INBOUND_SECRET'),
    },
    sp4n: given('PENDOPO_SP4N_URL')
      ? { url: text('PENDOPO_SP4N_URL'), token: text('PENDOPO_SP4N_TOKEN') }
      : undefined,
    bsre: given('PENDOPO_BSRE_URL')
      ? {
          url: text('PENDOPO_BSRE_URL'),
          user: text('PENDOPO_BSRE_USER'),
          password: text('PENDOPO_BSRE_PASSWORD'),
        }
      : undefined,
    sms: given('PENDOPO_SMS_URL')
      ? { url: text('PENDOPO_SMS_URL'), token: get('PENDOPO_SMS_TOKEN') }
      : undefined,
    vapidSubject: get('PENDOPO_VAPID_SUBJECT'),
    mapStyle: get('PENDOPO_MAP_STYLE'),
    sourceUrl: get('PENDOPO_SOURCE_URL'),
    browser: get('PENDOPO_BROWSER'),
    poolSize: Number(get('PENDOPO_POOL_SIZE')),
    test: Object.fromEntries(
      Object.entries(source).filter(
        (entry): entry is [string, string] => entry[0].startsWith('PENDOPO_TEST_') && entry[1] !== undefined,
      ),
    ),
  };
}

function unknownNames(source: Source, retired: Readonly<Record<string, string>>): Fault[] {
  const known = VARIABLES.map((it) => it.name);
  const faults: Fault[] = [];
  for (const name of Object.keys(source)) {
    const replacement = Object.hasOwn(retired, name) ? retired[name] : undefined;
    if (replacement) faults.push({ variable: name, wrong: 'is retired', fix: replacement });
    else if (name.startsWith('PENDOPO_') && !name.startsWith('PENDOPO_TEST_') && !known.includes(name)) {
      const near = nearestName(name, known);
      const fix = near ? `perhaps ${near} was meant` : 'remove it; "pendopo env" lists the known ones';
      faults.push({ variable: name, wrong: 'is not a variable of Pendopo', fix });
    }
  }
  return faults;
}

/** Every variable with what it is now, for `pendopo env`: secrets say only that they are set. */
export function describeEnv(
  source: Source = process.env,
): { name: string; value: string; origin: 'set' | 'default'; description: string }[] {
  return VARIABLES.map((variable) => {
    const given = source[variable.name]?.trim();
    const value = given && variable.secret ? '(set, not shown)' : (given ?? variable.default ?? '');
    return {
      name: variable.name,
      value,
      origin: given ? 'set' : 'default',
      description: variable.description,
    };
  });
}

/**
 * The address at which browsers reach a city, without a final slash: `http://magelang.localhost:8080`.
 * The server's own port is part of it unless the domain names a port or a proxy stands in front.
 */
export function cityOrigin(env: Env, slug?: string, port: number = env.port): string {
  const host = slug ? `${slug}.${env.domain}` : env.domain;
  const usual = env.publicScheme === 'https' ? 443 : 80;
  const behindProxy = env.trustProxy || env.publicScheme === 'https' || env.domain.includes(':');
  return `${env.publicScheme}://${host}${behindProxy || port === usual ? '' : `:${port}`}`;
}
