export type Origin = 'invented' | 'real'

/** What an answer says of itself, or of what it lists: invented where anything in it is, real where all of it is. */
export function originOf(data: unknown): Origin | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  if ('is_demo' in data) return data.is_demo === true ? 'invented' : 'real'
  if ('items' in data && Array.isArray(data.items)) return together(data.items.map(originOf))
  // A record kept together with its version.
  return 'etag' in data ? together(Object.values(data).map(originOf)) : undefined
}

export function together(origins: readonly (Origin | undefined)[]): Origin | undefined {
  if (origins.includes('invented')) return 'invented'
  return origins.find(Boolean)
}

const WITH_FIGURES =
  /^\/(?:[?#]|$|boroughs\/|pcns\/|practices\/|posts(?:[/?#]|$)|workforce(?:[/?#]|$)|claims(?:[/?#]|$)|icbs\/\w+(?:[?#]|$|\/workforce|\/entitlement)|imports\/new(?:[?#]|$)|search\?(?:.*&)?q=)/

/** Whether an address leads to figures of London, or to a form about its organisations, which may be invented. */
export function leadsToFigures(href: string): boolean {
  return WITH_FIGURES.test(href)
}
