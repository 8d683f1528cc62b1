import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import type { PcnDetail, PcnLink } from '@/api/types'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatDate, lastDay } from '@/shared/format/date'
import { formatNumber } from '@/shared/format/number'
import { separators } from '@/shared/format/words'
import { Lede } from '@/shared/ui/page'
import { LONDON, regionQuery } from '../../london-queries'
import { comparison, practicesWords } from '../../pcn-words'
import { averagePcnQuery } from '../../region-queries'
import { inTense, type Tense, tenseOf } from '../../tense'
import { PcnLinkTo } from '../org-link'
import { Pieces } from './pieces'

/** What it was on the day and what stands out; of a closed one, when it ended and where its practices went. */
export function PcnLede({ pcn, today }: { pcn: PcnDetail; today: string }) {
  const tense = tenseOf(pcn.as_of, today)
  if (pcn.status === 'not_yet_open') {
    return (
      <Lede>
        <b>
          This network{' '}
          {inTense(tense, 'did not exist', 'does not exist', 'is not expected to exist')} on{' '}
          {formatDate(pcn.as_of)}.
        </b>{' '}
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
          This network {known ? 'had closed by' : pcn.valid_to > today ? 'closes on' : 'closed on'}{' '}
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
  return <OpenLede pcn={pcn} tense={tense} />
}

function OpenLede({ pcn, tense }: { pcn: PcnDetail; tense: Tense }) {
  const { asOf } = useAsOf()
  const enabled = pcn.region_code === LONDON
  const { data: region } = useQuery({ ...regionQuery(asOf), enabled })
  const { data: mean } = useQuery({ ...averagePcnQuery(asOf), enabled })
  const are = inTense(tense, 'were', 'are', 'are expected to be')
  const practices = practicesWords(pcn.practices)
  if (pcn.practices === 0) {
    return (
      <Lede>
        It {inTense(tense, 'had', 'has', 'is expected to have')} <b>no practices</b> on{' '}
        {formatDate(pcn.as_of)}.
      </Lede>
    )
  }
  if (pcn.list_size === null) {
    return (
      <Lede>
        How many people {are} registered with its <b>{practices}</b> on {formatDate(pcn.as_of)} is{' '}
        <b>not known</b>.
      </Lede>
    )
  }
  return (
    <Lede>
      <b>{formatNumber(pcn.list_size)}</b> people {are} registered with its {practices}
      <Pieces pieces={comparison(pcn, region, mean ?? undefined)} />.
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
