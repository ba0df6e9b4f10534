package probe

import (
	"compress/gzip"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"lectern/generator/trust"
)

const profile = "https://people.example/authors/ada/"

// network is a local server behind every host name, and what was asked of it.
type network struct {
	*httptest.Server
	mu    sync.Mutex
	asked []string // "host path"
	pages map[string]func(w http.ResponseWriter, r *http.Request)
	texts map[string][]string
	addrs map[string]string // host to address; others are public
	dials []string
}

func newNetwork(t *testing.T) *network {
	n := &network{pages: map[string]func(http.ResponseWriter, *http.Request){}, texts: map[string][]string{}, addrs: map[string]string{}}
	n.Server = httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n.mu.Lock()
		n.asked = append(n.asked, r.Host+" "+r.URL.Path)
		page := n.pages[r.Host+r.URL.Path]
		n.mu.Unlock()
		if page == nil {
			http.NotFound(w, r)
			return
		}
		page(w, r)
	}))
	t.Cleanup(n.Close)
	return n
}

func (n *network) text(address, body string) {
	n.pages[address] = func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, body) }
}

func (n *network) options() Options {
	return Options{Agent: "Lectern (test)", Pause: time.Millisecond, TLS: &tls.Config{InsecureSkipVerify: true},
		Lookup: func(_ context.Context, host string) ([]netip.Addr, error) {
			if a, known := n.addrs[host]; known {
				return []netip.Addr{netip.MustParseAddr(a)}, nil
			}
			return []netip.Addr{netip.MustParseAddr("93.184.215.14")}, nil
		},
		Connect: func(ctx context.Context, network, address string) (net.Conn, error) {
			n.mu.Lock()
			n.dials = append(n.dials, address)
			n.mu.Unlock()
			var d net.Dialer
			return d.DialContext(ctx, network, n.Listener.Addr().String())
		},
		LookupTXT: func(_ context.Context, domain string) ([]string, error) {
			if domain == "broken.example" {
				return nil, errors.New("server failure")
			}
			if texts, known := n.texts[domain]; known {
				return texts, nil
			}
			return nil, &net.DNSError{IsNotFound: true}
		},
	}
}

func (n *network) look(s Subject) ([]Finding, []Trouble) {
	s.Page = profile
	return New(n.options()).Look(context.Background(), s)
}

func TestORCID(t *testing.T) {
	n := newNetwork(t)
	const path = "pub.orcid.org/v3.0/0000-0002-1825-0097/researcher-urls"
	for _, test := range []struct {
		body           string
		found, trouble int
	}{
		{`{"researcher-url":[{"url":{"value":"https://x.example"}},{"url":{"value":"http://people.example/authors/ada"}}]}`, 1, 0},
		{`{"researcher-url":[{"url":{"value":"https://people.example/authors/adam/"}}]}`, 0, 0},
		{`{"researcher-url":[]}`, 0, 0},
		{`<html>`, 0, 1},
	} {
		n.text(path, test.body)
		found, troubles := n.look(Subject{ORCID: "0000-0002-1825-0097"})
		if len(found) != test.found || len(troubles) != test.trouble {
			t.Errorf("%s: %v, %v", test.body, found, troubles)
		}
		if len(found) == 1 && found[0] != (Finding{trust.MethodORCID, "https://orcid.org/0000-0002-1825-0097"}) {
			t.Errorf("%+v", found)
		}
	}
}

func TestLinksBack(t *testing.T) {
	n := newNetwork(t)
	for body, want := range map[string]bool{
		`<a rel="me" href="https://people.example/authors/ada/">`:                                   true,
		`<link href=https://people.example/authors/ada/index.html rel="nofollow ME">`:               true,
		`<base href="https://people.example/x/"><a rel=me href="../authors/ada/">`:                  true,
		`<a href="https://people.example/authors/ada/">`:                                            false,
		`<a rel="me" href="https://people.example/authors/ada/?x=1">`:                               false,
		`<a rel="me" href="https://people.example.evil.example/authors/ada/">`:                      false,
		`<a rel="me" href="https://x@people.example/authors/ada/">`:                                 false,
		`<!-- <a rel="me" href="https://people.example/authors/ada/"> -->`:                          false,
		`<script>"<a rel='me' href='https://people.example/authors/ada/'>"</script>`:                false,
		`<p rel="me" href="https://people.example/authors/ada/">`:                                   false,
		`<a rel="me" href="javascript:alert(1)"><a rel="me" href="::"><a rel="me">`:                 false,
		strings.Repeat("x", bodyMax-100) + `<a rel="me" href="https://people.example/authors/ada">`: true,
	} {
		n.text("ada.example/", body)
		found, troubles := n.look(Subject{Pages: []string{"https://ada.example/"}})
		if (len(found) == 1) != want || len(troubles) > 0 {
			t.Errorf("%.100s: %v, %v", body, found, troubles)
		}
	}
}

func TestDomains(t *testing.T) {
	n := newNetwork(t)
	n.texts["a.example"] = []string{"v=spf1 -all", " lectern-verify=" + profile}
	n.texts["_lectern.b.example"] = []string{"lectern-verify=" + profile}
	n.texts["c.example"] = []string{profile, "lectern-verify=https://people.example/authors/eve/"}
	n.text("d.example/.well-known/lectern.json", `{"profiles": ["https://people.example/authors/eve/", "`+profile+`"]}`)
	n.text("e.example/.well-known/lectern.txt", "# profiles\nhttps://people.example/authors/ada\n")
	n.text("f.example/.well-known/lectern.json", "<!doctype html>a page for every address: "+profile)
	found, troubles := n.look(Subject{Domains: []string{"a.example", "b.example", "c.example", "d.example", "e.example", "f.example", "broken.example", "127.0.0.1"}})
	want := []Finding{
		{trust.MethodDNS, "a.example"}, {trust.MethodDNS, "b.example"},
		{trust.MethodWellKnown, "https://d.example/.well-known/lectern.json"}, {trust.MethodWellKnown, "https://e.example/.well-known/lectern.txt"},
	}
	if !slices.Equal(found, want) {
		t.Errorf("found %+v", found)
	}
	methods := []string{}
	for _, trouble := range troubles {
		methods = append(methods, trouble.Method)
	}
	if !slices.Equal(methods, []string{trust.MethodDNS, trust.MethodWellKnown}) {
		t.Errorf("troubles %+v", troubles)
	}
}

// Whatever leads to a private host, or to this machine, is not connected to: a name,
// an address, a redirect, a name that leads elsewhere the second time.
func TestPrivateHosts(t *testing.T) {
	n := newNetwork(t)
	n.addrs["intranet.example"] = "10.0.0.7"
	n.addrs["mapped.example"] = "::ffff:192.168.1.1"
	n.pages["public.example/"] = func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "https://intranet.example/", http.StatusFound)
	}
	for _, page := range []string{"https://intranet.example/", "https://mapped.example/", "https://127.0.0.1/", "https://[::1]/", "https://169.254.169.254/",
		"https://public.example/", "https://[64:ff9b::7f00:1]/", "https://100.64.0.1/", "https://0.0.0.0/"} {
		n.dials = nil
		found, troubles := n.look(Subject{Pages: []string{page}})
		if len(found) > 0 || len(troubles) != 1 || !errors.Is(troubles[0].Err, errPrivate) {
			t.Errorf("%s: %v, %v", page, found, troubles)
		}
		if slices.ContainsFunc(n.dials, func(a string) bool { return a != "93.184.215.14:443" }) {
			t.Errorf("%s: dialled %v", page, n.dials)
		}
	}
	// The address that is dialled is the one that was looked at, so that a second
	// answer of the same name server is never used.
	asked := 0
	opt := n.options()
	opt.Lookup = func(context.Context, string) ([]netip.Addr, error) {
		if asked++; asked > 1 {
			return []netip.Addr{netip.MustParseAddr("127.0.0.1")}, nil
		}
		return []netip.Addr{netip.MustParseAddr("93.184.215.14")}, nil
	}
	n.dials = nil
	New(opt).Look(context.Background(), Subject{Page: profile, Pages: []string{"https://rebind.example/"}})
	if asked != 1 || !slices.Equal(n.dials, []string{"93.184.215.14:443"}) {
		t.Errorf("asked %d times, dialled %v", asked, n.dials)
	}
	opt = n.options()
	opt.AllowPrivate = true
	n.text("intranet.example/", `<a rel="me" href="`+profile+`">`)
	if found, troubles := New(opt).Look(context.Background(), Subject{Page: profile, Pages: []string{"https://intranet.example/"}}); len(found) != 1 {
		t.Errorf("--allow-private: %v", troubles)
	}
}

func TestRedirects(t *testing.T) {
	n := newNetwork(t)
	for i := range 6 {
		n.pages[fmt.Sprintf("hop.example/%d", i)] = func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, fmt.Sprintf("/%d", i+1), http.StatusMovedPermanently)
		}
	}
	n.text("hop.example/6", `<a rel="me" href="`+profile+`">`)
	n.pages["down.example/"] = func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://hop.example/6", http.StatusFound)
	}
	n.pages["file.example/"] = func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
	}
	if found, _ := n.look(Subject{Pages: []string{"https://hop.example/3"}}); len(found) != 1 || found[0].Evidence != "https://hop.example/3" {
		t.Errorf("three redirects: %v", found)
	}
	for _, page := range []string{"https://hop.example/2", "https://down.example/", "https://file.example/", "ftp://x.example/", "https://a:b@x.example/", "https://"} {
		if found, troubles := n.look(Subject{Pages: []string{page}}); len(found) > 0 || len(troubles) != 1 {
			t.Errorf("%s: %v, %v", page, found, troubles)
		}
	}
}

func TestLimits(t *testing.T) {
	n := newNetwork(t)
	link := `<a rel="me" href="` + profile + `">`
	n.text("long.example/", link+strings.Repeat("x", bodyMax))
	n.pages["bomb.example/"] = func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		defer z.Close()
		io.WriteString(z, link)
		for range 64 {
			z.Write(make([]byte, 1<<20))
		}
	}
	n.pages["slow.example/"] = func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }
	n.pages["broken.example/"] = func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) }
	opt := n.options()
	opt.Timeout = 100 * time.Millisecond
	for _, page := range []string{"https://slow.example/", "https://broken.example/"} {
		if found, troubles := New(opt).Look(context.Background(), Subject{Page: profile, Pages: []string{page}}); len(found) > 0 || len(troubles) != 1 {
			t.Errorf("%s: %v, %v", page, found, troubles)
		}
	}
	for _, page := range []string{"https://long.example/", "https://bomb.example/"} {
		if found, troubles := n.look(Subject{Pages: []string{page}}); len(found) > 0 || len(troubles) != 1 || !strings.Contains(troubles[0].Err.Error(), "longer than") {
			t.Errorf("%s: %v, %v", page, found, troubles)
		}
	}
}

// One host is asked again only after the pause; a domain's files are asked for once,
// whoever is looked for.
func TestPoliteness(t *testing.T) {
	if o := New(Options{}).opt; o.Pause != time.Second || o.Timeout != 15*time.Second {
		t.Errorf("by default a pause of %v and %v of patience", o.Pause, o.Timeout)
	}
	n := newNetwork(t)
	opt := n.options()
	opt.Pause = 30 * time.Millisecond
	p := New(opt)
	for _, page := range []string{profile, "https://people.example/authors/eve/"} {
		p.Look(context.Background(), Subject{Page: page, Domains: []string{"iis.example"}})
	}
	want := []string{"iis.example /.well-known/lectern.json", "iis.example /.well-known/lectern.txt"}
	if !slices.Equal(n.asked, want) {
		t.Fatalf("asked %v", n.asked)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	opt.Pause = time.Hour
	p = New(opt)
	p.Look(context.Background(), Subject{Page: profile, Pages: []string{"https://ada.example/"}})
	if _, troubles := p.Look(ctx, Subject{Page: profile, Pages: []string{"https://ada.example/"}}); len(troubles) != 1 || !errors.Is(troubles[0].Err, context.Canceled) {
		t.Errorf("a wait that is called off: %v", troubles)
	}
}
