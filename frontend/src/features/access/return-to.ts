/** Where to go after signing in: a page of ours, or the home page. Any other address is not followed. */
export function returnTo(address: string | undefined): string {
  const { origin } = globalThis.location
  if (!address?.startsWith('/')) return '/'
  try {
    const { origin: theirs, pathname, search, hash } = new URL(address, origin)
    return theirs === origin && pathname !== '/sign-in' ? pathname + search + hash : '/'
  } catch {
    return '/'
  }
}

/** The same page for an issuer to send people back to. */
export function withReturn(start: string, address: string): string {
  const url = new URL(start, globalThis.location.origin)
  url.searchParams.set('return_to', address)
  return url.pathname + url.search
}
