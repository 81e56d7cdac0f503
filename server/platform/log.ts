/**
 * Structured logs without personal data: operation ids, states, counts, durations, request ids.
 * Never a name, a code, a value, a URL's query or a token.
 */
import pino from 'pino'

export interface Log {
  info(fields: Readonly<Record<string, unknown>>, message: string): void
  warn(fields: Readonly<Record<string, unknown>>, message: string): void
  error(fields: Readonly<Record<string, unknown>>, message: string): void
}

/** Logs to standard error, so that a command's output on standard output stays clean. */
export function createLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2))
}

/** For tests and commands that print their own account. */
export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} }
