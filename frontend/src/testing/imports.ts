import type { Import, PlannedChange } from '@/api/types'

/** A plan with everything that a test does not name filled in. */
export function plan(rest: Partial<Import> = {}): Import {
  return {
    id: '0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10',
    kind: 'ods_epcn',
    file_name: 'ePCN.xlsx',
    file_bytes: 620_803,
    sha256: 'f9a9',
    as_at: '2023-01-27',
    status: 'planned',
    rows_read: 8784,
    left_out: 0,
    put_right: 0,
    waiting: 0,
    changes: 21,
    created: 3,
    renamed: 5,
    moved: 11,
    closed: 2,
    replaces_demonstration: false,
    restores_demonstration: false,
    planned_at: '2026-11-23T09:12:00Z',
    planned_by: 'local_operator',
    applied_at: null,
    applied_by: null,
    undone_at: null,
    undone_by: null,
    undo_reason: null,
    version: 1,
    updated_at: '2026-11-23T09:12:00Z',
    ...rest,
  }
}

/** One planned change with everything that a test does not name filled in. */
export function change(rest: Partial<PlannedChange> = {}): PlannedChange {
  return {
    number: 1,
    action: 'move',
    record_type: 'practice',
    record_code: 'E83003',
    name: 'OAKLEIGH ROAD HEALTH CENTRE',
    column_name: null,
    before: 'U33392',
    after: 'U06780',
    effective_on: '2026-07-01',
    certainty: 'known_by',
    sheet: null,
    row: 61,
    ...rest,
  }
}
