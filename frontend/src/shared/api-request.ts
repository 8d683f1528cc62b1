/** The board that the examples ask for, on the last day before the merger: what came after it is in the answer. */
export const SAMPLE = { code: 'QMJ', as_of: '2026-03-31' } as const

/**
 * How a program gets a token (RFC 6749, client credentials): the id and the secret, once every few minutes. What has to
 * be filled in comes first; a refusal is shown, and no token is made of it.
 */
export function tokenRequest(origin: string, id?: string): string {
  return [
    ...(id ? [] : ["TRELLIS_ID='…'"]),
    "TRELLIS_SECRET='…'",
    `ANSWER=$(curl -sS "${origin}/oauth/token" \\`,
    `  -u "${id ?? '$TRELLIS_ID'}:$TRELLIS_SECRET" \\`,
    '  -d grant_type=client_credentials)',
    `TOKEN=$(echo "$ANSWER" | sed -n 's/.*"access_token":"\\([^"]*\\)".*/\\1/p')`,
    '[ -n "$TOKEN" ] || echo "$ANSWER"',
  ].join('\n')
}

/** One dated request with it. */
export function datedRequest(origin: string): string {
  const { code, as_of } = SAMPLE
  return [
    `curl "${origin}/api/v1/icbs/${code}?as_of=${as_of}" \\`,
    '  -H "Authorization: Bearer $TOKEN"',
  ].join('\n')
}
