package embedding

import (
	"context"
	"fmt"
	"reflect"

	"trellis/api/platform/database"
)

// Rescore works out anew what every assessment comes to, and names those that are kept with something else. It reads what
// everyone's are, so the connection must be the owner's.
func Rescore(ctx context.Context, owner database.Querier) (checked int64, different []string, err error) {
	type kept struct {
		ID, CriteriaSet  string
		FrameworkVersion int64
		RoleTypes        []string
		Levels           []int16
		Result           Score
	}
	all, err := database.Many[kept](ctx, owner, "SELECT id::text AS id, criteria_set, framework_version, role_types, levels, result FROM assessments ORDER BY opened_at, id")
	if err != nil {
		return 0, nil, fmt.Errorf("read every assessment: %w", err)
	}
	frameworks := map[int64]content{}
	for _, a := range all {
		f, ok := frameworks[a.FrameworkVersion]
		if !ok {
			if f, err = contentOfVersion(ctx, owner, a.FrameworkVersion); err != nil {
				return checked, nil, err
			}
			frameworks[a.FrameworkVersion] = f
		}
		checked++
		if len(a.Levels) != len(f.slots()) || !reflect.DeepEqual(f.score(a.Levels, a.RoleTypes, a.CriteriaSet == coreSet), a.Result) {
			different = append(different, a.ID)
		}
	}
	return checked, different, nil
}
