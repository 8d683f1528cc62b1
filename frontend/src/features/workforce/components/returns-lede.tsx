import { useQuery } from '@tanstack/react-query'
import type { WorkforceCensus } from '@/api/types'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { boardsOfRegionQuery } from '@/shared/boards'
import { formatDate } from '@/shared/format/date'
import { formatNumber } from '@/shared/format/number'
import { plural } from '@/shared/format/words'
import { Lede } from '@/shared/ui/page'
import { boardReturnedQuery, LONDON } from '../queries/summary'

interface ReturnsLedeProps {
  census: WorkforceCensus | undefined
  /** The board that alone is listed. */
  icb: string | undefined
}

/** Who made the return of a census: of London, or of the board that is listed. */
export function ReturnsLede({ census, icb }: ReturnsLedeProps) {
  const { asOf } = useAsOf()
  const board = useQuery(boardReturnedQuery(census?.census_on, icb, asOf))
  const { data: names } = useQuery(boardsOfRegionQuery(LONDON, asOf))
  if (!census) {
    return (
      <Lede>
        There is <b>no census of this day</b>: choose one of those below.
      </Lede>
    )
  }
  const { pcns_returned, pcns_without_return } = census
  const { returned, without } = icb
    ? (board.data ?? { returned: 0, without: 0 })
    : { returned: pcns_returned, without: pcns_without_return }
  if (icb && board.isPending) return <Lede>{'\u00a0'}</Lede>
  const name = icb && (names?.find(({ ods_code }) => ods_code === icb)?.short_name ?? icb)
  if (icb && returned + without === 0) {
    return (
      <Lede>
        Nothing is known of the PCNs of <b>{name}</b> in the census of{' '}
        {formatDate(census.census_on)}.
      </Lede>
    )
  }
  return (
    <Lede>
      <b>
        {formatNumber(returned)} of {formatNumber(returned + without)} PCNs
      </b>{' '}
      {icb && `of ${name} `}made a return for {formatDate(census.census_on)}
      {without > 0 ? (
        <>
          ; <b>{formatNumber(without)}</b> made none, and what {plural(without, 'it', 'they')} would
          have counted is not known, which is not 0.
        </>
      ) : (
        '.'
      )}
    </Lede>
  )
}
