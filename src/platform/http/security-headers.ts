/** The security headers of every answer, put together once. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';

export type SiteSecurity = {
  /** Extra origins the map may load tiles from. */
  mapOrigins: readonly string[];
  /** The site is reached over https. */
  secureCookies: boolean;
};

/** Names and values. Nothing from another origin runs or is framed; the camera and the place only for ourselves. */
export function securityHeaders({ mapOrigins, secureCookies }: SiteSecurity): Record<string, string> {
  const apply = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:', ...mapOrigins],
        'connect-src': ["'self'", ...mapOrigins],
        'worker-src': ["'self'", 'blob:'],
        'font-src': ["'self'", 'data:'],
        // A PDF that a page fetched is shown in a frame of that page.
        'frame-src': ["'self'", 'blob:'],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'self'"],
      },
    },
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: secureCookies ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
  });
  const found: Record<string, string> = {
    'permissions-policy': 'camera=(self), geolocation=(self), microphone=()',
  };
  const answer = {
    setHeader: (name: string, value: string) => {
      found[name.toLowerCase()] = value;
    },
    removeHeader: () => {},
  };
  apply({} as IncomingMessage, answer as unknown as ServerResponse, () => {});
  return found;
}
