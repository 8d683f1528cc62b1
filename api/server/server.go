// Package server wires the product together: one database, one clock, every room's routes.
package server

import (
	"context"
	"net/http"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/labstack/echo/v4"

	"trellis/api/access"
	"trellis/api/audit"
	"trellis/api/imports"
	"trellis/api/installation"
	"trellis/api/organisations"
	"trellis/api/platform/database"
	"trellis/api/platform/httpx"
	"trellis/api/platform/openapi"
	"trellis/api/platform/snapshot"
	"trellis/api/policy"
	"trellis/api/vocabulary"
)

// Options say what a server stands on.
type Options struct {
	// DatabaseURL is the application's connection.
	DatabaseURL string
	// Clock tells the time; the machine's own if nil.
	Clock vocabulary.Clock
	// Pages serves what is no route of the API; nil for none.
	Pages http.Handler
	// Tracer sees every statement; nil for none.
	Tracer pgx.QueryTracer
}

// App is the product, ready to answer.
type App struct {
	Echo   *echo.Echo
	Routes []httpx.Route
	DB     *database.DB
	Log    *audit.Log
	// Imports are the use cases of files, for the import command.
	Imports *imports.Imports
	Clock   vocabulary.Clock
	stop    context.CancelFunc
}

// filesAtOnce is how many exports may run, out of a pool of 20 connections.
const filesAtOnce = 4

// snapshotBytes is the most that answers kept for hot reads may weigh.
const snapshotBytes = 64 << 20

// New wires the product. It works without a database: requests answer 503 until there is one.
func New(ctx context.Context, o Options) (*App, error) {
	clock := o.Clock
	if clock == nil {
		clock = time.Now
	}
	db, err := database.Open(ctx, database.Options{URL: o.DatabaseURL, Tracer: o.Tracer})
	if err != nil {
		return nil, err
	}
	snapshots, err := snapshot.NewStore(snapshotBytes)
	if err != nil {
		return nil, err
	}
	log := audit.NewLog(db, clock)
	reader := httpx.Reader{DB: db, Snapshots: snapshots, Clock: clock, Files: make(chan struct{}, filesAtOnce)}
	writer := httpx.NewWriter(db, clock)
	room, err := organisations.NewAPI(db, log, clock, reader, writer)
	if err != nil {
		return nil, err
	}
	files, err := imports.New(db, log, clock, organisations.NewImporter(clock).Kinds())
	if err != nil {
		return nil, err
	}

	app := &App{Echo: httpx.New(), DB: db, Log: log, Clock: clock, Imports: files}
	for _, routes := range [][]httpx.Route{
		access.Routes(),
		installation.API{Reader: reader}.Routes(),
		openapi.Routes(),
		imports.API{Imports: files, Reader: reader, Writer: writer}.Routes(),
		room.Routes(),
	} {
		app.Routes = append(app.Routes, routes...)
	}
	if err := httpx.Mount(app.Echo, httpx.Permission{Known: policy.Known, May: policy.May}, app.Routes); err != nil {
		return nil, err
	}
	httpx.MountHealth(app.Echo, db.Ready)
	if o.Pages != nil {
		httpx.ServePages(app.Echo, o.Pages)
	}

	background, stop := context.WithCancel(context.WithoutCancel(ctx))
	app.stop = stop
	go db.Revisions.Listen(background)
	go writer.SweepKeys(background)
	return app, nil
}

// Handler answers every request.
func (a *App) Handler() http.Handler { return a.Echo }

// Close ends background work and every connection.
func (a *App) Close() {
	a.stop()
	a.DB.Close()
}
