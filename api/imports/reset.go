package imports

import (
	"context"

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
		if i.Status == Applied {
			_, err = s.Undo(ctx, actor, i.ID, i.Version, reason)
			undone++
		} else {
			_, err = s.Discard(ctx, actor, i.ID, i.Version)
			discarded++
		}
		if err != nil {
			return undone, discarded, err
		}
	}
	return undone, discarded, nil
}
