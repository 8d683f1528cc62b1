package demo_test

import (
	"net/http"
	"testing"
	"time"

	"trellis/api/demo"
	"trellis/api/embedding"
	"trellis/api/vocabulary"
)

func TestTheDemonstrationsBoardHasACampaignOfTheQuarterWithNetworksInEveryStateAndAClosedOneBeforeIt(t *testing.T) {
	s := begun(t, false, onThisMachine)
	lead, manager := s.As(demo.People()[4].ID), s.As(demo.People()[5].ID)
	var all embedding.AssessmentCampaignList
	must(t, http.StatusOK, lead.Get("/api/v1/assessment_campaigns?icb_code=QMF")).Into(t, &all)
	if len(all.Items) != 2 || all.Items[0].Status != "open" || all.Items[1].Status != "closed" {
		t.Fatalf("the board's campaigns are %+v", all.Items)
	}
	for i, c := range all.Items {
		if !c.IsDemo || c.Published == 0 || c.NotBegun == 0 || c.PCNs != c.Published+c.InReview+c.InProgress+c.NotBegun || i == 0 && (c.InReview == 0 || c.InProgress == 0) {
			t.Errorf("the networks of %s are %+v", c.Title, c)
		}
	}
	states := map[string]int{}
	var networks embedding.CampaignNetworkList
	must(t, http.StatusOK, lead.Get("/api/v1/assessment_campaigns/"+all.Items[0].ID+"/networks?limit=200")).Into(t, &networks)
	for _, n := range networks.Items {
		states[n.State]++
	}
	if len(states) != 6 {
		t.Errorf("the networks are so far: %v", states)
	}
	var of embedding.PCNEmbedding
	must(t, http.StatusOK, manager.Get("/api/v1/pcns/UD0001/embedding")).Into(t, &of)
	if of.Campaign == nil || of.Campaign.ID != all.Items[0].ID || of.Campaign.State != "not_begun" {
		t.Errorf("the manager is asked %+v", of.Campaign)
	}
}

func TestNothingThatIsInventedOfACampaignLiesInTheFutureHoweverEarlyInTheQuarterItIs(t *testing.T) {
	london := demo.London()
	for _, day := range []vocabulary.Date{vocabulary.NewDate(2026, time.October, 1), vocabulary.NewDate(2026, time.October, 5), vocabulary.NewDate(2026, time.November, 26), vocabulary.NewDate(2026, time.December, 31)} {
		for _, j := range demo.Embedding(london, day).Judged {
			if j.PublishedOn.After(day) || j.Status != "" && (!j.OpenedOn.Before(j.SubmittedOn) || !j.SubmittedOn.Before(j.JudgedOn) || !j.JudgedOn.Before(day)) {
				t.Errorf("on %s the days of %s %s are %s %s %s %s", day, j.PCNCode, j.Status, j.OpenedOn, j.SubmittedOn, j.JudgedOn, j.PublishedOn)
			}
		}
	}
}
