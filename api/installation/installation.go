// Package installation holds facts about this one installation of Trellis.
package installation

import (
	"context"
	"fmt"

	"trellis/api/platform/database"
)

// Version is the version of Trellis; a release build sets it.
var Version = "0.1.0"

// How an installation began: with the demonstration, or empty of all but reference data.
const (
	Demo  = "demo"
	Empty = "empty"
)

// BeganAs reads how the installation began; "" while its first start is not finished.
func BeganAs(ctx context.Context, db *database.DB) (began string, err error) {
	err = db.Querier(ctx).QueryRow(ctx, "SELECT coalesce(began_as, '') FROM installation").Scan(&began)
	if err != nil {
		err = fmt.Errorf("read the installation: %w", err)
	}
	return began, err
}

// Begin records how the installation began; first is false when another start was quicker.
func Begin(ctx context.Context, tx *database.Tx, as string) (first bool, err error) {
	done, err := tx.PGX.Exec(ctx, "UPDATE installation SET began_as = $1, version = version + 1 WHERE began_as IS NULL", as)
	if err != nil {
		return false, fmt.Errorf("record how the installation began: %w", err)
	}
	return done.RowsAffected() == 1, nil
}
