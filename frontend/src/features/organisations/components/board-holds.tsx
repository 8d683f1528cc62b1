import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { IcbDetail } from '@/api/types'
import { formatDate, lastDay } from '@/shared/format/date'
import { Section } from '@/shared/ui/page'
import { regionBoroughsQuery, regionQuery } from '../region-queries'
import { useAsOf } from '../use-as-of'
import { AreaWords } from './area-lede'
import { BoroughTable } from './london/borough-table'
import { PcnListSection } from './pcn-list'

/** How many networks, for how many people; nothing where that is not known. */
export function BoardHolds({ board, past }: { board: IcbDetail; past: boolean }) {
  const { asOf } = useAsOf()
  const { data } = useQuery({ ...regionQuery(asOf), placeholderData: keepPreviousData })
  const own = data?.items.find((item) => item.icb_code === board.ods_code)
  if (!own || own.pcns === 0) return null
  return <AreaWords totals={own} london={data?.total} past={past} />
}

export function BoardPcns({ board }: { board: IcbDetail }) {
  const search = useSearch({ from: '/icbs/$code/' })
  return (
    <PcnListSection
      area={{ icb_code: board.ods_code }}
      search={search}
      title={board.status === 'open' ? 'Its PCNs' : `No PCNs on ${formatDate(board.as_of)}`}
      empty={<NoPcn board={board} />}
    />
  )
}

/** Why a board has none on the day, and on which day it has. */
function NoPcn({ board }: { board: IcbDetail }) {
  const other =
    board.status === 'closed' && board.valid_to
      ? lastDay(board.valid_to)
      : board.status === 'not_yet_open'
        ? board.valid_from
        : undefined
  if (other) {
    return (
      <p>
        The board did not stand on this day.{' '}
        <Link to="." search={(old) => ({ ...old, as_of: other })}>
          See its PCNs on {formatDate(other)}
        </Link>
      </p>
    )
  }
  return (
    <p>
      No PCN of this board is known for {formatDate(board.as_of)}. PCNs come from published files.{' '}
      <Link to="/imports/new">Import a file</Link>
    </p>
  )
}

export function BoardBoroughs({ board }: { board: IcbDetail }) {
  const { asOf } = useAsOf()
  const { data } = useQuery({ ...regionBoroughsQuery(asOf), placeholderData: keepPreviousData })
  const own = data?.items.filter((item) => item.icb_code === board.ods_code) ?? []
  if (!data || own.length === 0) return null
  return (
    <Section title={`Its ${own.length} boroughs`}>
      <BoroughTable boroughs={own} partial={data.unmapped.pcns > 0 || data.total.pcns === 0} />
      {data.unmapped.pcns > 0 && (
        <p className="small secondary table-note">
          Only PCNs whose borough is known are counted by borough.
        </p>
      )}
    </Section>
  )
}
