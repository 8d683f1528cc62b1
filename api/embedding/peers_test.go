package embedding_test

import (
	"net/http"
	"slices"
	"testing"

	"trellis/api/access"
	"trellis/api/embedding"
	"trellis/api/policy"
	"trellis/api/server/contract"
	"trellis/api/vocabulary"
)

func peers(t testing.TB, by *contract.Server, path string) embedding.PCNPeers {
	t.Helper()
	return answered[embedding.PCNPeers](t, by, http.StatusOK, http.MethodGet, "/api/v1/pcns/"+path, 0, nil)
}

func TestANetworkIsComparedWithItsBoardItsRegionAndTheNetworksMostLikeIt(t *testing.T) {
	w := newRegion(t)
	p := peers(t, w.officer, "UD1103/embedding/peers")
	if p.Status != "developing" || *p.Score != 50 || *p.ListSize != 29_500 || *p.IMDScore != 23 || !p.IsDemo {
		t.Fatalf("it is %+v", p)
	}
	if b := p.Benchmark; b.ICBCode != "Z9B2Z" || b.Assessed != 5 || *b.ScoreMedian != 50 || *b.ScoreQuartileLower != 40 || *b.ScoreQuartileUpper != 60 || !slices.Equal(b.Scores, []float64{30, 40, 50, 60, 70}) {
		t.Errorf("its board is %+v", b)
	}
	if r := p.Region; r.RegionCode != "Y56" || r.Assessed != 12 || *r.ScoreMedian != 45 || r.PCNs <= p.Benchmark.PCNs {
		t.Errorf("its region is %+v", r)
	}
	if d := p.Domains; len(d) != 1 || d[0].DomainName == "A" || *d[0].Mine != 50 || *d[0].ICBMedian != 50 || *d[0].RegionMedian != 45 {
		t.Errorf("its domains are %+v", d)
	}
	if r := p.Roles; len(r) != 1 || r[0].RoleType != "splw" || *r[0].Mine != 50 || *r[0].ICBMedian != 50 || *r[0].RegionMedian != 45 {
		t.Errorf("its roles are %+v", r)
	}
	if first := p.Peers[0]; len(p.Peers) != 10 || *first.PCNCode != "UD1203" || *first.ListSize != 29_500 || p.PeersMissing != nil || p.PeersWithheld != 0 {
		t.Errorf("its peers are %+v", p.Peers)
	}
	if b := p.PeerBenchmark; b.PCNs != 10 || b.ListSizeLeast > 29_500 || b.ListSizeMost < 29_500 || b.IMDScoreLeast > 23 || b.IMDScoreMost < 23 {
		t.Errorf("they are %+v", b)
	}
	if then := peers(t, w.officer, "UD1103/embedding/peers?as_of=2026-03-31"); then.Benchmark.ICBCode != "QMJ" {
		t.Errorf("before the merger its board is %+v", then.Benchmark)
	}
}

func TestPeersBeyondReachComeWithoutWhatWouldNameThemAndTooFewOfThemNotAtAll(t *testing.T) {
	w := newRegion(t)
	manager := w.As(w.Settle(access.NewPerson{Name: "Another Manager", Email: "another.manager@trellis.invalid", Role: policy.PCNManager, ScopeKind: "pcn", ScopeKeys: []string{"UD1103"}, From: vocabulary.NewDate(2020, 1, 1)}))
	p := peers(t, manager, "UD1103/embedding/peers")
	if len(p.Peers) != 10 || p.PeersWithheld != 0 {
		t.Fatalf("the manager is told of %d peers", len(p.Peers))
	}
	for i, of := range p.Peers {
		if of.PCNCode != nil || of.PCNName != nil || of.ICBCode != nil || of.ListSize != nil || of.IMDScore != nil || i > 0 && of.Score != nil && *of.Score > *p.Peers[i-1].Score {
			t.Errorf("the manager is told of %+v", of)
		}
	}
	if b := p.Benchmark; b.Withheld || *b.ScoreMedian != 50 || len(b.Scores) != 0 {
		t.Errorf("four others are behind the scores %v", b.Scores)
	}
	w.Fill(`SELECT set_config('trellis.reach', '{*}', true); UPDATE assessments SET status = 'superseded', superseded_on = '2026-02-01', version = version + 1, updated_at = now() WHERE pcn_code IN ('UD1204', 'UD1205', 'UD1301', 'UD1302')`)
	p = peers(t, w.lead, "UD1103/embedding/peers")
	for _, of := range p.Peers {
		if of.PCNCode == nil || *of.ICBCode != "Z9B2Z" {
			t.Errorf("the lead is told of %+v, though the others are fewer than five", of)
		}
	}
	if p.PeersWithheld == 0 || int(p.PeersWithheld)+len(p.Peers) != 10 || int(p.PeerBenchmark.PCNs) != len(p.Peers) {
		t.Errorf("the lead is told of %d peers, and %d are withheld", len(p.Peers), p.PeersWithheld)
	}
	refusedWith(t, w.otherLead, http.MethodGet, "/api/v1/pcns/UD1103/embedding/peers", 0, nil, http.StatusNotFound, "")
	refusedWith(t, manager, http.MethodGet, "/api/v1/pcns/UD0001/embedding/peers", 0, nil, http.StatusNotFound, "")
}

func TestANetworkWithoutPeersIsToldWhy(t *testing.T) {
	w := newRegion(t)
	for _, read := range []struct{ path, why string }{
		{"UD0002/embedding/peers", "not_open"}, {"UD0005/embedding/peers", "not_described"}, {"UD1103/embedding/peers?as_of=2026-01-14", "too_few_assessed"},
	} {
		if p := peers(t, w.analyst, read.path); p.PeersMissing == nil || *p.PeersMissing != read.why || len(p.Peers) != 0 || p.PeerBenchmark != nil || (p.Region == nil) != (read.why == "not_open") {
			t.Errorf("%s has %d peers, and is told %v", read.path, len(p.Peers), p.PeersMissing)
		}
	}
}

func TestInventedNetworksAreNoPeersOfRealOnes(t *testing.T) {
	w := newRegion(t)
	before := peers(t, w.officer, "UD1103/embedding/peers")
	w.Fill(`INSERT INTO pcns (ods_code, valid_from, certainty, updated_at) VALUES ('U90001', '2019-07-01', 'exact', '2026-11-01');
		INSERT INTO pcn_sub_icb_locations VALUES ('U90001', '93C', '2019-07-01', NULL, 'exact', NULL);
		INSERT INTO practices (ods_code, postcode, valid_from, certainty, updated_at) VALUES ('Y90001', 'ZZ1 1ZZ', '2019-07-01', 'exact', '2026-11-01');
		INSERT INTO practice_memberships (practice_code, pcn_code, valid_from, certainty) VALUES ('Y90001', 'U90001', '2019-07-01', 'exact');
		INSERT INTO practice_list_sizes VALUES ('Y90001', 29500, '2020-01-01', NULL, 'exact', NULL);
		INSERT INTO practice_deprivation VALUES ('Y90001', 2019, 23, '2019-09-26', NULL, 'exact', NULL)`)
	after := peers(t, w.officer, "UD1103/embedding/peers")
	if after.Region.PCNs != before.Region.PCNs || slices.ContainsFunc(after.Peers, func(p embedding.Peer) bool { return !p.IsDemo }) {
		t.Errorf("beside an invented network stand %+v", after.Peers)
	}
	if real := peers(t, w.admin, "U90001/embedding/peers"); real.Region.PCNs != 1 || real.IsDemo || *real.PeersMissing != "too_few_assessed" {
		t.Errorf("beside a real network stand %d", real.Region.PCNs)
	}
}
