// Package server shows a site before it is published, and keeps open browsers up to
// date while it is edited: pages are rendered when somebody asks for them, addresses
// behave as on static hosts, and what is wrong with the input is shown over the last
// good page. It knows planned pages and diagnostics; it knows nothing of folders, of
// watching, or of how a site is built.
//
// A site is one immutable Snapshot. Show publishes the next one by replacing a
// pointer and closing a channel, so the builder never waits for a browser: each
// browser has a goroutine that wakes up, compares what it shows with what there is,
// and tells the difference. Browsers that sleep or reconnect say what they show, so
// nothing is remembered of them.
//
// Addresses below /.lectern/ are the server's own, whatever the site's base path.
package server

import (
	"bytes"
	"sync"
	"time"

	"lectern/generator/diag"
	"lectern/generator/page"
)

// Snapshot is a site that can be shown: made by one build, never changed.
type Snapshot struct {
	Root string // base path as it stands in links: begins and ends with "/"
	// Find returns the page of a path in the output folder, or nil; it is called by many
	// goroutines.
	Find func(name string) *page.Page
	// Render makes a page's view and appends its bytes; it is called by many
	// goroutines. It may fail and even panic: that page then shows the message.
	Render func(buf *bytes.Buffer, p page.Page) error
	// Stylesheet is the address of the stylesheet that is exchanged in open pages
	// without a reload. Empty: each change of style is a reload.
	Stylesheet string
}

// Server shows the present snapshot. It is safe for concurrent use.
type Server struct {
	source   func(file string) ([]byte, error)
	buffers  sync.Pool // of *bytes.Buffer
	cache    cache
	streams  chan struct{} // has one element for each open event stream
	beat     time.Duration // between two signs of life in a stream
	patience time.Duration // for a browser to take a message

	mu  sync.Mutex
	now *state
}

// state is what there is to show.
type state struct {
	snap    *Snapshot     // nil before the first good build
	trouble []byte        // JSON for the overlay; nil: nothing is wrong
	changed chan struct{} // closed when there is a newer state
}

// streamsMax bounds how many browsers may listen for changes.
const streamsMax = 256

// New returns a server that has nothing to show yet. source reads an input file by
// its path in the site's folder, for the lines that diagnostics point to; it may be
// nil.
func New(source func(file string) ([]byte, error)) *Server {
	return &Server{
		source:   source,
		buffers:  sync.Pool{New: func() any { return new(bytes.Buffer) }},
		cache:    newCache(),
		streams:  make(chan struct{}, streamsMax),
		beat:     15 * time.Second,
		patience: 10 * time.Second,
		now:      &state{changed: make(chan struct{})},
	}
}

// Show publishes a good site. Browsers whose page looks different now are told, and
// whatever Complain said is withdrawn.
func (s *Server) Show(snap *Snapshot) {
	s.publish(func(st *state) { st.snap, st.trouble = snap, nil })
}

// Complain shows what is wrong with the input over the pages of the last good site,
// until the next Show.
func (s *Server) Complain(ds []diag.Diagnostic) {
	text := s.describe(ds)
	s.publish(func(st *state) { st.trouble = text })
}

// Withdraw shows an earlier site again instead of one that turned out not to be good, with
// what is wrong over it. Nil is that there was none.
func (s *Server) Withdraw(earlier *Snapshot, ds []diag.Diagnostic) {
	text := s.describe(ds)
	s.publish(func(st *state) { st.snap, st.trouble = earlier, text })
}

// publish replaces the state and wakes everybody who waits for a newer one.
func (s *Server) publish(edit func(*state)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	old := s.now
	next := &state{snap: old.snap, trouble: old.trouble, changed: make(chan struct{})}
	edit(next)
	s.now = next
	close(old.changed)
}

func (s *Server) present() *state {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now
}
