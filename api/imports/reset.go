package imports

import (
	"context"
	"errors"

	"trellis/api/vocabulary"
)

// TakeAllBack undoes every import that is applied, the newest first, and discards every plan. Each is a use case of
// its own.
func (s *Imports) TakeAllBack(ctx context.Context, actor vocabulary.Actor, reason string) (undone, discarded int64, err error) {
	standing, err := s.store.standing(ctx)
	if err != nil {
		return 0, 0, err
	}
	for _, i := range standing {
		by := actor
		if i.IsSomebodys { // which may be more than any one person reaches
			by = vocabulary.System()
		}
		if i.Status == Applied {
			_, err = s.Undo(ctx, by, i.ID, i.Version, reason)
			undone++
		} else {
			_, err = s.Discard(ctx, by, i.ID, i.Version)
			discarded++
		}
		var known *vocabulary.Error
		if i.IsSomebodys && errors.As(err, &known) && known.Code == vocabulary.CodeConflict {
			undone-- // its records have changed since, and go back by themselves
			continue
		}
		if err != nil {
			return undone, discarded, err
		}
	}
	return undone, discarded, nil
}
