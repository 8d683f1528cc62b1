import { lazy, Suspense } from 'react'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { Section } from '@/shared/ui/page'
import { Loading } from '@/shared/ui/states'
import { useLed } from '../use-own-networks'
import type { Networks } from './begin-moderated'

const BeginModerated = lazy(() => import('./begin-moderated'))

interface ModerateProps {
  /** The board of all of them; null of a network that is in none. */
  icb: string | null
  networks: Networks
}

/** What a lead does about how a network of theirs is seen: begins the board's own view, or goes on with it. */
export function Moderate({ icb, networks: all }: ModerateProps) {
  const { asOf } = useAsOf()
  const networks = useLed(icb, all)
  if (asOf || networks.length === 0) return null
  return (
    <div className="screen-only">
      <Section title="The board’s own view">
        <Suspense fallback={<Loading part />}>
          <BeginModerated networks={networks} />
        </Suspense>
      </Section>
    </div>
  )
}
