package workforce

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"trellis/api/audit"
	"trellis/api/platform/database"
	"trellis/api/platform/listing"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// postStore keeps posts with what they are and who pays for them.
type postStore struct{ db *database.DB }

// postTables are what a post's answers are made of.
var postTables = []string{"posts", "post_terms", "post_funding_lines", "post_assignments"}

// reached narrows the rows of a table of posts to those within reach ($2).
const reached = "((SELECT '*' = ANY ($2::text[])) OR p.scopes[1] IN (SELECT unnest($2::text[])))"

// keptPost is a post as it is kept, beside its dated facts.
type keptPost struct {
	ID, PCNCode, PCNName, Reference, RoleType string
	OpenedOn                                  vocabulary.Date
	ClosedOn, RecruitingFrom                  *vocabulary.Date
	BasePracticeCodes                         []string
	Note                                      *string
	Version                                   int64
}

// lock reads a post, and keeps others from changing it until the transaction ends.
func (postStore) lock(ctx context.Context, tx *database.Tx, scope policy.Scope, day vocabulary.Date, id string) (keptPost, error) {
	return database.One[keptPost](ctx, tx.PGX, `SELECT p.id::text, p.pcn_code, `+nameOn("p.pcn_code", "$3::date")+` AS pcn_name, p.reference, p.role_type, p.opened_on, p.closed_on, p.recruiting_from, p.base_practice_codes, p.note, p.version
		FROM posts p WHERE p.id = $1::text::uuid AND `+reached+` FOR UPDATE OF p`, id, scope.Filter(ctx), day)
}

// on reads a post as it stands on a day, asked now.
func (s postStore) on(ctx context.Context, scope policy.Scope, day vocabulary.Date, now time.Time, id string) (Post, error) {
	return database.One[Post](ctx, s.db.Querier(ctx), "SELECT "+postColumns+" AND p.id = $4::text::uuid", day, scope.Filter(ctx), now, id)
}

// version reads which version of a post is saved.
func (s postStore) version(ctx context.Context, scope policy.Scope, id string) (int64, error) {
	found, err := database.One[struct{ Version int64 }](ctx, s.db.Querier(ctx), "SELECT p.version FROM posts p WHERE p.id = $1::text::uuid AND "+reached, id, scope.Filter(ctx))
	return found.Version, err
}

func (s postStore) terms(ctx context.Context, id string) ([]PostTerms, error) {
	return database.Many[PostTerms](ctx, s.db.Querier(ctx), `SELECT valid_from, valid_to, wte_funded::double precision, afc_band, pay_zone, contract, contract_ends_on, engagement, employer_type, employer_name
		FROM post_terms WHERE post_id = $1::text::uuid ORDER BY valid_from`, id)
}

func (s postStore) funding(ctx context.Context, id string) ([]FundingLine, error) {
	return database.Many[FundingLine](ctx, s.db.Querier(ctx), `SELECT source, share::double precision, valid_from, valid_to
		FROM post_funding_lines WHERE post_id = $1::text::uuid ORDER BY valid_from, source`, id)
}

// beside is what a post's own record says that its list does not.
type beside struct {
	BasePracticeCodes []string
	Note              *string
}

func (s postStore) beside(ctx context.Context, id string) (beside, error) {
	return database.One[beside](ctx, s.db.Querier(ctx), "SELECT base_practice_codes, note FROM posts WHERE id = $1::text::uuid", id)
}

func (postStore) insert(ctx context.Context, tx *database.Tx, _ policy.Scope, p keptPost, now time.Time) error {
	_, err := tx.PGX.Exec(ctx, `INSERT INTO posts (id, pcn_code, reference, role_type, opened_on, recruiting_from, base_practice_codes, note, updated_at)
		VALUES ($1::text::uuid, $2, $3, $4, $5, $6, $7, $8, $9)`, p.ID, p.PCNCode, p.Reference, p.RoleType, p.OpenedOn, p.RecruitingFrom, p.BasePracticeCodes, p.Note, now)
	if err != nil {
		return fmt.Errorf("make a post: %w", err)
	}
	return nil
}

// save writes the next version of a post that is locked.
func (postStore) save(ctx context.Context, tx *database.Tx, scope policy.Scope, p keptPost, now time.Time) error {
	done, err := tx.PGX.Exec(ctx, `UPDATE posts p SET reference = $3, closed_on = $4, recruiting_from = $5, base_practice_codes = $6, note = $7, version = version + 1, updated_at = $8
		WHERE p.id = $1::text::uuid AND `+reached, p.ID, scope.Filter(ctx), p.Reference, p.ClosedOn, p.RecruitingFrom, p.BasePracticeCodes, p.Note, now)
	if err == nil && done.RowsAffected() == 0 {
		return vocabulary.NotFound()
	}
	if err != nil {
		return fmt.Errorf("change a post: %w", err)
	}
	return nil
}

// eraseNotes takes what was ever noted of posts, and is not any more, out of the audit and out of kept answers.
func (postStore) eraseNotes(ctx context.Context, tx *database.Tx, ids []string) error {
	addresses := make([]string, len(ids))
	for i, id := range ids {
		addresses[i] = "/api/v1/posts/" + id
	}
	return audit.EraseAll(ctx, tx, "posts", ids, addresses...)
}

// dated asks whether the post still holds together on every day; else that would be asked when all is over.
func (postStore) dated(ctx context.Context, tx *database.Tx) error {
	_, err := tx.PGX.Exec(ctx, "SET CONSTRAINTS check_post, check_fixed_terms, check_fixed_terms_left IMMEDIATE")
	if err == nil { // what else the transaction does is judged when that is done
		_, err = tx.PGX.Exec(ctx, "SET CONSTRAINTS check_post, check_fixed_terms, check_fixed_terms_left DEFERRED")
	}
	return err
}

const (
	termsFields   = "valid_from date, valid_to date, wte_funded numeric, afc_band text, pay_zone text, contract text, contract_ends_on date, engagement text, employer_type text, employer_name text"
	termsNames    = "valid_from, valid_to, wte_funded, afc_band, pay_zone, contract, contract_ends_on, engagement, employer_type, employer_name"
	fundingFields = "source text, share numeric, valid_from date, valid_to date"
	fundingNames  = "source, share, valid_from, valid_to"
)

func (s postStore) replaceTerms(ctx context.Context, tx *database.Tx, p keptPost, terms []PostTerms) error {
	return s.replace(ctx, tx, p, "post_terms", termsFields, termsNames, "post_id, valid_from", terms)
}

func (s postStore) replaceFunding(ctx context.Context, tx *database.Tx, p keptPost, lines []FundingLine) error {
	return s.replace(ctx, tx, p, "post_funding_lines", fundingFields, fundingNames, "post_id, source, valid_from", lines)
}

// replace makes rows all there are in one of the tables of a post's dated facts. What stays as it was is not touched.
func (postStore) replace(ctx context.Context, tx *database.Tx, p keptPost, table, fields, names, key string, rows any) error {
	encoded, err := json.Marshal(rows)
	if err != nil {
		return fmt.Errorf("write %s: %w", table, err)
	}
	of := func(alias string) string { return alias + strings.ReplaceAll(names, ", ", ", "+alias) }
	_, err = tx.PGX.Exec(ctx, fmt.Sprintf(`DELETE FROM %s t WHERE t.post_id = $1::text::uuid
		AND NOT EXISTS (SELECT FROM jsonb_to_recordset($2::jsonb) AS n (%s) WHERE (%s) IS NOT DISTINCT FROM (%s))`, table, fields, of("n."), of("t.")), p.ID, encoded)
	if err == nil {
		_, err = tx.PGX.Exec(ctx, fmt.Sprintf(`INSERT INTO %[1]s (post_id, pcn_code, %[2]s) SELECT $1::text::uuid, $3, %[2]s FROM jsonb_to_recordset($2::jsonb) AS n (%[3]s)
			ON CONFLICT (%[4]s) DO NOTHING`, table, names, fields, key), p.ID, encoded, p.PCNCode)
	}
	if err != nil {
		return fmt.Errorf("change %s: %w", table, err)
	}
	return nil
}

// network is what a post's network is, as far as a post depends on it.
type network struct {
	ODSCode string `db:"ods_code"`
	Name    string
	ValidTo *vocabulary.Date
}

func (postStore) network(ctx context.Context, tx *database.Tx, code string, day vocabulary.Date) (network, error) {
	return database.One[network](ctx, tx.PGX, "SELECT p.ods_code, "+nameOn("p.ods_code", "$2::date")+" AS name, p.valid_to FROM shown_pcns p WHERE p.ods_code = $1", code, day)
}

// nameOn is what a network is called on a day.
func nameOn(code, day string) string {
	return fmt.Sprintf("coalesce((SELECT n.name FROM organisation_names n WHERE n.ods_code = %[1]s AND n.valid_from <= %[2]s AND (n.valid_to IS NULL OR n.valid_to > %[2]s)), first_name(%[1]s), %[1]s)", code, day)
}

// practices tells which of some codes are those of practices.
func (postStore) practices(ctx context.Context, tx *database.Tx, codes []string) (known []string, err error) {
	err = tx.PGX.QueryRow(ctx, "SELECT coalesce(array_agg(ods_code::text), '{}') FROM shown_practices WHERE ods_code = ANY ($1)", codes).Scan(&known)
	if err != nil {
		return nil, fmt.Errorf("look for practices: %w", err)
	}
	return known, nil
}

// owned refuses a list of the posts of a network or a board there is not.
func owned(question string) func(context.Context, listing.Querier, []string) error {
	return func(ctx context.Context, q listing.Querier, of []string) error {
		var there bool
		if err := q.QueryRow(ctx, "SELECT EXISTS ("+question+")", of[0]).Scan(&there); err != nil {
			return fmt.Errorf("look for what posts belong to: %w", err)
		}
		if !there {
			return vocabulary.NotFound()
		}
		return nil
	}
}
