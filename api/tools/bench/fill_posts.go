package main

import (
	"context"
	_ "embed"

	"github.com/jackc/pgx/v5"
)

// ofCaller is the region whose posts the bench's client sees: it has as many networks as London, and more.
const ofCaller = "Y58"

//go:embed posts.sql
var postsSQL string

// fillPosts writes eight posts for every network straight into the tables: through the product each network's own manager
// would have to. It says how many there are then.
func fillPosts(ctx context.Context, owner *pgx.Conn) (posts int64, err error) {
	say("Writing posts, people in them, their supervision and training")
	if _, err = owner.Exec(ctx, postsSQL); err != nil {
		return 0, err
	}
	err = owner.QueryRow(ctx, "SELECT count(*) FROM post_terms WHERE valid_to IS NULL").Scan(&posts)
	return posts, err
}
