package matrix_test

import (
	"time"

	"trellis/api/demo/england"
)

// atTen is when all of the matrix takes place.
func atTen() time.Time { return time.Date(2026, 11, 25, 10, 0, 0, 0, time.UTC) }

// collections are the kinds of the records that a place of each kind is.
var collections = map[string]string{"region": "regions", "icb": "icbs", "place": "boroughs", "pcn": "pcns"}

// organisations are what everyone may read and few may change.
func (w *world) organisations() {
	for _, p := range places {
		w.add(&record{kind: collections[p.kind()], id: p.key(), side: p.side, version: 1, scopes: []string{p.token}})
	}
	for side, code := range map[string]string{"own network's practice": "YD0001", "other board's practice": "YD0008", "closed practice": "YD0011"} {
		w.add(&record{kind: "practices", id: code, side: side})
	}
	for side, code := range map[string]string{"own location": "93C", "other location": "A3A8R", "closed location": "D0X9Z"} {
		w.add(&record{kind: "sub_icb_locations", id: code, side: side})
	}
}

// files are one that waits to be applied, and one that was discarded. They belong to nobody.
func (w *world) files() {
	small := england.New(england.Size{Boards: []string{"QMF", "Z9B2Z"}, Locations: 2, PCNs: 2, Practices: 4}, "2026-07-01")
	waits := w.Plan("ods_practice_map", "", small.Map)
	w.add(&record{kind: "imports", id: waits.ID, side: "planned", version: int(waits.Version)})
	w.file = small.EPCN
	gone := w.Plan("ods_epcn", "2026-07-01", small.EPCN)
	if answer := w.Transition(gone, "discard", "{}"); answer.Status != 200 {
		w.t.Fatalf("discarding a plan answers %d %s", answer.Status, answer.Body)
	}
	w.add(&record{kind: "imports", id: gone.ID, side: "discarded", version: int(gone.Version) + 1, ended: true})
	w.filesOf()
}

// missing are well-formed names of what there is not.
var missing = map[string]string{"regions": "Y99", "icbs": "QZZ", "boroughs": "E09000999", "pcns": "UD0999", "practices": "YD0999", "sub_icb_locations": "D0Z0Z", "role_types": "NONE"}

// nobody is the identifier of no record.
const nobody = "0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10"

func missingOf(kind string) *record {
	id, ok := missing[kind]
	if !ok {
		id = nobody
	}
	r := &record{kind: kind, id: id, side: "missing", version: 1}
	switch kind {
	case "secrets":
		r.parent = missingOf("api_clients")
	case "pcn_populations":
		r.id, r.parent = "2026-01-01", missingOf("pcns")
	case "service_figures":
		r.id, r.parent = "2026-09", &record{id: "splw", parent: missingOf("pcns")}
	}
	return r
}
