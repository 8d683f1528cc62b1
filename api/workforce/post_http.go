package workforce

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/platform/listing"
	"trellis/api/platform/snapshot"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// PostList is a page of posts.
type PostList = listing.Body[[]Post]

func (a API) postRoutes() []httpx.Route {
	of := func(l *listing.List[Post], within ...string) []string {
		return append(l.Query(within...), postsAsked...)
	}
	list, ofPCN, ofICB := a.Posts.list, a.Posts.ofPCN, a.Posts.ofICB
	return []httpx.Route{
		{Method: http.MethodGet, Path: "/api/v1/posts", Operation: "posts.list", Query: of(list), Many: list.Filters(), Handler: a.listPosts},
		{Method: http.MethodGet, Path: "/api/v1/posts_summary", Operation: "posts.list", Query: append(append(list.Filters(), "as_of"), postsAsked...), Many: list.Filters(), Handler: a.readPostsSummary},
		{Method: http.MethodGet, Path: "/api/v1/pcns/:code/posts", Operation: "posts.list", Query: of(ofPCN, "pcn_code"), Many: ofPCN.Filters("pcn_code"), Handler: a.listPCNPosts},
		{Method: http.MethodGet, Path: "/api/v1/icbs/:code/posts", Operation: "posts.list", Query: of(ofICB, "icb_code"), Many: ofICB.Filters("icb_code"), Handler: a.listICBPosts},
		{Method: http.MethodPost, Path: "/api/v1/posts", Operation: "posts.create", Handler: a.createPost},
		{Method: http.MethodGet, Path: "/api/v1/posts/:id", Operation: "posts.read", Query: []string{"as_of"}, Handler: a.readPost},
		{Method: http.MethodPatch, Path: "/api/v1/posts/:id", Operation: "posts.update", Handler: a.updatePost},
		{Method: http.MethodPost, Path: "/api/v1/posts/:id/close", Operation: "posts.close", Handler: a.closePost},
		{Method: http.MethodPost, Path: "/api/v1/posts/:id/reopen", Operation: "posts.reopen", Handler: a.reopenPost},
	}
}

// listPosts godoc
// @ID          listPosts
// @Summary     List posts
// @Description The posts within your reach that are there or to come on a day, each with what it is then, whether it is filled, and what is counted of it. Names of those in post are not in it. As CSV, NDJSON or a workbook it gives every row of the filter, whatever the limit.
// @Tags        workforce
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       as_of query string false "The day to describe, in London; today if left out" format(date) example(2026-03-31)
// @Param       id query []string false "Only these posts, whatever their status" collectionFormat(multi)
// @Param       pcn_code query []string false "Only posts of these networks" collectionFormat(multi) example(UD0001)
// @Param       icb_code query []string false "Only posts of networks that these integrated care boards commission on the day" collectionFormat(multi) example(Z9B2Z)
// @Param       borough_gss_code query []string false "Only posts of networks in these boroughs" collectionFormat(multi) example(E09000007)
// @Param       reference query []string false "Only posts that their networks call this" collectionFormat(multi) example(SPLW-1)
// @Param       role_type query []string false "Only posts for these roles" collectionFormat(multi) Enums(splw, cc, hwbc)
// @Param       status query []string false "Only posts of this status on the day; all but closed if it is not given, nor id, nor left_since" collectionFormat(multi) Enums(planned, recruiting, filled, vacant, closed)
// @Param       afc_band query []string false "Only posts of these Agenda for Change bands" collectionFormat(multi) Enums(2, 3, 4, 5, 6, 7, 8a, 8b, other)
// @Param       pay_zone query []string false "Only posts whose pay is claimed for this zone" collectionFormat(multi) Enums(base, inner, outer)
// @Param       contract query []string false "Only permanent posts, or only those for a fixed term" collectionFormat(multi) Enums(permanent, fixed_term)
// @Param       engagement query []string false "Only posts that networks have in this way" collectionFormat(multi) Enums(employed, subcontracted, seconded)
// @Param       employer_type query []string false "Only posts of employers of this kind" collectionFormat(multi) Enums(pcn, practice, gp_federation, vcse, nhs_trust, local_authority, other)
// @Param       is_demo query []boolean false "Only posts that are invented, or real" collectionFormat(multi)
// @Param       is_vacant query []boolean false "Only posts that nobody is in, though somebody was or people are looked for, which vacant_posts counts; or the others" collectionFormat(multi)
// @Param       contract_ends_before query string false "Only filled posts for a fixed term whose last day is before this day: with the 90th or 180th day after as_of those that contracts_ending_90 and contracts_ending_180 count" format(date) example(2027-04-01)
// @Param       supervision query string false "Only filled posts whose supervision was due in the last six whole months and was not held in each of them: those by which supervision_due exceeds supervised_monthly" Enums(due_not_held)
// @Param       training query string false "Only posts that somebody is in who has neither completed nor enrolled in every required course: those of the people by whom holders exceeds trained" Enums(missing)
// @Param       left_since query string false "Only posts, closed ones among them unless status says which, where this day or a later one up to as_of is the first without somebody who left and is in no post of the network any more: with the day after as_of a year before, those of the people that leavers_12m counts" format(date) example(2025-11-27)
// @Param       sort query string false "Fields to sort by, comma-separated; a minus turns one round. One or more of id, pcn_code, pcn_name, icb_code, borough_gss_code, reference, role_type, status, opened_on, closed_on, recruiting_from, wte_funded, wte_in_post, wte_vacant, holders, afc_band, contract, contract_ends_on, contract_days_left, engagement, employer_type, employer_name, arrs_share, vacant_since, vacancy_days, days_to_fill, supervision_months, training_missing, induction_missing, updated_at" default(pcn_code,reference) example(contract_ends_on)
// @Param       fields query string false "Only these fields, comma-separated" example(pcn_code,reference,status)
// @Param       limit query int false "Rows on a page" minimum(1) maximum(200) default(50)
// @Param       cursor query string false "Where to go on: next of the page before"
// @Param       include_total query boolean false "Also count all pages"
// @Success     200 {object} listing.Body[[]Post]
// @Router      /api/v1/posts [get]
func (a API) listPosts(c echo.Context) error { return a.servePosts(c, a.Posts.list, "") }

// listPCNPosts godoc
// @ID          listPCNPosts
// @Summary     List the posts of a primary care network
// @Description The posts that the network keeps here, as they stand on a day.
// @Tags        workforce
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       code path string true "ODS code of the network" example(UD0001)
// @Param       as_of query string false "The day to describe, in London; today if left out" format(date) example(2026-03-31)
// @Param       id query []string false "Only these posts, whatever their status" collectionFormat(multi)
// @Param       icb_code query []string false "Only posts of networks that these integrated care boards commission on the day" collectionFormat(multi) example(Z9B2Z)
// @Param       borough_gss_code query []string false "Only posts of networks in these boroughs" collectionFormat(multi) example(E09000007)
// @Param       reference query []string false "Only posts that their networks call this" collectionFormat(multi) example(SPLW-1)
// @Param       role_type query []string false "Only posts for these roles" collectionFormat(multi) Enums(splw, cc, hwbc)
// @Param       status query []string false "Only posts of this status on the day; all but closed if it is not given, nor id, nor left_since" collectionFormat(multi) Enums(planned, recruiting, filled, vacant, closed)
// @Param       afc_band query []string false "Only posts of these Agenda for Change bands" collectionFormat(multi) Enums(2, 3, 4, 5, 6, 7, 8a, 8b, other)
// @Param       pay_zone query []string false "Only posts whose pay is claimed for this zone" collectionFormat(multi) Enums(base, inner, outer)
// @Param       contract query []string false "Only permanent posts, or only those for a fixed term" collectionFormat(multi) Enums(permanent, fixed_term)
// @Param       engagement query []string false "Only posts that networks have in this way" collectionFormat(multi) Enums(employed, subcontracted, seconded)
// @Param       employer_type query []string false "Only posts of employers of this kind" collectionFormat(multi) Enums(pcn, practice, gp_federation, vcse, nhs_trust, local_authority, other)
// @Param       is_demo query []boolean false "Only posts that are invented, or real" collectionFormat(multi)
// @Param       is_vacant query []boolean false "Only posts that nobody is in, though somebody was or people are looked for, which vacant_posts counts; or the others" collectionFormat(multi)
// @Param       contract_ends_before query string false "Only filled posts for a fixed term whose last day is before this day: with the 90th or 180th day after as_of those that contracts_ending_90 and contracts_ending_180 count" format(date) example(2027-04-01)
// @Param       supervision query string false "Only filled posts whose supervision was due in the last six whole months and was not held in each of them: those by which supervision_due exceeds supervised_monthly" Enums(due_not_held)
// @Param       training query string false "Only posts that somebody is in who has neither completed nor enrolled in every required course: those of the people by whom holders exceeds trained" Enums(missing)
// @Param       left_since query string false "Only posts, closed ones among them unless status says which, where this day or a later one up to as_of is the first without somebody who left and is in no post of the network any more: with the day after as_of a year before, those of the people that leavers_12m counts" format(date) example(2025-11-27)
// @Param       sort query string false "Fields to sort by, comma-separated; a minus turns one round. One or more of id, pcn_code, pcn_name, icb_code, borough_gss_code, reference, role_type, status, opened_on, closed_on, recruiting_from, wte_funded, wte_in_post, wte_vacant, holders, afc_band, contract, contract_ends_on, contract_days_left, engagement, employer_type, employer_name, arrs_share, vacant_since, vacancy_days, days_to_fill, supervision_months, training_missing, induction_missing, updated_at" default(pcn_code,reference) example(contract_ends_on)
// @Param       fields query string false "Only these fields, comma-separated" example(pcn_code,reference,status)
// @Param       limit query int false "Rows on a page" minimum(1) maximum(200) default(50)
// @Param       cursor query string false "Where to go on: next of the page before"
// @Param       include_total query boolean false "Also count all pages"
// @Success     200 {object} listing.Body[[]Post]
// @Router      /api/v1/pcns/{code}/posts [get]
func (a API) listPCNPosts(c echo.Context) error { return a.servePosts(c, a.Posts.ofPCN, "pcn") }

// listICBPosts godoc
// @ID          listICBPosts
// @Summary     List the posts of an integrated care board
// @Description The posts of the networks that the board commissions on a day.
// @Tags        workforce
// @Produce     json,text/csv,application/x-ndjson,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet
// @Param       code path string true "ODS code of the board" example(Z9B2Z)
// @Param       as_of query string false "The day to describe, in London; today if left out" format(date) example(2026-03-31)
// @Param       id query []string false "Only these posts, whatever their status" collectionFormat(multi)
// @Param       pcn_code query []string false "Only posts of these networks" collectionFormat(multi) example(UD0001)
// @Param       borough_gss_code query []string false "Only posts of networks in these boroughs" collectionFormat(multi) example(E09000007)
// @Param       reference query []string false "Only posts that their networks call this" collectionFormat(multi) example(SPLW-1)
// @Param       role_type query []string false "Only posts for these roles" collectionFormat(multi) Enums(splw, cc, hwbc)
// @Param       status query []string false "Only posts of this status on the day; all but closed if it is not given, nor id, nor left_since" collectionFormat(multi) Enums(planned, recruiting, filled, vacant, closed)
// @Param       afc_band query []string false "Only posts of these Agenda for Change bands" collectionFormat(multi) Enums(2, 3, 4, 5, 6, 7, 8a, 8b, other)
// @Param       pay_zone query []string false "Only posts whose pay is claimed for this zone" collectionFormat(multi) Enums(base, inner, outer)
// @Param       contract query []string false "Only permanent posts, or only those for a fixed term" collectionFormat(multi) Enums(permanent, fixed_term)
// @Param       engagement query []string false "Only posts that networks have in this way" collectionFormat(multi) Enums(employed, subcontracted, seconded)
// @Param       employer_type query []string false "Only posts of employers of this kind" collectionFormat(multi) Enums(pcn, practice, gp_federation, vcse, nhs_trust, local_authority, other)
// @Param       is_demo query []boolean false "Only posts that are invented, or real" collectionFormat(multi)
// @Param       is_vacant query []boolean false "Only posts that nobody is in, though somebody was or people are looked for, which vacant_posts counts; or the others" collectionFormat(multi)
// @Param       contract_ends_before query string false "Only filled posts for a fixed term whose last day is before this day: with the 90th or 180th day after as_of those that contracts_ending_90 and contracts_ending_180 count" format(date) example(2027-04-01)
// @Param       supervision query string false "Only filled posts whose supervision was due in the last six whole months and was not held in each of them: those by which supervision_due exceeds supervised_monthly" Enums(due_not_held)
// @Param       training query string false "Only posts that somebody is in who has neither completed nor enrolled in every required course: those of the people by whom holders exceeds trained" Enums(missing)
// @Param       left_since query string false "Only posts, closed ones among them unless status says which, where this day or a later one up to as_of is the first without somebody who left and is in no post of the network any more: with the day after as_of a year before, those of the people that leavers_12m counts" format(date) example(2025-11-27)
// @Param       sort query string false "Fields to sort by, comma-separated; a minus turns one round. One or more of id, pcn_code, pcn_name, icb_code, borough_gss_code, reference, role_type, status, opened_on, closed_on, recruiting_from, wte_funded, wte_in_post, wte_vacant, holders, afc_band, contract, contract_ends_on, contract_days_left, engagement, employer_type, employer_name, arrs_share, vacant_since, vacancy_days, days_to_fill, supervision_months, training_missing, induction_missing, updated_at" default(pcn_code,reference) example(contract_ends_on)
// @Param       fields query string false "Only these fields, comma-separated" example(pcn_code,reference,status)
// @Param       limit query int false "Rows on a page" minimum(1) maximum(200) default(50)
// @Param       cursor query string false "Where to go on: next of the page before"
// @Param       include_total query boolean false "Also count all pages"
// @Success     200 {object} listing.Body[[]Post]
// @Router      /api/v1/icbs/{code}/posts [get]
func (a API) listICBPosts(c echo.Context) error { return a.servePosts(c, a.Posts.ofICB, "icb") }

// servePosts answers a list of posts. What they belong to is there for those who reach it only.
func (a API) servePosts(c echo.Context, list *listing.List[Post], kind string) error {
	scope, err := reach(c, "posts.list")
	if err != nil {
		return err
	}
	of, err := askedOf(c.QueryParams())
	if err != nil {
		return err
	}
	if kind != "" {
		if !scope.Covers(kind + ":" + c.Param("code")) {
			return vocabulary.NotFound()
		}
		of = append([]string{c.Param("code")}, of...)
	}
	within := postsWithin{scope, ""}
	if kind == "pcn" {
		within.network = c.Param("code")
	}
	return list.ServeWithin(c, a.Reader, within, of...)
}

// postsWithin is what of a reach posts are compared with, of one network or, where it is blank, of all.
type postsWithin struct {
	scope   policy.Scope
	network string
}

func (w postsWithin) Tokens() []string { return ofCounted(w.scope.Tokens(), w.network) }

func (w postsWithin) Filter(ctx context.Context) []string {
	return ofCounted(w.scope.Filter(ctx), w.network)
}

// readPost godoc
// @ID          readPost
// @Summary     Read a post
// @Description The post as it stands on a day, with everything that was ever true of it: its terms, who pays for it, who was in it and how they are supported. Who that is only the network's own manager is shown.
// @Tags        workforce
// @Param       id path string true "Its id" format(uuid) example(0198c5a1-7c1e-7a53-9a53-4f6e1c6a3d10)
// @Param       as_of query string false "The day to describe, in London; today if left out" format(date) example(2026-03-31)
// @Success     200 {object} PostDetail
// @Router      /api/v1/posts/{id} [get]
func (a API) readPost(c echo.Context) error {
	id, err := httpx.ID(c)
	if err != nil {
		return err
	}
	day, err := httpx.AsOf(c.QueryParams(), a.Reader.Clock.Today())
	if err != nil {
		return err
	}
	return httpx.JSON(c, func(ctx context.Context) (*snapshot.Entry, error) {
		actor, _ := vocabulary.ActorFrom(ctx)
		found, err := a.Posts.Post(ctx, actor, day, id)
		if err != nil {
			return nil, err
		}
		return httpx.Versioned(found.Version, found)
	})
}
