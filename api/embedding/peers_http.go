package embedding

import (
	"context"
	"strings"

	"github.com/labstack/echo/v4"

	"trellis/api/vocabulary"
)

// readEmbeddingPeers godoc
// @ID          readEmbeddingPeers
// @Summary     Compare how well the roles are embedded in a network with others
// @Description A network beside the medians of its board and its region, in all, by domain and by role, and beside up to ten peers: the networks of its region nearest to it by deprivation and list size, each measured in standard deviations over the region's networks, both counting the same. Peers that the reader does not reach come without code, name, board, list size and deprivation, all of which would name them; fewer than five of them with a score are left out (peers_withheld), and where fewer than five peers have a score at all there are none (peers_missing). Of fewer than five scores that the reader does not all reach no median is told. A score of too little evidence is shown, and is in no median. Invented networks are compared with invented ones alone.
// @Tags        embedding
// @Param       code  path  string true  "ODS code of the network" example(UD0001)
// @Param       as_of query string false "The day to describe, in London; today if left out" format(date) example(2026-07-01)
// @Success     200 {object} PCNPeers
// @Router      /api/v1/pcns/{code}/embedding/peers [get]
func (a API) readEmbeddingPeers(c echo.Context) error {
	return a.kept(c, "embedding.read_peers", "embedding-peers", func(ctx context.Context, actor vocabulary.Actor, day vocabulary.Date) (any, error) {
		return a.Standings.Peers(ctx, actor, strings.ToUpper(c.Param("code")), day)
	})
}
