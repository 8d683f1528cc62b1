import type { PcnDetail, PcnLink } from '@/api/types'
import { formatDate } from '@/shared/format/date'
import { Section } from '@/shared/ui/page'
import { practicesWords } from '../../pcn-words'
import { PcnLinkTo } from '../org-link'

/** The networks its practices came from or went to when one of the two closed. */
export function Neighbours({ pcn }: { pcn: PcnDetail }) {
  const { predecessors, successors } = pcn
  if (predecessors.length + successors.length === 0) return null
  return (
    <Section title="Before and after it">
      <table className="table table--lead table--stack">
        <caption className="hidden">Networks before and after {pcn.name}</caption>
        <thead>
          <tr>
            <th scope="col">Network</th>
            <th scope="col">Code</th>
            <th scope="col">What happened</th>
            <th scope="col" className="number">
              On
            </th>
          </tr>
        </thead>
        <tbody>
          {successors.map((link) => (
            <Row key={`after ${link.ods_code}`} link={link} words="went there from it" />
          ))}
          {predecessors.map((link) => (
            <Row key={`before ${link.ods_code}`} link={link} words="came from there" />
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function Row({ link, words }: { link: PcnLink; words: string }) {
  return (
    <tr>
      <th scope="row">
        <PcnLinkTo code={link.ods_code} name={link.name} />
      </th>
      <td data-label="Code">{link.ods_code}</td>
      <td data-label="What happened">
        {practicesWords(link.practices)} {words}
      </td>
      <td data-label="On" className="number">
        {formatDate(link.effective_on)}
      </td>
    </tr>
  )
}
