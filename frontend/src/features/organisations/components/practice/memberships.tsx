import type { PracticeDetail } from '@/api/types'
import { formatDate, lastDay } from '@/shared/format/date'
import { Section } from '@/shared/ui/page'
import { CERTAINTY, dayWords } from '../../fact-words'
import { CertaintyNote } from '../certainty-note'
import { PcnLinkTo } from '../org-link'

type Membership = PracticeDetail['memberships'][number]

/** Every network it has been a core member of, the latest first. */
export function Memberships({ practice, today }: { practice: PracticeDetail; today: string }) {
  const { memberships } = practice
  if (memberships.length === 0) {
    return (
      <Section title="Never in a network">
        <p>No file names a primary care network that it has been a core member of.</p>
      </Section>
    )
  }
  const latest = [...memberships].reverse()
  return (
    <Section title="Networks over time">
      <ol className="timeline" reversed>
        {latest.map((membership) => (
          <li key={`${membership.pcn_code} ${membership.valid_from}`}>
            <p className="timeline__day">
              <time dateTime={membership.valid_from}>
                {dayWords(membership.valid_from, membership.certainty)}
              </time>
              {membership.certainty === 'carried_back' && (
                <span className="secondary timeline__certainty">{CERTAINTY.carried_back}</span>
              )}
            </p>
            <p>
              <PcnLinkTo code={membership.pcn_code} name={membership.pcn_name} />{' '}
              {membership.pcn_code}
              <span className="secondary">, {until(membership, today)}</span>
            </p>
          </li>
        ))}
      </ol>
      <CertaintyNote certainties={latest.flatMap((m) => [m.certainty, m.valid_to_certainty])} />
    </Section>
  )
}

function until({ valid_to, valid_to_certainty }: Membership, today: string): string {
  if (!valid_to) return 'to this day'
  if (valid_to_certainty === 'known_by') return `had ended by ${formatDate(valid_to)}`
  return `${valid_to > today ? 'ends on' : 'until'} ${formatDate(lastDay(valid_to))}`
}
