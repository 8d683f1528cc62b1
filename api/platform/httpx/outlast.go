package httpx

import (
	"context"
	"net"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"
)

// Outlast lets a write that takes long be finished though its caller leaves: whoever asked for it and closed the page
// must find it done. It still ends after its own limit, and with the server.
func Outlast(c echo.Context, limit time.Duration) (done context.CancelFunc) {
	request := c.Request().Context()
	ctx, cancel := context.WithTimeout(context.WithoutCancel(request), limit)
	stop := func() bool { return true }
	if server, ok := request.Value(serverKey{}).(context.Context); ok {
		stop = context.AfterFunc(server, cancel)
	}
	allow(c, ctx, limit)
	return func() { stop(); cancel() }
}

type serverKey struct{}

// Ending gives a server's requests the context with which all of its work ends, also what outlasts its caller.
func Ending(srv *http.Server, ctx context.Context) {
	srv.BaseContext = func(net.Listener) context.Context { return context.WithValue(ctx, serverKey{}, ctx) }
}
