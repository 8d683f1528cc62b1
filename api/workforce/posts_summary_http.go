package workforce

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"trellis/api/platform/httpx"
	"trellis/api/platform/listing"
)

// readPostsSummary godoc
// @ID          readPostsSummary
// @Summary     Read what a list of posts comes to
// @Description How many posts a list has over all its pages, whose they are, and the WTE funded, in post and vacant: the same filters give the same posts. A post that opens after the day is counted apart and, like a closed one, is in no sum of WTE.
// @Tags        workforce
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
// @Success     200 {object} PostsSummary
// @Router      /api/v1/posts_summary [get]
func (a API) readPostsSummary(c echo.Context) error {
	scope, err := reach(c, "posts.list")
	if err != nil {
		return err
	}
	asked, err := askedOf(c.QueryParams())
	if err != nil {
		return err
	}
	day, rows, err := listing.OverWithin[postsOfPCNRow](c, a.Reader, a.Posts.list, postsWithin{scope, ""}, postsSummarySQL, asked...)
	if err != nil {
		return err
	}
	entry, err := httpx.Plain(summed(day, rows))
	if err != nil {
		return err
	}
	return httpx.Serve(c, http.StatusOK, entry)
}
