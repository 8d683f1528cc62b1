import { describe, expect, it } from 'vitest'
import { actionsFile, actionsQuery } from './queries'

describe('the list of improvement actions', () => {
  it('is what is still to be done, unless another status is asked for', () => {
    const asked = (status?: string) =>
      (actionsQuery({ status }).queryKey.at(-1) as { status?: string[] }).status
    expect(asked()).toEqual(['open', 'in_progress'])
    expect(asked('done')).toEqual(['done'])
    expect(asked('all')).toBeUndefined()
  })

  it('is the same as a file', () => {
    expect(actionsFile('csv', {})).toBe(
      '/api/v1/improvement_actions.csv?status=open&status=in_progress',
    )
    expect(actionsFile('xlsx', { pcn: 'UD0001', status: 'all', overdue: 'yes' })).toBe(
      '/api/v1/improvement_actions.xlsx?pcn_code=UD0001&is_overdue=true',
    )
    expect(actionsFile('csv', { status: 'done', before: '2027-01-01' })).toBe(
      '/api/v1/improvement_actions.csv?due_before=2027-01-01&status=done',
    )
  })
})
