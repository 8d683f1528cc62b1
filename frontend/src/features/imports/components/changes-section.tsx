import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { Import, PlannedChange } from '@/api/types'
import { capital } from '@/shared/format/words'
import { Section } from '@/shared/ui/page'
import { Pager } from '@/shared/ui/pager'
import { Resource } from '@/shared/ui/states'
import { useFocusOnChange } from '@/shared/ui/use-focus-on-change'
import { changesQuery, groupsQuery, type ShownGroup } from '../changes-queries'
import { notChanged, waits } from '../lede'
import type { Names } from '../names'
import { fileAddress } from '../queries'
import { actionWords, doneWords, figure, figures, groupTitle, typeWords } from '../words'
import { ChangeRows } from './change-rows'
import { ChangesTable, DaysNote, labelsOf } from './changes-table'
import { LeftOutRows } from './left-out-rows'

/** What the plan changes: first a few of each sort, then, where one is chosen, all of it page by page. */
export function ChangesSection({ plan }: { plan: Import }) {
  const { action, record_type, changes } = useSearch({ from: '/imports/$id' })
  const place = useFocusOnChange<HTMLDivElement>(
    JSON.stringify([action, record_type, changes]),
    false,
  )
  return (
    <div id="changes" tabIndex={-1} ref={place} className="landing">
      {action || record_type ? <Chosen plan={plan} /> : <Grouped plan={plan} />}
    </div>
  )
}

function Download({
  plan,
  filters = {},
}: {
  plan: Import
  filters?: Record<string, string | undefined>
}) {
  return (
    <a href={fileAddress(`/${plan.id}/changes`, filters)} download>
      Download CSV
    </a>
  )
}

function Grouped({ plan }: { plan: Import }) {
  const query = useQuery({ ...groupsQuery(plan), placeholderData: keepPreviousData })
  if (plan.changes === 0) {
    return (
      <Section title="No changes" actions={<LeftOutRows plan={plan} />}>
        <p>{unchanged(plan)}</p>
      </Section>
    )
  }
  return (
    <Section title={figures(plan.changes, 'change')} actions={<Download plan={plan} />}>
      <Resource query={query} part>
        {({ groups, names }) => (
          <>
            <ChangesTable labels={labelsOf(plan)}>
              {groups.map((group) => (
                <GroupRows key={groupTitle(group)} group={group} names={names} plan={plan} />
              ))}
            </ChangesTable>
            <DaysNote kind={plan.kind} />
          </>
        )}
      </Resource>
    </Section>
  )
}

function unchanged(plan: Import): string {
  if (plan.waiting > 0) return `${capital(waits(plan))}.`
  if (plan.left_out > 0) return capital(notChanged(plan))
  return 'What the file says is on record already, from other files.'
}

interface GroupRowsProps {
  group: ShownGroup
  names: Names
  plan: Import
}

function GroupRows({ group, names, plan }: GroupRowsProps) {
  const { action, record_type, total, items } = group
  return (
    <tbody>
      <tr className="group">
        <th scope="rowgroup" colSpan={5}>
          {groupTitle(group)}
          {total > items.length && (
            <Link
              to="."
              search={(old) => ({ ...old, action, record_type, changes: undefined })}
              resetScroll={false}
            >
              Show all {figure(total)}
              <span className="hidden">
                {' '}
                {typeWords(record_type, total)} {doneWords(action)}
              </span>
            </Link>
          )}
        </th>
      </tr>
      <ChangeRows
        changes={items}
        names={names}
        labels={labelsOf(plan)}
        made={plan.status === 'applied'}
      />
    </tbody>
  )
}

function chosenTitle(total: number, action?: string, record_type?: string): string {
  const what = record_type ? typeWords(record_type, total) : total === 1 ? 'change' : 'changes'
  const done = actionWords[action as PlannedChange['action']]
  if (!done)
    return `${figure(total)} ${record_type ? `changes of ${typeWords(record_type, 2)}` : what}`
  return record_type ? `${figure(total)} ${what} ${done}` : `${figure(total)} ${done}`
}

function Chosen({ plan }: { plan: Import }) {
  const { action, record_type, changes } = useSearch({ from: '/imports/$id' })
  const query = useQuery({
    ...changesQuery(plan, { action, record_type, changes }),
    placeholderData: keepPreviousData,
  })
  const title = query.data
    ? chosenTitle(query.data.list.total ?? 0, action, record_type)
    : 'Changes'
  return (
    <Section
      title={title}
      actions={
        <>
          <Link
            to="."
            search={(old) => ({
              ...old,
              action: undefined,
              record_type: undefined,
              changes: undefined,
            })}
            resetScroll={false}
          >
            All {figures(plan.changes, 'change')}
          </Link>
          <Download plan={plan} filters={{ action, record_type }} />
        </>
      }
    >
      <Resource query={query} part>
        {({ list, names }) =>
          list.items.length === 0 ? (
            <p>The plan has no change of this sort.</p>
          ) : (
            <div className={query.isPlaceholderData ? 'settling' : undefined}>
              <ChangesTable labels={labelsOf(plan)}>
                <tbody>
                  <ChangeRows
                    changes={list.items}
                    names={names}
                    labels={labelsOf(plan)}
                    made={plan.status === 'applied'}
                  />
                </tbody>
              </ChangesTable>
              <Pager label="Pages of changes" name="changes" cursor={changes} next={list.next} />
              <DaysNote kind={plan.kind} />
            </div>
          )
        }
      </Resource>
    </Section>
  )
}
