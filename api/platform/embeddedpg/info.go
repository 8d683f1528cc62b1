package embeddedpg

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
)

const infoName = "server.json"

// Info is what server.json tells other processes about a running server.
type Info struct {
	PID         int       `json:"pid"`          // of the process that supervises PostgreSQL
	PostgresPID int       `json:"postgres_pid"` // of PostgreSQL itself
	Version     string    `json:"version"`
	SocketDir   string    `json:"socket_dir"`
	OwnerURL    string    `json:"owner_url"`
	AppURL      string    `json:"app_url"`
	AdminURL    string    `json:"admin_url"`
	StartedAt   time.Time `json:"started_at"`
}

// Info describes the server as server.json does.
func (s *Server) Info() Info {
	s.mu.Lock()
	defer s.mu.Unlock()
	info := Info{
		PID: os.Getpid(), Version: s.place.version, SocketDir: s.place.socket,
		OwnerURL: s.OwnerURL(), AppURL: s.AppURL(), AdminURL: s.AdminURL(), StartedAt: s.started,
	}
	if s.process != nil {
		info.PostgresPID = s.process.Pid
	}
	return info
}

// Running tells how to reach the server of a state folder that another process
// started. It is so only if that server answers now.
func Running(state string) (Info, bool) {
	info, err := readInfo(state)
	if err != nil {
		return Info{}, false
	}
	if err := syscall.Kill(info.PID, 0); errors.Is(err, syscall.ESRCH) {
		return Info{}, false
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	conn, err := pgx.Connect(ctx, info.AppURL)
	if err != nil {
		return Info{}, false
	}
	return info, conn.Close(ctx) == nil
}

func readInfo(state string) (Info, error) {
	var info Info
	content, err := os.ReadFile(filepath.Join(state, infoName))
	if err != nil {
		return info, err
	}
	return info, json.Unmarshal(content, &info)
}

// writeInfo replaces server.json in one rename: a reader sees a whole one.
func (s *Server) writeInfo() error {
	content, err := json.MarshalIndent(s.Info(), "", "  ")
	if err != nil {
		return err
	}
	path := filepath.Join(s.place.state, infoName)
	if err := os.WriteFile(path+".new", append(content, '\n'), 0o600); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}
