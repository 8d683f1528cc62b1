import { Link } from '@tanstack/react-router'
import { usePermission } from '@/shared/permission'
import { Section } from '@/shared/ui/page'

interface WorkforceLinksProps {
  /** Whether it is a board's or a network's. */
  of: 'icbs' | 'pcns'
  code: string
}

/** Where the workforce of a board or a network stands, and how well it is embedded, as far as one may see it. */
export function WorkforceLinks({ of, code }: WorkforceLinksProps) {
  const may = {
    workforce: usePermission('workforce.read'),
    posts: usePermission('posts.list'),
    entitlement: usePermission('entitlement.read'),
    embedding: usePermission(of === 'pcns' ? 'embedding.read' : 'embedding.read_area'),
    figures: usePermission('service_figures.list') && of === 'pcns',
  }
  if (!Object.values(may).includes(true)) return null
  const params = { code }
  return (
    <Section title="Its workforce and embedding" className="aside-block">
      <ul className="small link-list">
        {may.workforce && (
          <li>
            <Link to={`/${of}/$code/workforce`} params={params}>
              Posts filled, contracts, support and returns
            </Link>
          </li>
        )}
        {may.embedding && (
          <li>
            <Link to={`/${of}/$code/embedding`} params={params}>
              How well the roles are embedded
            </Link>
          </li>
        )}
        {may.posts && (
          <li>
            <Link to="/posts" search={of === 'pcns' ? { pcn: code } : { icb: code }}>
              Posts and vacancies
            </Link>
          </li>
        )}
        {may.entitlement && (
          <li>
            <Link to={`/${of}/$code/entitlement`} params={params}>
              Entitlement and forecast
            </Link>
          </li>
        )}
        {may.figures && (
          <li>
            <Link to="/pcns/$code/service-figures" params={params}>
              What its services did
            </Link>
          </li>
        )}
      </ul>
    </Section>
  )
}
