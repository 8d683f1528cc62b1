package organisations

import (
	"context"
	"fmt"
	"regexp"

	"trellis/api/organisations/history"
	"trellis/api/platform/database"
)

// Codes that ODS cannot issue, and the only ones an invented organisation may have. The tables tell by them too.
var inventedCodes = map[history.Type]*regexp.Regexp{
	history.PCN:      regexp.MustCompile(`^UD\d{4}$`),
	history.Practice: regexp.MustCompile(`^YD\d{4}$`),
}

// Invent writes the organisations of a demonstration, the way those of files are written. They lie in London's real
// sub-ICB locations, and are shown until a file brings real ones. Files neither change them nor take them away. The
// transaction must be alone (imports.Alone).
func (m *Importer) Invent(ctx context.Context, tx *database.Tx, invented *history.State) error {
	for t, lives := range invented.Lives {
		for code := range lives {
			if pattern := inventedCodes[t]; pattern == nil || !pattern.MatchString(code) {
				return fmt.Errorf("%s is no code for an invented %s", code, t)
			}
		}
	}
	if err := m.write(ctx, tx, history.Between(history.NewState(), invented), invented); err != nil {
		return err
	}
	real, _, ref, err := m.states(ctx, tx, nothing, false)
	if err != nil {
		return err
	}
	return m.store.settleOrigin(ctx, tx, real.IsIn(london, ref))
}
