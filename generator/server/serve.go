package server

import (
	"bytes"
	"context"
	_ "embed" // the script and its style
	"io"
	"log"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"
)

// How long and how much the server puts up with.
const (
	headerTime  = 5 * time.Second // to send the headers of a request
	requestTime = 10 * time.Second
	answerTime  = 2 * time.Minute // to take an answer, streams apart
	idleTime    = 2 * time.Minute
	headerBytes = 32 << 10
	partingTime = 500 * time.Millisecond // for answers under way when the server ends
)

// own is the prefix of the server's own addresses.
const own = "/.lectern/"

//go:embed reload.js
var reloadScript []byte

//go:embed overlay.css
var overlayStyle []byte

// Serve answers requests until the context ends; then it closes the listener, ends
// all streams and returns nil. Any other end is an error.
func (s *Server) Serve(ctx context.Context, l *Listener) error {
	base, cancel := context.WithCancel(ctx)
	defer cancel()
	hs := &http.Server{
		Handler:                      front{s, l},
		BaseContext:                  func(net.Listener) context.Context { return base },
		ReadHeaderTimeout:            headerTime,
		ReadTimeout:                  requestTime,
		WriteTimeout:                 answerTime,
		IdleTimeout:                  idleTime,
		MaxHeaderBytes:               headerBytes,
		DisableGeneralOptionsHandler: true,                       // OPTIONS is refused with the others
		ErrorLog:                     log.New(io.Discard, "", 0), // what clients do wrong is no news
	}
	ended := make(chan struct{})
	stop := context.AfterFunc(ctx, func() {
		defer close(ended)
		parting, done := context.WithTimeout(context.WithoutCancel(ctx), partingTime)
		defer done()
		_ = hs.Shutdown(parting) // what is not done by then is cut off
		_ = hs.Close()
	})
	err := hs.Serve(l)
	if !stop() {
		<-ended
		return nil
	}
	cancel()
	_ = hs.Close() // the error of Serve says more
	return err
}

// front is a server at its address: it refuses what is not meant for it.
type front struct {
	*Server
	listener *Listener
}

func (f front) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "no-cache") // keep, but ask each time: ETags are digests of the bytes
	path, proper := requested(r.URL)
	switch {
	case !f.listener.allows(r):
		http.Error(w, "This preview does not answer to the name in the Host header. Open it at the address that lectern serve printed, or give the name with --addr.", http.StatusMisdirectedRequest)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "A site can only be read.", http.StatusMethodNotAllowed)
	case r.ContentLength != 0:
		h.Set("Connection", "close")
		http.Error(w, "A request to read has no body.", http.StatusRequestEntityTooLarge)
	case !proper:
		http.Error(w, "There cannot be such an address.", http.StatusBadRequest)
	case strings.HasPrefix(path, own):
		f.own(w, r, path[len(own):])
	default:
		f.site(w, r, path)
	}
}

// requested returns the decoded path of an address, and whether it is one that a
// link on a site can have: no segments that climb, nothing encoded that would be a
// separator, no control characters.
func requested(u *url.URL) (path string, proper bool) {
	path = u.Path
	if path == "" && u.Host != "" {
		path = "/"
	}
	raw := strings.ToLower(u.EscapedPath())
	if !strings.HasPrefix(path, "/") || strings.Contains(raw, "%2f") || !utf8.ValidString(path) {
		return "", false
	}
	for _, r := range path {
		if r < ' ' || r == '\\' || r == 0x7f {
			return "", false
		}
	}
	for segment := range strings.SplitSeq(path, "/") {
		if segment == "." || segment == ".." {
			return "", false
		}
	}
	return path, true
}

// own answers at the server's own addresses.
func (s *Server) own(w http.ResponseWriter, r *http.Request, name string) {
	switch name {
	case "reload.js":
		serveBytes(w, r, "text/javascript; charset=utf-8", reloadScript)
	case "overlay.css":
		serveBytes(w, r, "text/css; charset=utf-8", overlayStyle)
	case "events":
		s.events(w, r)
	default:
		http.NotFound(w, r)
	}
}

// site answers at the addresses of the site.
func (s *Server) site(w http.ResponseWriter, r *http.Request, path string) {
	snap := s.present().snap
	found := resolve(snap, path)
	if found.location != "" {
		to := url.URL{Path: found.location, RawQuery: r.URL.RawQuery}
		w.Header().Set("Location", to.String())
		w.WriteHeader(found.status)
		return
	}
	d := s.draw(snap, found)
	if d.policy != "" {
		w.Header().Set("Content-Security-Policy", d.policy)
	}
	body := d.dressed(snap)
	if d.status == http.StatusOK {
		serveBytes(w, r, d.media, body)
		return
	}
	w.Header().Set("Content-Type", d.media)
	w.WriteHeader(d.status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // a reader who left misses nothing
	}
}

// serveBytes answers with a whole file or the ranges that are asked for.
func serveBytes(w http.ResponseWriter, r *http.Request, media string, body []byte) {
	w.Header().Set("Content-Type", media)
	w.Header().Set("ETag", `"`+digest(body)+`"`)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
}
