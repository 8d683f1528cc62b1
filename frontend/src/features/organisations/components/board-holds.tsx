import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { IcbDetail } from '@/api/types'
import { useAsOf } from '@/shared/as-of/use-as-of'
import { formatDate, lastDay } from '@/shared/format/date'
import { listed, plural } from '@/shared/format/words'
import { May } from '@/shared/permission'
import { staysOf } from '@/shared/stays'
import { Section } from '@/shared/ui/page'
import { known } from '../known'
import { LONDON, regionBoroughsQuery, regionQuery } from '../london-queries'
import type { Tense } from '../tense'
import { AreaWords } from './area-lede'
import { BoroughTable } from './london/borough-table'
import { PcnListSection } from './pcn-list'

/** How many networks, for how many people; nothing where that is not known. */
export function BoardHolds({ board, tense }: { board: IcbDetail; tense: Tense }) {
  const { asOf } = useAsOf()
  const { data } = useQuery({
    ...regionQuery(asOf),
    placeholderData: keepPreviousData,
    enabled: board.region_code === LONDON,
  })
  const found = data?.items.find((item) => item.icb_code === board.ods_code)
  const own = found && known(found)
  if (!own || own.pcns === 0) return null
  return <AreaWords totals={own} london={data?.total} tense={tense} />
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
      <May do="imports.create">
        <Link to="/imports/new">Import a file</Link>
      </May>
    </p>
  )
}

/** Its PCNs by borough: what is in none has a row of its own, so that the rows come to the board's total. */
export function BoardBoroughs({ board }: { board: IcbDetail }) {
  const { asOf } = useAsOf()
  const { data } = useQuery({
    ...regionBoroughsQuery(asOf, board.ods_code),
    placeholderData: staysOf(board.ods_code),
    enabled: board.region_code === LONDON,
  })
  if (!data || data.items.length === 0) return null
  const own = data.items.filter((item) => item.icb_code === board.ods_code)
  return (
    <Section title={own.length > 0 ? `Its ${own.length} boroughs` : 'By borough'}>
      <BoroughTable
        boroughs={data.items}
        partial={!data.total.pcns || data.unmapped.pcns !== 0}
        unmapped={data.unmapped}
        total={data.total.pcns ? { name: 'Together', totals: data.total } : undefined}
      />
      <Elsewhere names={data.items.filter((item) => !own.includes(item)).map(({ name }) => name)} />
    </Section>
  )
}

/** A practice over the border counts here, and in the borough of its PCN. */
function Elsewhere({ names }: { names: readonly string[] }) {
  if (names.length === 0) return null
  return (
    <p className="small secondary table-note">
      {listed(names)} {plural(names.length, 'lies', 'lie')} in another board: what is counted there
      is commissioned by this one.
    </p>
  )
}
