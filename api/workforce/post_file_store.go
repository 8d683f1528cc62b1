package workforce

import (
	"context"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"

	"trellis/api/platform/database"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// numberIn reads a number that was written by a file's reader.
func numberIn(cell string) float64 {
	number, _ := strconv.ParseFloat(cell, 64)
	return number
}

// roleNames reads what roles are called.
func roleNames(ctx context.Context, tx *database.Tx) (named, error) {
	rows, err := tx.PGX.Query(ctx, "SELECT code, unnest(ARRAY[code, name, short_name, nwrs_staff_role] || aliases) FROM role_types ORDER BY position")
	roles := named{}
	var code, name string
	if err == nil {
		_, err = pgx.ForEachRow(rows, []any{&code, &name}, func() error {
			roles[plainly(name)] = code
			return nil
		})
	}
	if err != nil {
		return nil, fmt.Errorf("read what roles are called: %w", err)
	}
	return roles, nil
}

// postRecords are the posts as files change them.
type postRecords struct {
	store postStore
	clock vocabulary.Clock
	// networks are those of the file, by code.
	networks map[string]network
}

// Load reads posts with all that holds on any day.
func (r postRecords) Load(ctx context.Context, tx *database.Tx, scope policy.Scope, keys []string, lock bool) (map[string]*filedPost, error) {
	codes, references := make([]string, len(keys)), make([]string, len(keys))
	for i, key := range keys {
		codes[i], references[i], _ = strings.Cut(key, "/")
	}
	if err := r.named(ctx, tx, codes); err != nil {
		return nil, err
	}
	question := `SELECT p.id::text, p.version, p.pcn_code, p.reference, p.role_type, p.opened_on, p.closed_on, p.recruiting_from, p.base_practice_codes, p.note
		  FROM posts p JOIN unnest($1::text[], $3::text[]) AS k (code, reference) ON p.pcn_code = k.code AND p.reference = k.reference
		 WHERE ((SELECT '*' = ANY ($2::text[])) OR p.scopes[1] IN (SELECT unnest($2::text[]))) ORDER BY p.id`
	if lock {
		question += " FOR UPDATE OF p"
	}
	rows, err := tx.PGX.Query(ctx, question, codes, scope.Filter(ctx), references)
	if err != nil {
		return nil, fmt.Errorf("read the posts of a file: %w", err)
	}
	byKey, byID, ids := map[string]*filedPost{}, map[string]*filedPost{}, []string{}
	for rows.Next() {
		p := &filedPost{}
		if err := rows.Scan(&p.id, &p.version, &p.PCNCode, &p.Reference, &p.RoleType, &p.OpenedOn, &p.ClosedOn, &p.RecruitingFrom, &p.BasePracticeCodes, &p.note); err != nil {
			return nil, fmt.Errorf("read the posts of a file: %w", err)
		}
		byKey[p.PCNCode+"/"+p.Reference], byID[p.id], ids = p, p, append(ids, p.id)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("read the posts of a file: %w", err)
	}
	return byKey, r.facts(ctx, tx, byID, ids)
}

// named reads what networks are called, and when they closed.
func (r postRecords) named(ctx context.Context, tx *database.Tx, codes []string) error {
	rows, err := tx.PGX.Query(ctx, "SELECT p.ods_code, "+nameOn("p.ods_code", "$2::date")+", p.valid_to FROM shown_pcns p WHERE p.ods_code = ANY ($1)", codes, r.clock.Today())
	var found []network
	if err == nil {
		found, err = pgx.CollectRows(rows, pgx.RowToStructByPos[network])
	}
	for _, n := range found {
		r.networks[n.ODSCode] = n
	}
	if err != nil {
		return fmt.Errorf("read what the networks of a file are called: %w", err)
	}
	return nil
}

// facts reads what holds of posts from a day until a day.
func (postRecords) facts(ctx context.Context, tx *database.Tx, byID map[string]*filedPost, ids []string) error {
	var id string
	var t PostTerms
	var l FundingLine
	var a occupied
	var g agreed
	for _, part := range []struct {
		sql  string
		into []any
		take func(p *filedPost)
	}{
		{`SELECT post_id::text, valid_from, valid_to, wte_funded::float8, afc_band, pay_zone, contract, contract_ends_on, engagement, employer_type, employer_name
			FROM post_terms WHERE post_id = ANY ($1::text[]::uuid[]) ORDER BY post_id, valid_from`,
			[]any{&id, &t.ValidFrom, &t.ValidTo, &t.WTEFunded, &t.AfCBand, &t.PayZone, &t.Contract, &t.ContractEndsOn, &t.Engagement, &t.EmployerType, &t.EmployerName},
			func(p *filedPost) { p.Terms = append(p.Terms, t) }},
		{`SELECT post_id::text, source, share::float8, valid_from, valid_to FROM post_funding_lines WHERE post_id = ANY ($1::text[]::uuid[]) ORDER BY post_id, valid_from, source COLLATE "C"`,
			[]any{&id, &l.Source, &l.Share, &l.ValidFrom, &l.ValidTo}, func(p *filedPost) { p.FundingLines = append(p.FundingLines, l) }},
		{`SELECT post_id::text, wte::float8, valid_from, valid_to FROM post_assignments WHERE post_id = ANY ($1::text[]::uuid[])`,
			[]any{&id, &a.wte, &a.from, &a.to}, func(p *filedPost) { p.inPost = append(p.inPost, a) }},
		{`SELECT post_id::text, id::text, kind, valid_from, valid_to, ended_with_post FROM supervision_arrangements WHERE post_id = ANY ($1::text[]::uuid[]) ORDER BY post_id, valid_from, id`,
			[]any{&id, &g.ID, &g.Kind, &g.ValidFrom, &g.ValidTo, &g.EndedWithPost}, func(p *filedPost) { p.Supervision = append(p.Supervision, g) }},
	} {
		rows, err := tx.PGX.Query(ctx, part.sql, ids)
		if err == nil {
			_, err = pgx.ForEachRow(rows, part.into, func() error {
				part.take(byID[id])
				t, l, a, g = PostTerms{}, FundingLine{}, occupied{}, agreed{} // the next row's pointers are its own
				return nil
			})
		}
		if err != nil {
			return fmt.Errorf("read what holds of posts: %w", err)
		}
	}
	return nil
}

// Version is the post's.
func (postRecords) Version(of *filedPost) int64 { return of.version }

// Save writes a post the way a change by hand is written.
func (r postRecords) Save(ctx context.Context, tx *database.Tx, scope policy.Scope, before, after *filedPost) error {
	now := r.clock()
	if after == nil {
		return r.remove(ctx, tx, before)
	}
	kept := keptPost{PCNCode: after.PCNCode, Reference: after.Reference, RoleType: after.RoleType, OpenedOn: after.OpenedOn, ClosedOn: after.ClosedOn,
		RecruitingFrom: after.RecruitingFrom, BasePracticeCodes: after.BasePracticeCodes}
	var err error
	if before == nil {
		kept.ID = newID()
		if err = r.store.insert(ctx, tx, scope, kept, now); err == nil && kept.ClosedOn != nil {
			err = r.store.save(ctx, tx, scope, kept, now)
		}
	} else {
		kept.ID, kept.Version, kept.Note = before.id, before.version, before.note
		err = r.store.save(ctx, tx, scope, kept, now)
	}
	if err == nil && (before == nil || !reflect.DeepEqual(before.Terms, after.Terms)) {
		err = r.store.replaceTerms(ctx, tx, kept, after.Terms)
	}
	if err == nil && (before == nil || !reflect.DeepEqual(before.FundingLines, after.FundingLines)) {
		err = r.store.replaceFunding(ctx, tx, kept, after.FundingLines)
	}
	for i := range after.Supervision {
		if err == nil && (!equal(before.Supervision[i].ValidTo, after.Supervision[i].ValidTo) || before.Supervision[i].EndedWithPost != after.Supervision[i].EndedWithPost) {
			_, err = tx.PGX.Exec(ctx, "UPDATE supervision_arrangements SET valid_to = $2, ended_with_post = $3, version = version + 1, updated_at = $4 WHERE id = $1::text::uuid",
				after.Supervision[i].ID, after.Supervision[i].ValidTo, after.Supervision[i].EndedWithPost, now)
		}
	}
	if err != nil { // such as that somebody else has made the post since
		return refusal(fmt.Errorf("save a post of a file: %w", err), nil)
	}
	return nil
}

// remove takes away a post that a file had made.
func (postRecords) remove(ctx context.Context, tx *database.Tx, p *filedPost) error {
	for _, table := range []string{"post_terms WHERE post_id", "post_funding_lines WHERE post_id", "posts WHERE id"} {
		if _, err := tx.PGX.Exec(ctx, "DELETE FROM "+table+" = $1::text::uuid", p.id); err != nil {
			return fmt.Errorf("take a post back: %w", err)
		}
	}
	return nil
}

// Stuck says why a post cannot become again what it was.
func (postRecords) Stuck(now, was *filedPost) string {
	if was == nil {
		if len(now.inPost)+len(now.Supervision) > 0 {
			return "People are in it, or supervision is agreed for it. Close it instead."
		}
		return ""
	}
	back := *was
	back.inPost = now.inPost
	for _, fault := range back.misfits() {
		return fault.Message
	}
	return ""
}

// Done asks whether all posts hold together on every day.
func (r postRecords) Done(ctx context.Context, tx *database.Tx, _ policy.Scope) error {
	if err := r.store.dated(ctx, tx); err != nil {
		return refusal(err, nil)
	}
	return nil
}
