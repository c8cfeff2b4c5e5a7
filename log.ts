/** JSON lines: `log.info('message', { attributes })`. Never a body, an address or a secret at info. */
import { pino } from 'pino';

type Attributes = Record<string, unknown>;
export type Log = {
  debug(message: string, attributes?: Attributes): void;
  info(message: string, attributes?: Attributes): void;
  warn(message: string, attributes?: Attributes): void;
  error(message: string, attributes?: Attributes): void;
  child(attributes: Attributes): Log;
};

const REDACTED = ['authorization', 'cookie', 'token', 'password', 'pass', 'secret', 'refresh_token', 'access_token'];

/** A logger to standard output, or to `destination`. */
export function createLog(level: string, destination?: { write(line: string): void }): Log {
  const options = {
    level,
    base: undefined,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: REDACTED.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' },
  };
  return wrap(destination ? pino(options, destination as never) : pino(options));
}

function wrap(logger: import('pino').Logger): Log {
  const at =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (message: string, attributes: Attributes = {}) =>
      logger[level](attributes, message);
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    child: (attributes) => wrap(logger.child(attributes)),
  };
}
