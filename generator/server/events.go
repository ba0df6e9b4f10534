package server

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"time"
)

// events tells a browser what happens to the page that it shows, as server-sent
// events, until it goes away:
//
//	content   the page has other content, with the same style, pictures and other files
//	reload    it looks different in other ways, or came, or went
//	style     {"href"}: only the stylesheet's address is another
//	trouble   what is wrong with the input; see report
//	clear     nothing is wrong
//	beat      the server is there
//
// The browser says in the query which page it is (path, as in its location), and
// what it shows (looks and style, as the script's tag said). A new stream begins
// with whatever is different by now, and with trouble or clear.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
	default:
		http.Error(w, "Only pages of this preview may listen to it.", http.StatusForbidden)
		return
	}
	select {
	case s.streams <- struct{}{}:
		defer func() { <-s.streams }()
	default:
		http.Error(w, "Too many browsers are listening.", http.StatusServiceUnavailable)
		return
	}
	line := &line{w, http.NewResponseController(w), s.patience}
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	if !line.open() || r.Method == http.MethodHead {
		return
	}
	beat := time.NewTicker(s.beat)
	defer beat.Stop()
	b := newBrowser(r.URL.Query())
	var out bytes.Buffer
	for {
		st := s.present()
		s.tell(b, st, &out)
		if out.Len() > 0 && !line.send(out.Bytes()) {
			return
		}
		out.Reset()
		changed := st.changed
		st = nil // waiting must not keep an old site in memory
		select {
		case <-changed:
		case <-beat.C:
			message(&out, "beat", 0)
		case <-r.Context().Done():
			return
		}
	}
}

// browser is what a browser shows, as far as we know.
type browser struct {
	path    string // decoded
	looks   string
	style   string
	seen    *drawn // what it was compared with last; nil: nothing yet
	trouble []byte // told last; nil: that nothing is wrong
	told    bool   // whether trouble or its absence was told
	blank   bool   // it did not say what it shows: whatever there is now
}

func newBrowser(query url.Values) *browser {
	b := &browser{path: query.Get("path"), looks: query.Get("looks"), style: query.Get("style"), blank: !query.Has("looks")}
	if path, err := url.PathUnescape(b.path); err == nil {
		b.path = path
	}
	return b
}

// tell writes whatever a browser does not know yet.
func (s *Server) tell(b *browser, st *state, out *bytes.Buffer) {
	if !b.told || !bytes.Equal(b.trouble, st.trouble) {
		b.told, b.trouble = true, st.trouble
		if st.trouble != nil {
			message(out, "trouble", json.RawMessage(st.trouble))
		} else {
			message(out, "clear", 0)
		}
	}
	looks, style := s.look(b, st.snap)
	switch {
	case b.blank:
		b.blank = false
	case looks != b.looks && style == b.style && sameButContent(looks, b.looks):
		message(out, "content", 0)
	case looks != b.looks:
		message(out, "reload", 0)
	case style != b.style:
		message(out, "style", struct {
			Href string `json:"href"`
		}{style})
	}
	b.looks, b.style = looks, style
}

// look finds out what there is now at a browser's address. A page whose key is that
// of the last time is not rendered again.
func (s *Server) look(b *browser, snap *Snapshot) (looks, style string) {
	a := resolve(snap, b.path)
	if a.location != "" {
		b.seen = nil
		return "moved", ""
	}
	if a.page == nil || b.seen == nil || b.seen.failed || b.seen.path != a.page.Path || b.seen.key != a.page.Sum() ||
		b.seen.status != a.status || b.seen.root != snap.Root {
		b.seen = s.draw(snap, a).outline()
	}
	return b.seen.looks(snap), b.seen.style
}

// outline is an answer without its bytes.
func (d *drawn) outline() *drawn {
	o := *d
	o.body, o.html = nil, nil
	return &o
}

// message writes an event with a value as JSON, which is one line.
func message(out *bytes.Buffer, event string, v any) {
	text, err := json.Marshal(v)
	if err != nil {
		text = []byte("null") // no value of ours does that
	}
	fmt.Fprintf(out, "event: %s\ndata: %s\n\n", event, text)
}

// line is the connection of a stream.
type line struct {
	w        http.ResponseWriter
	rc       *http.ResponseController
	patience time.Duration
}

// open sends the headers. The server's limits of time are for short answers.
func (l *line) open() bool {
	err := l.rc.SetReadDeadline(time.Time{})
	if err == nil {
		err = l.rc.SetWriteDeadline(time.Time{})
	}
	return err == nil && l.rc.Flush() == nil
}

// send writes within the time that patience allows. The deadline is set when it has
// passed, so that nobody needs to know what time it is.
func (l *line) send(text []byte) bool {
	late := time.AfterFunc(l.patience, func() { _ = l.rc.SetWriteDeadline(time.Unix(1, 0)) })
	defer late.Stop()
	if _, err := l.w.Write(text); err != nil {
		return false
	}
	return l.rc.Flush() == nil
}
