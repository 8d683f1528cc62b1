package embedding

import (
	"context"
	"fmt"
	"reflect"

	"trellis/api/platform/database"
	"trellis/api/vocabulary"
)

// Rescore works out anew what every assessment comes to, which one of its kind was published before it, and by how much the score
// moved from there, and names those that are kept with something else. It reads what everyone's are, so the connection must be the
// owner's.
func Rescore(ctx context.Context, owner database.Querier) (checked int64, different []string, err error) {
	type kept struct {
		ID, PCNCode, Kind, CriteriaSet string
		FrameworkVersion               int64
		RoleTypes                      []string
		Levels                         []int16
		Result                         Score
		PublishedOn                    *vocabulary.Date
		PreviousID                     *string
		ScoreChange                    *float64
	}
	all, err := database.Many[kept](ctx, owner, `SELECT id::text AS id, pcn_code::text AS pcn_code, kind, criteria_set, framework_version, role_types, levels, result, published_on, previous_id::text AS previous_id,
		       score_change::float8 AS score_change FROM assessments ORDER BY published_at NULLS LAST, id`)
	if err != nil {
		return 0, nil, fmt.Errorf("read every assessment: %w", err)
	}
	frameworks, last := map[int64]content{}, map[[2]string]*assessmentRecord{}
	for _, a := range all {
		f, ok := frameworks[a.FrameworkVersion]
		if !ok {
			if f, err = contentOfVersion(ctx, owner, a.FrameworkVersion); err != nil {
				return checked, nil, err
			}
			frameworks[a.FrameworkVersion] = f
		}
		checked++
		var moved, from = (*float64)(nil), (*string)(nil)
		if a.PublishedOn != nil {
			now := &assessmentRecord{Assessment: Assessment{ID: a.ID, Kind: a.Kind, CriteriaSet: a.CriteriaSet, FrameworkVersion: a.FrameworkVersion}, Result: a.Result}
			of := [2]string{a.PCNCode, a.Kind}
			if before := last[of]; before != nil {
				moved, from = movement(before, now), &before.ID
			}
			last[of] = now
		}
		if len(a.Levels) != len(f.slots()) || !reflect.DeepEqual(f.score(a.Levels, a.RoleTypes, a.CriteriaSet == coreSet), a.Result) ||
			!reflect.DeepEqual(moved, a.ScoreChange) || !reflect.DeepEqual(from, a.PreviousID) {
			different = append(different, a.ID)
		}
	}
	return checked, different, nil
}
