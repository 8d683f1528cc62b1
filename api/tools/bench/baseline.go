package main

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"trellis/api/organisations"
	"trellis/api/platform/listing"
	"trellis/api/vocabulary"
)

// baseline is what one would write by hand for these few requests and nothing else: pgx, net/http, encoding/json, and a
// check of the token. It sees every post: who may see which it does not ask.
type baseline struct {
	pool     *pgxpool.Pool
	question string
	members  []string // the networks of the caller's region
}

// serveBaseline answers until it is told to stop.
func serveBaseline(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	config, err := pgxpool.ParseConfig(os.Getenv("DATABASE_URL"))
	if err != nil {
		fmt.Fprintln(os.Stderr, "baseline:", err)
		return 1
	}
	config.ConnConfig.RuntimeParams["trellis.reach"] = "{*}"
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		fmt.Fprintln(os.Stderr, "baseline:", err)
		return 1
	}
	defer pool.Close()
	b := baseline{pool, args[0], strings.Split(args[2], ",")}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /api/v1/pcns/{code}", answer(b.one))
	mux.HandleFunc("GET /api/v1/pcns", answer(b.fifty))
	mux.HandleFunc("GET /api/v1/pcns/{code}/posts", answer(b.posts))
	mux.HandleFunc("GET /api/v1/icbs/{code}/workforce", answer(b.workforce))
	mux.HandleFunc("GET /api/v1/icbs/{code}/embedding", answer(b.embedded))
	mux.HandleFunc("GET /api/v1/assessments", answer(b.byScore))
	mux.HandleFunc("GET /api/v1/assessment_ratings", b.ratings)
	guarded, err := newVerifier(args[1], mux)
	if err != nil {
		fmt.Fprintln(os.Stderr, "baseline:", err)
		return 1
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Fprintln(os.Stderr, "baseline:", err)
		return 1
	}
	fmt.Printf("http://%s/\n", listener.Addr())
	go func() { <-ctx.Done(); listener.Close() }()
	_ = http.Serve(listener, guarded)
	return 0
}

func answer(read func(r *http.Request) (any, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		value, err := read(r)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		encoder := json.NewEncoder(w)
		encoder.SetEscapeHTML(false)
		_ = encoder.Encode(value)
	}
}

const pcnColumns = `ods_code, name, sub_icb_location_code, icb_code, icb_short_name, region_code, icb_certainty, borough_gss_code, borough_name,
	practices, list_size, imd_score, valid_from, valid_to, certainty, valid_to_certainty, status, is_demo, version, updated_at`

func scan(row pgx.Row, p *organisations.PCN) error {
	return row.Scan(&p.ODSCode, &p.Name, &p.SubICBLocationCode, &p.ICBCode, &p.ICBShortName, &p.RegionCode, &p.ICBCertainty, &p.BoroughGSSCode, &p.BoroughName,
		&p.Practices, &p.ListSize, &p.IMDScore, &p.ValidFrom, &p.ValidTo, &p.Certainty, &p.ValidToCertainty, &p.Status, &p.IsDemo, &p.Version, &p.UpdatedAt)
}

func (b baseline) one(r *http.Request) (any, error) {
	day, err := vocabulary.ParseDate(r.URL.Query().Get("as_of"))
	if err != nil {
		return nil, err
	}
	code := r.PathValue("code")
	p := organisations.PCNOnDay{AsOf: day, Successors: []organisations.PCNLink{}, Predecessors: []organisations.PCNLink{}}
	if err := scan(b.pool.QueryRow(r.Context(), "SELECT "+pcnColumns+` FROM pcns_on($1) WHERE ods_code = $2 COLLATE "C"`, day, code), &p.PCN); err != nil {
		return nil, err
	}
	p.UpdatedAt = p.UpdatedAt.UTC()
	rows, err := b.pool.Query(r.Context(), neighbours, day, code)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var link organisations.PCNLink
		var follows bool
		if err := rows.Scan(&follows, &link.ODSCode, &link.Name, &link.Practices, &link.EffectiveOn); err != nil {
			return nil, err
		}
		if follows {
			p.Successors = append(p.Successors, link)
		} else {
			p.Predecessors = append(p.Predecessors, link)
		}
	}
	return p, rows.Err()
}

// neighbours are the PCNs practices went to and came from when one of the two closed, in one query.
const neighbours = `
SELECT true, n.pcn_code, name_on(n.pcn_code, greatest($1, p.valid_to)), count(*) AS practices, p.valid_to
  FROM pcns p JOIN practice_memberships m ON m.pcn_code = p.ods_code AND m.valid_to BETWEEN p.valid_to - 31 AND p.valid_to
  JOIN practice_memberships n ON n.practice_code = m.practice_code AND n.pcn_code <> m.pcn_code AND n.valid_from BETWEEN m.valid_to AND p.valid_to + 31
 WHERE p.ods_code = $2 GROUP BY n.pcn_code, p.valid_to
UNION ALL
SELECT false, p.ods_code, name_on(p.ods_code, least($1, p.valid_to - 1)), count(*), p.valid_to
  FROM practice_memberships n JOIN practice_memberships m ON m.practice_code = n.practice_code AND m.pcn_code <> n.pcn_code
  JOIN pcns p ON p.ods_code = m.pcn_code AND m.valid_to BETWEEN p.valid_to - 31 AND p.valid_to AND n.valid_from BETWEEN m.valid_to AND p.valid_to + 31
 WHERE n.pcn_code = $2 GROUP BY p.ods_code, p.valid_to
 ORDER BY 1 DESC, 5 DESC, 4 DESC, 2`

func (b baseline) fifty(r *http.Request) (any, error) {
	day, err := vocabulary.ParseDate(r.URL.Query().Get("as_of"))
	if err != nil {
		return nil, err
	}
	rows, err := b.pool.Query(r.Context(), "SELECT "+pcnColumns+` FROM pcns_on($1) WHERE valid_from <= $1 AND (valid_to IS NULL OR valid_to > $1) ORDER BY lower(name COLLATE "C"), ods_code COLLATE "C" LIMIT 51`, day)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	page := listing.Body[[]organisations.PCN]{AsOf: day, Items: make([]organisations.PCN, 0, 51)}
	for rows.Next() {
		var p organisations.PCN
		if err := scan(rows, &p); err != nil {
			return nil, err
		}
		p.UpdatedAt = p.UpdatedAt.UTC()
		page.Items = append(page.Items, p)
	}
	if len(page.Items) > 50 {
		page.Items = page.Items[:50]
		last := page.Items[49]
		cursor, err := json.Marshal(struct {
			Day      string   `json:"d"`
			Sort     string   `json:"s"`
			Question string   `json:"q"`
			Last     []string `json:"k"`
		}{day.String(), "name,ods_code", b.question, []string{last.Name, last.ODSCode}})
		if err != nil {
			return nil, err
		}
		next := base64.RawURLEncoding.EncodeToString(cursor)
		page.Next = &next
	}
	return page, rows.Err()
}
