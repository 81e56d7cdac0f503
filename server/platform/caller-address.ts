/**
 * The address a request came from. Behind a proxy on this host it is the last address in
 * X-Forwarded-For, the one the proxy itself wrote; what callers put before it is not believed. Pure.
 */
import { isIP } from 'node:net'

export function callerAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  behindProxy: boolean,
): string | null {
  if (behindProxy && peer !== undefined && isLoopback(peer)) {
    const written = forwardedFor?.split(',').at(-1)?.trim() ?? ''
    if (isIP(written) !== 0) return written
  }
  return peer ?? null
}

export function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address)
}
