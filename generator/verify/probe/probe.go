// Package probe looks on the network for proofs that a profile is the person's whose
// page it says it is: in ORCID's public record, on pages that the person owns, on the
// domain of an institution. It asks politely and nobody but public hosts; it knows
// nothing of sites, nor of what becomes of a proof.
package probe

import (
	"context"
	"crypto/tls"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"time"

	"lectern/generator/scholar"
	"lectern/generator/trust"
)

// Options says how to ask. Zero values are what the network wants.
type Options struct {
	Agent        string        // User-Agent: who asks, and for which site
	AllowPrivate bool          // ask hosts of private networks and of this machine, too
	Pause        time.Duration // between two requests to one host; 0: a second
	Timeout      time.Duration // of one request with its redirects; 0: fifteen seconds

	// The network, replaced by tests: addresses of a host, a connection to one of
	// them, TXT records of a domain, the address of ORCID's public interface.
	Lookup    func(ctx context.Context, host string) ([]netip.Addr, error)
	Connect   func(ctx context.Context, network, address string) (net.Conn, error)
	LookupTXT func(ctx context.Context, domain string) ([]string, error)
	ORCID     string
	TLS       *tls.Config
}

// Subject is somebody to find proofs for.
type Subject struct {
	Page    string   // absolute address of the profile
	ORCID   string   // bare; may be empty
	Pages   []string // addresses that may link back
	Domains []string // of institutions
}

// Finding is a proof: its method, one of package trust's, and where anybody can see
// it again.
type Finding struct{ Method, Evidence string }

// Is reports whether a recorded proof is the same one.
func (f Finding) Is(v scholar.Verification) bool {
	return f.Method == v.Method && f.Evidence == v.Evidence
}

// Trouble is a place that could not be asked.
type Trouble struct {
	Method string
	Err    error
}

// Prober asks. It is used by one goroutine.
type Prober struct {
	opt    Options
	client *http.Client
	paces  map[string]*time.Timer // by host: when it may be asked again
	files  map[string]fetched     // of domains, by address: asked once
	texts  map[string]looked      // TXT records by domain
}

type fetched struct {
	body string
	err  error
}

type looked struct {
	texts []string
	err   error
}

// New returns a Prober.
func New(opt Options) *Prober {
	if opt.Pause == 0 {
		opt.Pause = time.Second
	}
	if opt.Timeout == 0 {
		opt.Timeout = 15 * time.Second
	}
	if opt.ORCID == "" {
		opt.ORCID = "https://pub.orcid.org/v3.0/"
	}
	if opt.Lookup == nil {
		opt.Lookup = func(ctx context.Context, host string) ([]netip.Addr, error) {
			return net.DefaultResolver.LookupNetIP(ctx, "ip", host)
		}
	}
	if opt.Connect == nil {
		opt.Connect = (&net.Dialer{}).DialContext
	}
	if opt.LookupTXT == nil {
		opt.LookupTXT = net.DefaultResolver.LookupTXT
	}
	p := &Prober{opt: opt, paces: map[string]*time.Timer{}, files: map[string]fetched{}, texts: map[string]looked{}}
	p.client = p.newClient()
	return p
}

// Look looks for all proofs of a subject. What could not be asked is in the second
// list; that somebody says nothing of the profile is in neither.
func (p *Prober) Look(ctx context.Context, s Subject) ([]Finding, []Trouble) {
	var found []Finding
	var troubles []Trouble
	note := func(method, evidence string, ok bool, err error) {
		switch {
		case err != nil:
			troubles = append(troubles, Trouble{method, err})
		case ok:
			found = append(found, Finding{method, evidence})
		}
	}
	if s.ORCID != "" {
		ok, err := p.orcid(ctx, s)
		note(trust.MethodORCID, "https://orcid.org/"+s.ORCID, ok, err)
	}
	for _, page := range s.Pages {
		ok, err := p.linksBack(ctx, page, s.Page)
		note(trust.MethodWebsite, page, ok, err)
	}
	for _, domain := range s.Domains {
		ok, err := p.dns(ctx, domain, s.Page)
		note(trust.MethodDNS, domain, ok, err)
		for _, file := range []string{"lectern.json", "lectern.txt"} {
			address := "https://" + domain + "/.well-known/" + file
			ok, err := p.wellKnown(ctx, address, s.Page)
			note(trust.MethodWellKnown, address, ok, err)
			if ok || err != nil {
				break // the other file would say the same
			}
		}
	}
	return found, troubles
}

// orcid asks whether the public record of an ORCID iD lists the profile among the
// person's addresses (ORCID API 3.0, researcher-urls).
func (p *Prober) orcid(ctx context.Context, s Subject) (bool, error) {
	body, _, err := p.get(ctx, p.opt.ORCID+s.ORCID+"/researcher-urls", "application/json")
	if err != nil || body == "" {
		return false, err
	}
	var record struct {
		URLs []struct {
			URL struct {
				Value string `json:"value"`
			} `json:"url"`
		} `json:"researcher-url"`
	}
	if err := json.Unmarshal([]byte(body), &record); err != nil {
		return false, fmt.Errorf("ORCID's answer is no JSON of the expected form: %w", err)
	}
	for _, u := range record.URLs {
		if same(u.URL.Value, s.Page) {
			return true, nil
		}
	}
	return false, nil
}

// linksBack asks whether a page links to the profile as its owner's (rel="me").
func (p *Prober) linksBack(ctx context.Context, page, profile string) (bool, error) {
	body, final, err := p.get(ctx, page, "text/html")
	if err != nil || body == "" {
		return false, err
	}
	return slices.ContainsFunc(relMe(body, final), func(href string) bool { return same(href, profile) }), nil
}

// textKey begins the TXT records that name profiles.
const textKey = "lectern-verify="

// dns asks whether a TXT record of a domain, or of the name _lectern below it, names
// the profile.
func (p *Prober) dns(ctx context.Context, domain, profile string) (bool, error) {
	if net.ParseIP(domain) != nil {
		return false, nil
	}
	for _, name := range []string{domain, "_lectern." + domain} {
		answer, asked := p.texts[name]
		if !asked {
			timed, cancel := context.WithTimeout(ctx, p.opt.Timeout)
			answer.texts, answer.err = p.opt.LookupTXT(timed, name)
			cancel()
			var dnsErr *net.DNSError
			if errors.As(answer.err, &dnsErr) && dnsErr.IsNotFound {
				answer.err = nil
			}
			p.texts[name] = answer
		}
		if answer.err != nil {
			return false, answer.err
		}
		for _, text := range answer.texts {
			if address, is := strings.CutPrefix(strings.TrimSpace(text), textKey); is && same(address, profile) {
				return true, nil
			}
		}
	}
	return false, nil
}

// wellKnown asks whether a file on a domain names the profile: as JSON
// {"profiles": ["https://..."]}, as text an address a line.
func (p *Prober) wellKnown(ctx context.Context, address, profile string) (bool, error) {
	file, asked := p.files[address]
	if !asked {
		file.body, _, file.err = p.get(ctx, address, "application/json, text/plain")
		p.files[address] = file
	}
	if file.err != nil || file.body == "" {
		return false, file.err
	}
	names := func(listed string) bool { return same(strings.TrimSpace(listed), profile) }
	if !strings.HasSuffix(address, ".json") {
		return slices.ContainsFunc(strings.Split(file.body, "\n"), names), nil
	}
	var list struct {
		Profiles []string `json:"profiles"`
	}
	if json.Unmarshal([]byte(file.body), &list) != nil {
		return false, nil // many hosts answer every address with a page
	}
	return slices.ContainsFunc(list.Profiles, names), nil
}

// same reports whether two addresses are of one page, however they are written:
// http or https, with or without the last slash or index.html.
func same(a, b string) bool {
	x, y := normal(a), normal(b)
	return x != "" && x == y
}

func normal(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil || u.RawQuery != "" {
		return ""
	}
	host := strings.ToLower(u.Host)
	host = strings.TrimSuffix(strings.TrimSuffix(host, ":443"), ":80")
	return host + strings.TrimSuffix(strings.TrimSuffix(u.Path, "index.html"), "/")
}
