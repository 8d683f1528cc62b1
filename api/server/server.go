// Package server wires the product together: one database, one clock, every room's routes.
package server

import (
	"context"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/labstack/echo/v4"

	"trellis/api/access"
	"trellis/api/audit"
	"trellis/api/demo"
	"trellis/api/embedding"
	"trellis/api/imports"
	"trellis/api/installation"
	"trellis/api/organisations"
	"trellis/api/platform/database"
	"trellis/api/platform/httpx"
	"trellis/api/platform/openapi"
	"trellis/api/platform/snapshot"
	"trellis/api/policy"
	"trellis/api/vocabulary"
	"trellis/api/workforce"
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
	// Access are the installation's choices about who may come in.
	Access access.Options
	// Guard are its choices about what stands before every route. Its origin is that of Access.
	Guard httpx.Options
	// Anchors are where the end of the audit's chain is written down; none if empty.
	Anchors audit.Anchors
	// AlsoFed are tables that the feed of changes tells of beside its own.
	AlsoFed []audit.FedTable
}

// App is the product, ready to answer.
type App struct {
	Echo   *echo.Echo
	Routes []httpx.Route
	DB     *database.DB
	Log    *audit.Log
	// Access are those of people and machines.
	Access *access.Access
	// Imports are the use cases of files, for the import command.
	Imports *imports.Imports
	// Posts are those of posts and who is in them.
	Posts *workforce.Posts
	// Sequencer numbers the events of the audit.
	Sequencer *audit.Sequencer
	Clock     vocabulary.Clock
	stop      context.CancelFunc
	working   sync.WaitGroup // in the background
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
	roles, err := workforce.NewAPI(db, log, clock, reader, writer)
	if err != nil {
		return nil, err
	}
	status, err := embedding.NewAPI(db, log, clock, reader, writer)
	if err != nil {
		return nil, err
	}
	files, err := imports.New(db, log, clock, slices.Concat(organisations.NewImporter(clock).Kinds(), workforce.FileKinds(clock), status.Assessments.FileKinds()))
	if err != nil {
		return nil, err
	}

	if o.Access.Origin != "" {
		if o.Guard.Origin, err = httpx.ParseOrigin(o.Access.Origin); err != nil {
			return nil, err
		}
		o.Access.Origin = o.Guard.Origin.String()
	}
	people, err := access.New(db, log, clock, reader, writer, o.Access)
	if err != nil {
		return nil, err
	}

	verifier, err := audit.NewVerifier(clock, o.Anchors)
	if err != nil {
		return nil, err
	}
	trail, err := audit.NewAPI(reader, verifier, append(audit.FedTables(), o.AlsoFed...))
	if err != nil {
		return nil, err
	}
	guard := httpx.NewGuard(o.Guard)
	app := &App{Echo: httpx.New(guard), Access: people, DB: db, Log: log, Clock: clock, Imports: files, Posts: roles.Posts, Sequencer: audit.NewSequencer(db, clock, o.Anchors)}
	for _, routes := range [][]httpx.Route{
		people.Routes(),
		installation.API{Reader: reader, CodeLists: slices.Concat(vocabulary.CodeLists(), httpx.CodeLists(), policy.CodeLists(), files.CodeLists(), organisations.CodeLists(), workforce.CodeLists(), embedding.CodeLists(), access.CodeLists(), audit.CodeLists())}.Routes(),
		openapi.Routes(),
		imports.API{Imports: files, Reader: reader, Writer: writer}.Routes(),
		room.Routes(),
		roles.Routes(),
		status.Routes(),
		trail.Routes(),
		demo.API{Sandbox: demo.Sandbox{On: o.Access.DemoSignIn, Imports: files, Boards: room.ICBs, Corrections: room.Corrections, Access: people, Workforce: demo.Invented(log, clock), Assessments: demo.InventedAssessments(log, clock)}, Writer: writer}.Routes(),
	} {
		app.Routes = append(app.Routes, routes...)
	}
	if err := httpx.Mount(app.Echo, httpx.Permission{Authenticate: people.Authenticate, Known: policy.Known, May: policy.May, Guard: guard}, app.Routes); err != nil {
		return nil, err
	}
	httpx.MountHealth(app.Echo, db.Ready)
	if o.Pages != nil {
		httpx.ServePages(app.Echo, o.Pages)
	}

	background, stop := context.WithCancel(context.WithoutCancel(ctx))
	app.stop = stop
	for _, work := range []func(context.Context){db.Revisions.Listen, writer.SweepKeys, people.ForgetEnded, roles.Posts.ForgetHolders, app.Sequencer.Run} {
		app.working.Go(func() { work(background) })
	}
	return app, nil
}

// Handler answers every request.
func (a *App) Handler() http.Handler { return a.Echo }

// Close ends background work and every connection. What waits for its number in the audit gets it first.
func (a *App) Close() {
	a.stop()
	a.working.Wait()
	a.DB.Close()
}
