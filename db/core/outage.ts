/** Outages, as against errors that a value caused: they say nothing about the mail or the request at hand, so it is tried again. */

/**
 * Classes of SQLSTATE: connection, rolled back by the server, out of resources, stopped by an operator or a time limit,
 * failure of its disk; and a server that may only be read, as one is after a failover.
 */
const BY_SERVER = /^(?:(?:08|40|53|57|58)\w{3}|25006)$/;
const BY_SOCKET = /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;
/** What pg says without a code. */
const BY_DRIVER =
  /Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|not queryable/;

type Failure = { code?: string; message?: string; errors?: { code?: string }[] };

/** Whether Postgres is away, starting, stopping or overloaded; an attempt at several addresses fails with `errors`. */
export function isPostgresAway(error: unknown): boolean {
  const { code, message, errors } = error as Failure;
  const codes = [code, ...(errors ?? []).map((one) => one.code)];
  return codes.some((one = '') => BY_SERVER.test(one) || BY_SOCKET.test(one)) || BY_DRIVER.test(message ?? '');
}

/** How a machine fails us, by the system's name for it. */
const BY_MACHINE: Record<string, string> = {
  ENOSPC: 'the disk of the files is full',
  EDQUOT: 'the disk of the files is full for this user',
  EROFS: 'the disk of the files cannot be written to',
  EIO: 'the disk of the files is failing',
  EMFILE: 'this process can open no more files',
  ENFILE: 'this machine can open no more files',
  ENOMEM: 'this machine has no memory left',
};

/** What is wrong with this machine, in words; null when it has room, memory and descriptors, and its disk works. */
export function machineFault(error: unknown): string | null {
  const { code = '' } = error as Failure;
  return Object.hasOwn(BY_MACHINE, code) ? `${BY_MACHINE[code]} (${code})` : null;
}

/** Whether this machine has no room, memory or descriptors left, or its disk fails. */
export const isMachineOut = (error: unknown): boolean => machineFault(error) !== null;

/** Whether Postgres is away, or the machine itself failed us: no descriptors, no disk, no memory. */
export const isOutage = (error: unknown): boolean =>
  isPostgresAway(error) || /^E[A-Z]+$/.test((error as Failure).code ?? '');

/** Whether Postgres ended a statement because it took too long: an outage, unless others are served meanwhile. */
export const isTooSlow = (error: unknown): boolean => (error as Failure).code === '57014';
