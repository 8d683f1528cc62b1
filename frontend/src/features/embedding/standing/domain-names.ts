import { useQuery } from '@tanstack/react-query'
import { frameworkQuery } from '../framework/queries'

/** What a version of the framework calls its domains: "Leadership (A)"; the letter alone until that is known. */
export function useDomainNames(version: number | null | undefined): (code: string) => string {
  const { data } = useQuery({
    ...frameworkQuery(String(version)),
    enabled: (version ?? 0) > 0,
  })
  return (code) => {
    const name = data?.domains.find((one) => one.code === code)?.name
    return name ? `${name} (${code})` : `Domain ${code}`
  }
}

/** The newest version that any of these stands on. */
export function newestOf(items: readonly { framework_version: number | null }[]): number {
  return Math.max(0, ...items.map(({ framework_version }) => framework_version ?? 0))
}
