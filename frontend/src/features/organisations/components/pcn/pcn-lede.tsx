import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import type { PcnDetail, PcnLink } from '@/api/types'
import { formatDate, lastDay } from '@/shared/format/date'
import { formatNumber } from '@/shared/format/number'
import { separators } from '@/shared/format/words'
import { Lede } from '@/shared/ui/page'
import { comparison, practicesWords } from '../../pcn-words'
import { LONDON } from '../../queries'
import { regionQuery } from '../../region-queries'
import { useAsOf } from '../../use-as-of'
import { PcnLinkTo } from '../org-link'
import { Pieces } from './pieces'

/** What it was on the day and what stands out; of a closed one, when it ended and where its practices went. */
export function PcnLede({ pcn, today }: { pcn: PcnDetail; today: string }) {
  if (pcn.status === 'not_yet_open') {
    return (
      <Lede>
        <b>This network did not exist on {formatDate(pcn.as_of)}.</b>{' '}
        {pcn.valid_from > today ? 'It opens' : 'It opened'}
        {pcn.certainty === 'known_by' ? ' by ' : ' on '}
        {formatDate(pcn.valid_from)}.
      </Lede>
    )
  }
  if (pcn.status === 'closed' && pcn.valid_to) {
    const known = pcn.valid_to_certainty === 'known_by'
    return (
      <Lede>
        <b>
          This network {known ? 'had closed by' : 'closed on'}{' '}
          {formatDate(known ? pcn.valid_to : lastDay(pcn.valid_to))}.
        </b>{' '}
        {pcn.successors.length === 0 ? (
          'Where its practices went is in its history below.'
        ) : (
          <>
            Its practices joined <Networks links={pcn.successors} />.
          </>
        )}
      </Lede>
    )
  }
  return <OpenLede pcn={pcn} past={pcn.as_of < today} />
}

function OpenLede({ pcn, past }: { pcn: PcnDetail; past: boolean }) {
  const { asOf } = useAsOf()
  const { data: region } = useQuery({
    ...regionQuery(asOf),
    enabled: pcn.region_code === LONDON,
  })
  const practices = practicesWords(pcn.practices)
  if (pcn.practices === 0) {
    return (
      <Lede>
        It {past ? 'had' : 'has'} <b>no practices</b> on {formatDate(pcn.as_of)}.
      </Lede>
    )
  }
  if (pcn.list_size === null) {
    return (
      <Lede>
        <b>{practices}</b> {past ? 'belonged' : pcn.practices === 1 ? 'belongs' : 'belong'} to it on{' '}
        {formatDate(pcn.as_of)}. How many people were registered with them is <b>not known</b>.
      </Lede>
    )
  }
  return (
    <Lede>
      {practices} {past ? 'served' : pcn.practices === 1 ? 'serves' : 'serve'}{' '}
      <b>{formatNumber(pcn.list_size)}</b> registered people
      <Pieces pieces={comparison(pcn, region)} />.
    </Lede>
  )
}

/** "A and B", each a link. */
export function Networks({ links }: { links: readonly PcnLink[] }) {
  const between = separators(links.map(({ name }) => name))
  return links.map(({ ods_code, name }, i) => (
    <Fragment key={ods_code}>
      {between[i]}
      <PcnLinkTo code={ods_code} name={name} />
    </Fragment>
  ))
}
